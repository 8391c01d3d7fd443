package io.millrace.lab;

import io.millrace.sandbox.elasticpath.ElasticPathMain;
import io.millrace.sandbox.fluent.FluentMain;
import io.millrace.sandbox.kafka.EmbeddedKafkaMain;
import java.util.Locale;
import java.util.function.Consumer;

/** What can be run as a process of its own. Each ends the process with an exit code of its own. */
enum Part {
    INGEST_GATEWAY(io.millrace.gateway.Main::main),
    TRANSFORMER(io.millrace.transformer.Main::main),
    FLUENT_SINK(io.millrace.sink.Main::main),
    COMMERCE_READER(io.millrace.reader.Main::main),
    CAPTURE_SERVICE(io.millrace.capture.Main::main),
    KAFKA(EmbeddedKafkaMain::main),
    ELASTIC_PATH(ElasticPathMain::main),
    FLUENT(FluentMain::main);

    @SuppressWarnings("ImmutableEnumChecker") // a method reference holds no state
    private final Consumer<String[]> main;

    Part(Consumer<String[]> main) {
        this.main = main;
    }

    /** The word on the command line, such as {@code ingest-gateway}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void run(String... arguments) {
        main.accept(arguments);
    }
}
