package io.millrace.sandbox.elasticpath;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may be changed about an order at any time, apart from its states.
 *
 * @param custom extra fields of any name, shown at the top level
 */
record OrderDetails(Optional<String> orderNumber, Optional<String> externalRef, ObjectNode shippingAddress,
        ObjectNode billingAddress, ObjectNode custom) {}
