package io.millrace.sandbox.fluent;

import tools.jackson.databind.node.ObjectNode;

/** A simulator and its client; on request with the samples' customer, products and order in it. */
final class World implements AutoCloseable {
    private final FluentSimulator simulator;
    private final Caller caller;

    World() throws Exception {
        this(FluentConfig.local());
    }

    World(FluentConfig config) throws Exception {
        simulator = FluentSimulator.start(config);
        caller = new Caller(simulator, config);
    }

    FluentSimulator simulator() {
        return simulator;
    }

    Caller caller() {
        return caller;
    }

    World withCustomer() throws Exception {
        caller.succeed("createCustomer", Samples.input("createCustomer"));
        return this;
    }

    World withProducts() throws Exception {
        caller.succeed("createStandardProduct", Samples.input("createStandardProduct"));
        caller.succeed("createVariantProduct", Samples.input("createVariantProduct"));
        return this;
    }

    World withOrder() throws Exception {
        caller.succeed("createOrder", input("createOrder"));
        return this;
    }

    /** A sample's input, with the ids that this simulator gave to the samples' customer and order. */
    ObjectNode input(String mutation) {
        var input = Samples.input(mutation);
        var customers = simulator.store().customers();
        var orders = simulator.store().orders();
        switch (mutation) {
            case "createOrder" -> input.putObject("customer").put("id", customers.getFirst().id());
            case "updateOrder" -> input.put("id", orders.getFirst().id());
            case "createFinancialTransaction" -> input.putObject("order").put("id", orders.getFirst().id());
            default -> {}
        }
        return input;
    }

    @Override
    public void close() {
        caller.close();
        simulator.close();
    }
}
