package io.millrace.sandbox.elasticpath;

import io.millrace.common.settings.Secret;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * All that a simulator can be told.
 *
 * @param host the address to listen on
 * @param port the port, or 0 for any free one
 * @param clientId the application key that gets tokens
 * @param clientSecret its secret
 * @param random where ids and tokens come from; used by one thread at a time
 * @param clock what the simulator takes for the time
 * @param products what the store sells
 * @param retries how often a webhook is tried
 * @param controlPort where {@code /sandbox} is as well, out of reach of every fault; 0 for any free one
 */
public record ElasticPathConfig(String host, int port, String clientId, Secret clientSecret, RandomGenerator random,
        InstantSource clock, ProductShelf products, WebhookRetries retries, OptionalInt controlPort) {

    /** On 127.0.0.1 and any free port, with the sandbox's well-known application key. */
    public static ElasticPathConfig local() {
        return new ElasticPathConfig("127.0.0.1", 0, "sandbox-client", new Secret("sandbox-secret"),
                RandomGenerator.getDefault(), InstantSource.system(), ProductShelf.standard(),
                WebhookRetries.standard(), OptionalInt.empty());
    }

    /** Listens on another address of this machine. */
    public ElasticPathConfig withHost(String other) {
        return new ElasticPathConfig(other, port, clientId, clientSecret, random, clock, products, retries,
                controlPort);
    }

    /** Listens on another port. */
    public ElasticPathConfig withPort(int other) {
        return new ElasticPathConfig(host, other, clientId, clientSecret, random, clock, products, retries,
                controlPort);
    }

    /** Gives tokens to another application key. */
    public ElasticPathConfig withClient(String id, Secret secret) {
        return new ElasticPathConfig(host, port, id, secret, random, clock, products, retries, controlPort);
    }

    /** Lives in another time. */
    public ElasticPathConfig withClock(InstantSource other) {
        return new ElasticPathConfig(host, port, clientId, clientSecret, random, other, products, retries, controlPort);
    }

    /** Sells other things. */
    public ElasticPathConfig withProducts(ProductShelf other) {
        return new ElasticPathConfig(host, port, clientId, clientSecret, random, clock, other, retries, controlPort);
    }

    /** The same with {@code /sandbox} on a port of its own as well. */
    public ElasticPathConfig withControlPort(int other) {
        return new ElasticPathConfig(host, port, clientId, clientSecret, random, clock, products, retries,
                OptionalInt.of(other));
    }

    /** Tries webhooks more or less often. */
    public ElasticPathConfig withRetries(WebhookRetries other) {
        return new ElasticPathConfig(host, port, clientId, clientSecret, random, clock, products, other, controlPort);
    }
}
