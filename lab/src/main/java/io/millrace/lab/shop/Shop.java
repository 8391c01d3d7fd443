package io.millrace.lab.shop;

import io.millrace.common.http.ApacheHttpCaller;
import io.millrace.common.http.HttpLimits;
import io.millrace.common.service.Exit;
import io.millrace.common.settings.Secret;
import io.millrace.sandbox.elasticpath.ElasticPathConfig;
import io.millrace.sandbox.elasticpath.Product;
import io.millrace.sandbox.elasticpath.ProductShelf;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shoppers of a simulated Elastic Path, as a process: what gives the containers of a sandbox something to do. */
@Command(name = "shop", mixinStandardHelpOptions = true, description = {
        "Place orders at a simulated Elastic Path, at a steady rate.",
        "Registers the webhooks first, unless they are there."})
public final class Shop implements Callable<Integer> {
    private static final int CONNECTIONS = 64;
    private static final int TELL_EVERY = 100;

    private final RandomGenerator random;
    private final InstantSource clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(names = "--elastic-path", paramLabel = "URL", defaultValue = "http://localhost:8081",
            description = "Where the simulator listens (default ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // it has a default value
    private URI elasticPath;

    @Option(names = "--webhook", paramLabel = "URL",
            defaultValue = "http://localhost:8080/webhooks/elastic-path",
            description = "Where the gateway receives webhooks (default ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // it has a default value
    private URI webhook;

    @Option(names = "--webhook-secret", paramLabel = "SECRET", required = true,
            description = "What each webhook brings: one of MILLRACE_GATEWAY_SECRETS.")
    private @Nullable String webhookSecret;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "5",
            description = "Orders a second (default ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--orders", paramLabel = "N", defaultValue = "1000",
            description = "How many orders to place (default ${DEFAULT-VALUE}).")
    private int orders;

    /** Shoppers are made up from {@code random}. */
    public Shop(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var key = ElasticPathConfig.local();
        try (var http = new ApacheHttpCaller(HttpLimits.of(CONNECTIONS, Duration.ofSeconds(10)))) {
            var storefront = new Storefront(http, elasticPath,
                    new Storefront.Key(key.clientId(), key.clientSecret()), clock);
            connect(storefront);
            var refused = place(storefront, out);
            out.println(orders - refused + " orders were placed, " + refused + " were not");
            return (refused == 0 ? Exit.STOPPED : Exit.FAILED).code();
        }
    }

    private void connect(Storefront storefront) {
        var secret = new Secret(webhookSecret == null ? "" : webhookSecret);
        storefront.connect("Millrace orders", webhook, secret, List.of("order.paid"));
        storefront.connect("Millrace customers", webhook, secret, List.of("customer.created", "customer.updated"));
    }

    /** Returns how many were refused. */
    private int place(Storefront storefront, PrintWriter out) {
        var shoppers = new Shoppers(random, ProductShelf.standard().products().stream().map(Product::id).toList());
        var queue = Stream.generate(shoppers::next).limit(orders).toList();
        var placed = new AtomicInteger();
        var refused = new AtomicInteger();
        new SteadyRate(rate, System::nanoTime).run(orders, number -> {
            try {
                storefront.order(queue.get(number));
                if (placed.incrementAndGet() % TELL_EVERY == 0) {
                    out.println(placed + " orders placed");
                }
            } catch (IllegalStateException e) {
                if (refused.incrementAndGet() == 1) {
                    spec.commandLine().getErr().println("the first order that could not be placed: " + e.getMessage());
                }
            }
        });
        return refused.get();
    }
}
