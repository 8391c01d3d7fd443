package io.millrace.sandbox.fluent;

import io.millrace.common.settings.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The simulated account.
 *
 * @param host the address to listen on
 * @param port the port, or 0 for any free one
 * @param account the account's id
 * @param username who logs in
 * @param retailerId the one retailer's id, a number
 * @param catalogueRefs the product catalogues that there are
 * @param tokenLifetime how long a token is valid
 * @param codePosition where the code of a business error stands
 * @param schemaAge how new the schema is
 * @param strictProducts whether the items of an order must name products that exist
 * @param random makes UUIDs
 * @param clock tells when things are created and tokens end
 * @param controlPort where {@code /sandbox} is as well, out of reach of every fault; 0 for any free one
 */
public record FluentConfig(String host, int port, String account, String username, Secret password, String clientId,
        Secret clientSecret, String retailerId, Set<String> catalogueRefs, Duration tokenLifetime,
        CodePosition codePosition, SchemaAge schemaAge, boolean strictProducts, RandomGenerator random,
        InstantSource clock, OptionalInt controlPort) {

    /** Checks the retailer's id, and copies the set. */
    public FluentConfig {
        if (!retailerId.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("the id of a retailer is a number: " + retailerId);
        }
        catalogueRefs = Set.copyOf(catalogueRefs);
    }

    /** On any free port of this machine, with credentials that open nothing else. */
    public static FluentConfig local() {
        return new FluentConfig("127.0.0.1", 0, "SANDBOX", "sandbox-api-user", new Secret("sandbox-password"),
                "SANDBOX-CLIENT", new Secret("sandbox-client-secret"), "1", Set.of("PC:MASTER:1"),
                Duration.ofSeconds(86_386), CodePosition.EXTENSIONS, SchemaAge.CURRENT, false, new SecureRandom(),
                InstantSource.system(), OptionalInt.empty());
    }

    /** The same elsewhere. */
    public FluentConfig withListener(String newHost, int newPort) {
        return new FluentConfig(newHost, newPort, account, username, password, clientId, clientSecret, retailerId,
                catalogueRefs, tokenLifetime, codePosition, schemaAge, strictProducts, random, clock, controlPort);
    }

    /** The same with tokens that end sooner or later. */
    public FluentConfig withTokenLifetime(Duration lifetime) {
        return new FluentConfig(host, port, account, username, password, clientId, clientSecret, retailerId,
                catalogueRefs, lifetime, codePosition, schemaAge, strictProducts, random, clock, controlPort);
    }

    /** The same with another place for error codes. */
    public FluentConfig withCodePosition(CodePosition position) {
        return new FluentConfig(host, port, account, username, password, clientId, clientSecret, retailerId,
                catalogueRefs, tokenLifetime, position, schemaAge, strictProducts, random, clock, controlPort);
    }

    /** The same with another schema. */
    public FluentConfig withSchemaAge(SchemaAge age) {
        return new FluentConfig(host, port, account, username, password, clientId, clientSecret, retailerId,
                catalogueRefs, tokenLifetime, codePosition, age, strictProducts, random, clock, controlPort);
    }

    /** The same, but the products of an order must exist. */
    public FluentConfig withStrictProducts() {
        return new FluentConfig(host, port, account, username, password, clientId, clientSecret, retailerId,
                catalogueRefs, tokenLifetime, codePosition, schemaAge, true, random, clock, controlPort);
    }

    /** The same with another clock. */
    public FluentConfig withClock(InstantSource other) {
        return new FluentConfig(host, port, account, username, password, clientId, clientSecret, retailerId,
                catalogueRefs, tokenLifetime, codePosition, schemaAge, strictProducts, random, other, controlPort);
    }

    /** The same with {@code /sandbox} on a port of its own as well. */
    public FluentConfig withControlPort(int other) {
        return new FluentConfig(host, port, account, username, password, clientId, clientSecret, retailerId,
                catalogueRefs, tokenLifetime, codePosition, schemaAge, strictProducts, random, clock,
                OptionalInt.of(other));
    }
}
