package io.millrace.capture;

import io.millrace.capture.CaptureMetrics.Judgement;
import io.millrace.common.command.CaptureRequest;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.event.TraceParent;
import io.millrace.common.topic.Topic;
import io.millrace.common.webhook.Admission;
import io.millrace.common.webhook.Call;
import io.millrace.common.webhook.Deadline;
import io.millrace.common.webhook.Reception;
import io.millrace.common.webhook.RecordStore;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Fluent's webhooks: nothing of one is believed before its signature is checked, and what was complete is stored before
 * it is acknowledged. For any thread.
 */
final class FluentReception implements Reception {
    private static final String ORDER = "ORDER";

    private final SignatureCheck signatures;
    private final Selection selection;
    private final Store store;
    private final CaptureMetrics metrics;
    private final Courier.Chance chance;
    private final RecentIds recent = new RecentIds();

    /** Which webhooks are needed. */
    record Selection(SenderConfig sender, PolicyConfig policy) {}

    /** Where they are stored. */
    record Store(RecordStore records, Topic<String, CaptureRequest> topic) {}

    FluentReception(SignatureCheck signatures, Selection selection, Store store, CaptureMetrics metrics,
            Courier.Chance chance) {
        this.signatures = signatures;
        this.selection = selection;
        this.store = store;
        this.metrics = metrics;
        this.chance = chance;
    }

    @Override
    public boolean admits(Call call) {
        if (!signatures.isSigned(call)) {
            metrics.judged(Judgement.BAD_SIGNATURE);
            return false;
        }
        return true;
    }

    @Override
    public Admission admit(Call call, byte[] body, Deadline until) {
        if (!signatures.verifies(call, body)) {
            return judged(Judgement.BAD_SIGNATURE, new Admission.Unauthorised());
        }
        return FluentWebhook.read(body)
                .map(webhook -> admit(call, webhook, until))
                .orElseGet(() -> judged(Judgement.MALFORMED,
                        new Admission.Malformed("the body is not the event of a workflow")));
    }

    private Admission admit(Call call, FluentWebhook webhook, Deadline until) {
        if (!selection.sender().sent(webhook)) {
            return judged(Judgement.WRONG_SENDER, new Admission.Unauthorised());
        }
        if (!ORDER.equals(webhook.entityType())) {
            return judged(Judgement.OTHER_ENTITY, new Admission.Ignored());
        }
        if (!selection.policy().selects(webhook.entityStatus())) {
            return judged(Judgement.OTHER_STATUS, new Admission.Ignored());
        }
        if (recent.contains(webhook.id())) {
            return judged(Judgement.REPEAT, new Admission.Stored(webhook.id()));
        }
        return switch (store.records().store(record(call, webhook), until)) {
            case CONFIRMED -> {
                recent.add(webhook.id());
                yield judged(Judgement.STORED, new Admission.Stored(webhook.id()));
            }
            case TOO_LARGE -> judged(Judgement.NOT_STORED, new Admission.TooLarge());
            case UNCONFIRMED -> judged(Judgement.NOT_STORED, new Admission.Unavailable());
        };
    }

    private ProducerRecord<String, byte[]> record(Call call, FluentWebhook webhook) {
        var received = chance.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        var trace = call.header(TraceParent.HEADER).flatMap(TraceParent::parse)
                .map(parent -> parent.next(chance.random()))
                .orElseGet(() -> TraceParent.start(chance.random()));
        var request = new CaptureRequest(webhook.id(), webhook.name(), webhook.entityRef(), webhook.entityId(),
                webhook.entityStatus(), received);
        var topic = store.topic();
        var record = new ProducerRecord<>(topic.name(), null, received.toEpochMilli(), webhook.entityRef(),
                topic.values().serializer().serialize(topic.name(), request));
        new EventHeaders(webhook.id(), webhook.name(), "/fluent/" + webhook.account() + "/" + webhook.retailer(),
                received, webhook.entityRef(), trace).writeTo(record.headers());
        return record;
    }

    private Admission judged(Judgement judgement, Admission admission) {
        metrics.judged(judgement);
        return admission;
    }
}
