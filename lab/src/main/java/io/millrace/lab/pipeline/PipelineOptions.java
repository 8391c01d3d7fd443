package io.millrace.lab.pipeline;

import io.millrace.sandbox.kafka.Broker;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How a pipeline in one JVM differs from the usual one.
 *
 * @param ports where everything listens
 * @param broker a broker that is there already and stays when the pipeline ends; empty for one of its own
 * @param topicPrefix keeps pipelines on one broker apart
 * @param settings more settings for the services, by their full names
 * @param random makes ids and jitter
 * @param clock tells the time to services and simulators
 */
public record PipelineOptions(PipelinePorts ports, Optional<Broker> broker, String topicPrefix,
        Map<String, String> settings, RandomGenerator random, InstantSource clock) {

    /** Copies the settings. */
    public PipelineOptions {
        settings = Map.copyOf(settings);
    }
}
