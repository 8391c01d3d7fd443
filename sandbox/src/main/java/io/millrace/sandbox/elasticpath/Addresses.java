package io.millrace.sandbox.elasticpath;

import io.millrace.common.json.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Addresses of orders: always with all fields, of which some may be empty (elastic-path reference, 5.1). */
final class Addresses {
    private static final List<String> BILLING = List.of("first_name", "last_name", "company_name", "line_1", "line_2",
            "city", "postcode", "county", "country", "region");
    private static final List<String> SHIPPING = List.of("first_name", "last_name", "phone_number", "company_name",
            "line_1", "line_2", "city", "postcode", "county", "country", "region", "instructions");
    private static final List<String> REQUIRED = List.of("first_name", "last_name", "line_1", "postcode", "county",
            "country");

    private Addresses() {}

    /** The field {@code billing_address} of a checkout. */
    static ObjectNode billing(ObjectNode data) {
        return whole("billing_address", BILLING, Fields.object(data, "billing_address"));
    }

    /** The field {@code shipping_address} of a checkout or an update. */
    static ObjectNode shipping(ObjectNode data) {
        return whole("shipping_address", SHIPPING, Fields.object(data, "shipping_address"));
    }

    private static ObjectNode whole(String name, List<String> fields, ObjectNode given) {
        for (var field : REQUIRED) {
            if (Fields.textIfAny(given, field).filter(text -> !text.isBlank()).isEmpty()) {
                throw ApiError.missing(name + "." + field);
            }
        }
        var address = Json.object();
        fields.forEach(field -> address.put(field, Fields.textIfAny(given, field).orElse("")));
        return address;
    }
}
