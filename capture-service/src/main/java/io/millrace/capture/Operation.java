package io.millrace.capture;

/** A call that the capture of an order may need. */
sealed interface Operation {

    /** For the story of a record and for metrics. */
    String word();

    /** Asks Fluent what has become of the order. */
    record Confirm() implements Operation {
        @Override
        public String word() {
            return "confirm";
        }
    }

    /** One that Elastic Path answers. */
    sealed interface OfElasticPath extends Operation {}

    /** Reads the order. */
    record ReadOrder() implements OfElasticPath {
        @Override
        public String word() {
            return "read-order";
        }
    }

    /** Reads its transactions. */
    record ListTransactions() implements OfElasticPath {
        @Override
        public String word() {
            return "list-transactions";
        }
    }

    /** Captures one of them, as a whole (elastic-path reference, 6.3). */
    record Capture(String transaction) implements OfElasticPath {
        @Override
        public String word() {
            return "capture";
        }
    }

    /** Marks the order as fulfilled. */
    record Fulfil() implements OfElasticPath {
        @Override
        public String word() {
            return "fulfil";
        }
    }
}
