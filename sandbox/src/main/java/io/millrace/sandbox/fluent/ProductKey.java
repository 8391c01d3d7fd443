package io.millrace.sandbox.fluent;

/** What identifies a product: its ref is unique inside of a catalogue only. */
record ProductKey(String catalogue, String ref) {

    /** Of a {@code ProductKey} input, of a product's input, or of a product. */
    static ProductKey of(Fields fields) {
        return new ProductKey(fields.part("catalogue").text("ref"), fields.text("ref"));
    }
}
