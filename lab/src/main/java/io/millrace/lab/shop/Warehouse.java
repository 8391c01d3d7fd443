package io.millrace.lab.shop;

import io.millrace.common.event.TraceParent;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentClient;
import io.millrace.common.fluent.FluentRequest;
import io.millrace.common.http.HttpAnswer;
import io.millrace.common.http.HttpCall;
import io.millrace.common.http.HttpCaller;
import io.millrace.common.json.Json;
import io.millrace.sandbox.fluent.FluentConfig;
import io.millrace.sandbox.fluent.FluentSimulator;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays the end of an order's workflow in Fluent: sets the order to complete, and posts the signed webhook that the
 * ruleset sends (fluent reference, 4). Safe for any thread.
 */
public final class Warehouse {
    private static final String COMPLETE = "mutation Complete($input: UpdateOrderInput) "
            + "{ updateOrder(input: $input) { id status } }";
    private static final String FIND = "query Find($ref: String!) { order(ref: $ref) { id } }";

    private final HttpCaller http;
    private final FluentClient fluent;
    private final FluentConfig account;
    private final URI webhooks;
    private final PrivateKey key;

    /** Posts to {@code webhooks} what it signs with {@code key}. */
    public Warehouse(HttpCaller http, FluentSimulator simulator, FluentConfig account, URI webhooks, PrivateKey key) {
        this.http = http;
        this.account = account;
        this.webhooks = webhooks;
        this.key = key;
        fluent = new FluentClient(new io.millrace.common.fluent.FluentConfig(simulator.address(), account.username(),
                account.password(), account.clientId(), account.clientSecret(), Optional.of(account.account())), http,
                InstantSource.system());
    }

    /** Keys as Fluent has a pair for each environment. */
    public static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key as Fluent publishes it. */
    public static String text(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** Everything of the order has been sent off. */
    public void complete(String orderRef) {
        var id = id(call(new FluentRequest("order", FIND, Json.object().put("ref", orderRef))));
        var variables = Json.object();
        variables.putObject("input").put("id", id).put("status", "COMPLETE");
        call(new FluentRequest("updateOrder", COMPLETE, variables));
        tell(orderRef, id);
    }

    /** Posts the webhook of an order that is complete, as a rule that is run again does: with another id. */
    public void tell(String orderRef, String orderId) {
        var webhook = webhook(orderRef, orderId);
        var body = Json.write(webhook);
        var answer = http.call(HttpCall.postJson(webhooks, webhook).with("fluent-signature", sign(body)));
        if (!(answer instanceof HttpAnswer.Answered answered && answered.isSuccess())) {
            throw new IllegalStateException("the webhook was not taken: " + answer);
        }
    }

    private ObjectNode webhook(String orderRef, String orderId) {
        return Json.object().put("id", UUID.randomUUID().toString()).put("name", "OrderComplete")
                .put("accountId", account.account()).put("retailerId", account.retailerId())
                .put("entityId", orderId).put("entityRef", orderRef).put("entityType", "ORDER")
                .put("entitySubtype", "HD").put("entityStatus", "AWAITING_COURIER_COLLECTION").put("type", "NORMAL");
    }

    private FluentAnswer call(FluentRequest request) {
        return fluent.call(request, TraceParent.start(new Random(1)));
    }

    private static String id(FluentAnswer answer) {
        return answer instanceof FluentAnswer.Found found
                ? found.id().orElseThrow()
                : failed(answer);
    }

    private static String failed(FluentAnswer answer) {
        throw new IllegalStateException("Fluent does not show the order: " + answer);
    }

    private String sign(byte[] body) {
        try {
            var signature = Signature.getInstance("SHA512withRSA");
            signature.initSign(key);
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
