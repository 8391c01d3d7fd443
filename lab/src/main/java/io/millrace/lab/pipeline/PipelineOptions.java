package io.millrace.lab.pipeline;

import io.millrace.sandbox.kafka.Broker;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How a pipeline in one JVM differs from the usual one.
 *
 * @param ports where everything listens
 * @param broker a broker that is there already and stays when the pipeline ends; empty for one of its own
 * @param topicPrefix keeps pipelines on one broker apart
 * @param orderEvents which events of orders Elastic Path sends
 * @param settings more settings for the services, by their full names
 * @param random makes ids and jitter
 * @param clock tells the time to services and simulators
 */
public record PipelineOptions(PipelinePorts ports, Optional<Broker> broker, String topicPrefix,
        List<String> orderEvents, Map<String, String> settings, RandomGenerator random, InstantSource clock) {

    /** Copies the collections. */
    public PipelineOptions {
        orderEvents = List.copyOf(orderEvents);
        settings = Map.copyOf(settings);
    }

    /** With orders that are sent once they are paid. */
    public PipelineOptions(PipelinePorts ports, Optional<Broker> broker, String topicPrefix,
            Map<String, String> settings, RandomGenerator random, InstantSource clock) {
        this(ports, broker, topicPrefix, List.of("order.paid"), settings, random, clock);
    }
}
