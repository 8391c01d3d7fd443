package io.millrace.transformer;

import io.millrace.common.command.Command;
import io.millrace.common.deadletter.TemplateTrace;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.topic.Topic;
import io.millrace.transformer.Snapshot.Reading;
import io.millrace.transformer.Verdict.End;
import io.millrace.transformer.Verdict.Refuse;
import io.millrace.transformer.memory.EntityRow;
import io.millrace.transformer.memory.EntityRow.Accepted;
import io.millrace.transformer.memory.EntityRow.Sent;
import io.millrace.transformer.memory.Fingerprint;
import io.millrace.transformer.memory.Fingerprinter;
import io.millrace.transformer.memory.Standing;
import io.millrace.transformer.template.Rendering;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Decides what becomes of an event (design, section 5): filter, drop repeats, drop what was overtaken, render, drop
 * what is unchanged. It changes nothing, never throws for what a record holds, and says what is to be remembered. For
 * one thread.
 */
final class Judge {
    /** Leaves room for headers. */
    private static final int MAX_COMMAND = Topic.MAX_RECORD_BYTES - Topic.HEADROOM_BYTES;

    private final Rules rules;
    private final Function<JsonNode, Draft> templates;
    private final CommandPacking packing;
    private final InstantSource clock;
    private final Fingerprinter fingerprints = new Fingerprinter();

    /**
     * Decides by these rules.
     *
     * @param templates renders an envelope with the templates of now
     * @param packing writes a command as bytes
     * @param clock says when a command was rendered
     */
    Judge(Rules rules, Function<JsonNode, Draft> templates, CommandPacking packing, InstantSource clock) {
        this.rules = rules;
        this.templates = templates;
        this.packing = packing;
        this.clock = clock;
    }

    /** The decision on one record; {@code memory} is asked for the entity's row at most once. */
    Ruling judge(Arrival arrival, Function<String, EntityRow> memory) {
        var headers = arrival.event();
        if (headers.isEmpty()) {
            return new Ruling(headers, Refuse.of(Reason.UNREADABLE,
                    "the headers of an event are missing, unreadable or too long"), Optional.empty());
        }
        var event = headers.get();
        if (!rules.selection().has(arrival.family(), event.type())) {
            return Ruling.of(event,
                    new End(Reason.NOT_SELECTED, event.type() + " is not selected", Optional.empty()));
        }
        return switch (Snapshot.of(arrival, event)) {
            case Reading.Unreadable(var reason, var message) -> Ruling.of(event, Refuse.of(reason, message));
            case Reading.Read(var snapshot) -> decide(
                    new Hearing(arrival, event, snapshot, memory.apply(event.subject()), identities(arrival, event)));
        };
    }

    private List<Fingerprint> identities(Arrival arrival, EventHeaders event) {
        var id = fingerprints.of(event.id());
        return arrival.replay().map(replay -> List.of(fingerprints.of(event.id() + "@" + replay), id))
                .orElseGet(() -> List.of(id));
    }

    private Ruling decide(Hearing hearing) {
        var special = hearing.snapshot().standings().stream()
                .filter(standing -> policy(hearing, standing) != Policy.SEND)
                .findFirst();
        if (special.isPresent() && policy(hearing, special.get()) == Policy.FILTER) {
            return filtered(hearing, special.get());
        }
        var first = hearing.repeats(rules.window());
        if (first.isPresent()) {
            return Ruling.of(hearing.event(), new End(Reason.DUPLICATE, "the first one was dealt with", first));
        }
        var newer = hearing.overtaken();
        if (newer.isPresent()) {
            return overtaken(hearing, newer.get());
        }
        return special.map(standing -> refused(hearing, standing)).orElseGet(() -> rendered(hearing));
    }

    private Ruling overtaken(Hearing hearing, Accepted newer) {
        var message = newer.standing() == Standing.LIVE
                ? "a newer version of the entity was accepted before"
                : "the entity was " + Reason.of(newer.standing()).word() + " since";
        return Ruling.of(hearing.event(),
                new End(Reason.overtakenBy(newer.standing()), message, Optional.of(hearing.source(newer.place()))),
                remembered(hearing, hearing.row()));
    }

    private Policy policy(Hearing hearing, Standing standing) {
        return rules.policies().of(hearing.arrival().family(), standing);
    }

    /** Its version is remembered, so that an older event which arrives late does not undo it. */
    private static Ruling filtered(Hearing hearing, Standing standing) {
        var reason = Reason.of(standing);
        var end = new End(reason, "it is " + reason.word() + ", and is not sent by configuration", Optional.empty());
        return hearing.overtaken().isPresent()
                ? Ruling.of(hearing.event(), end)
                : Ruling.of(hearing.event(), end, hearing.accepted());
    }

    /** A person changes Fluent by hand, so that what was sent last is no longer what Fluent has. */
    private static Ruling refused(Hearing hearing, Standing standing) {
        var reason = Reason.of(standing);
        return Ruling.of(hearing.event(),
                Refuse.of(reason, "it is " + reason.word() + ", and by configuration a person has to act in Fluent"),
                hearing.accepted().forgetSent());
    }

    private Ruling rendered(Hearing hearing) {
        var draft = templates.apply(hearing.snapshot().envelope());
        return switch (draft.rendering()) {
            case Rendering.Failed(var code, var problems, var file, var line) -> Ruling.of(hearing.event(),
                    new Refuse(Reason.TEMPLATE, code, String.join("; ", problems),
                            new TemplateTrace(Optional.of(draft.bundle()), file, line)));
            case Rendering.Rendered rendered -> compared(hearing, draft, rendered);
        };
    }

    private Ruling compared(Hearing hearing, Draft draft, Rendering.Rendered rendered) {
        var variables = packing.variables(rendered.mutations());
        var content = fingerprints.of(rendered.ref(), variables);
        var equal = hearing.row().sent()
                .filter(sent -> sent.content().equals(content) && hearing.arrival().replay().isEmpty());
        var row = remembered(hearing, hearing.accepted());
        if (equal.isPresent()) {
            return Ruling.of(hearing.event(),
                    new End(Reason.UNCHANGED, "Fluent has this content, or is about to get it",
                            Optional.of(hearing.source(equal.get().place()))),
                    row);
        }
        var command = command(hearing, draft, rendered);
        var packed = packing.pack(command, variables);
        return packed.length > MAX_COMMAND
                ? Ruling.of(hearing.event(), new Refuse(Reason.TOO_LARGE, Optional.empty(),
                        "the command has " + packed.length + " bytes, more than " + MAX_COMMAND,
                        new TemplateTrace(Optional.of(draft.bundle()), Optional.empty(), OptionalInt.empty())))
                : Ruling.of(hearing.event(), new Verdict.Send(command, packed),
                        row.send(new Sent(hearing.identities().getLast(), content, hearing.place())));
    }

    private Command command(Hearing hearing, Draft draft, Rendering.Rendered rendered) {
        var arrival = hearing.arrival();
        return new Command(arrival.family(), rendered.ref(), rendered.customerRef(), hearing.snapshot().version(),
                draft.bundle(), hearing.event().id(), hearing.event().type(), arrival.source(), clock.instant(),
                rendered.mutations());
    }

    private EntityRow remembered(Hearing hearing, EntityRow row) {
        return row.remember(hearing.identities(), hearing.place(), rules.window().toMillis());
    }
}
