package io.millrace.lab;

import io.millrace.lab.bench.DeliverRate;
import io.millrace.lab.bench.Latency;
import io.millrace.lab.bench.Outage;
import io.millrace.lab.bench.TransformRate;
import io.millrace.lab.demo.Demo;
import io.millrace.lab.shop.Shop;
import io.millrace.ops.Millrace;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The {@code millrace} command of a checkout: what an operator has, and what plays the pipeline on one machine. */
public final class Main {
    private Main() {}

    /** Ends with the exit code of the command. */
    public static void main(String[] arguments) {
        if (!List.of(arguments).contains("run")) {
            quietly("MILLRACE_LOG_LEVEL", "WARN");
            quietly("MILLRACE_LOG_LEVEL_KAFKA", "ERROR");
        }
        System.exit(Millrace.run(commands(), arguments));
    }

    /** Each command of a checkout, in the order of the help. */
    static List<?> commands() {
        var operator = Millrace.commands(System.getenv(), InstantSource.system());
        var checkout = List.of(
                new Demo(new SecureRandom(), InstantSource.system()),
                new Run(),
                new Shop(new SecureRandom(), InstantSource.system()),
                new Latency(new SecureRandom(), InstantSource.system()),
                new TransformRate(new Random(), InstantSource.system()),
                new DeliverRate(new Random(), InstantSource.system()),
                new Outage(new Random(), InstantSource.system()));
        return Stream.concat(operator.stream(), checkout.stream()).toList();
    }

    /** The terminal is for the command; whoever sets the variable gets the log as well. */
    private static void quietly(String variable, String level) {
        if (System.getenv(variable) == null) {
            System.setProperty(variable, level);
        }
    }
}
