package io.millrace.lab.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Makes up shoppers: names of one to three words, customers and guests, one to four product lines, most with a delivery
 * fee, some with a promotion. The same random numbers make the same shoppers. Not safe for threads.
 */
public final class Shoppers {
    private static final List<String> FIRST = List.of("Maria", "Omar", "Aiko", "Ingrid", "Tunde", "Leslie", "Jürgen",
            "Priya", "Søren", "Chloé", "Mateo", "Nguyen", "Fatima", "Björk", "Siobhán", "Ron");
    private static final List<String> MIDDLE = List.of("Ulysses", "del Carmen", "J.", "van der", "bin", "Ann");
    private static final List<String> LAST = List.of("Lindqvist", "Haddad", "Tanaka", "O'Brien", "Okafor", "Knope",
            "Müller", "Raman", "Kierkegaard", "Dubois", "García Márquez", "Thị Hoa", "Swanson");
    private static final List<String> STREETS = List.of("Harbour Road", "Market Street", "Disney Drive", "Main Street",
            "Rue de Rivoli", "Elm Avenue", "Station Lane");
    private static final List<Town> TOWNS = List.of(new Town("Boston", "MA", "02110", "US"),
            new Town("San Francisco", "CA", "94105", "US"), new Town("Anaheim", "CA", "92802", "US"),
            new Town("Pawnee", "IN", "47998", "US"), new Town("Austin", "TX", "73301", "US"));

    private final RandomGenerator random;
    private final List<String> productIds;

    /** Shoppers who buy these products. */
    public Shoppers(RandomGenerator random, List<String> productIds) {
        this.random = random;
        this.productIds = List.copyOf(productIds);
    }

    private record Town(String name, String region, String postcode, String country) {}

    /** The next one. */
    public Shopper next() {
        var name = name();
        var town = one(TOWNS);
        return new Shopper(random.nextInt(3) == 0 ? Shopper.Kind.GUEST : Shopper.Kind.CUSTOMER, name, email(name),
                (1 + random.nextInt(1_999)) + " " + one(STREETS), town.name(), town.region(), town.postcode(),
                town.country(), "USD", basket());
    }

    private String name() {
        return switch (random.nextInt(8)) {
            case 0 -> one(FIRST);
            case 1, 2 -> one(FIRST) + " " + one(MIDDLE) + " " + one(LAST);
            default -> one(FIRST) + " " + one(LAST);
        };
    }

    private String email(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ".").replaceAll("^\\.|\\.$", "")
                + "." + random.nextInt(1_000_000) + "@example.com";
    }

    private List<Shopper.Line> basket() {
        var lines = new ArrayList<Shopper.Line>();
        var start = random.nextInt(productIds.size());
        var products = 1 + random.nextInt(Math.min(4, productIds.size()));
        for (var i = 0; i < products; i++) {
            lines.add(new Shopper.Product(productIds.get((start + i) % productIds.size()), 1 + random.nextInt(3)));
        }
        if (random.nextInt(4) == 0) {
            lines.add(new Shopper.Promotion("WELCOME5"));
        }
        if (random.nextInt(5) > 0) {
            lines.add(new Shopper.Delivery("STANDARD-DELIVERY", "Standard delivery", 700));
        }
        return lines;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
