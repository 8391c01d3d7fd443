package io.millrace.reader;

import io.millrace.common.budget.Priority;
import io.millrace.common.command.Ending.Cause;
import io.millrace.common.command.Ending.Kind;
import io.millrace.common.delivery.Abandoned;
import io.millrace.common.delivery.Attempt;
import io.millrace.common.delivery.Tenure;
import io.millrace.common.delivery.Verdict;
import io.millrace.common.delivery.Work;
import io.millrace.common.event.EnvelopeReader;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.json.Json;
import io.millrace.common.topic.Topic;
import io.millrace.reader.Asking.Asker;
import io.millrace.reader.Endings.Subject;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Decides what becomes of an event of a release: only that it is published leads to something. */
final class ReleaseDesk implements Work {
    private static final String UPDATED = "catalog-release.updated";

    private final Topic<String, byte[]> releases;
    private final Policy policy;
    private final CatalogueSync sync;
    private final Outlooks outlooks;
    private final Endings endings;

    ReleaseDesk(Topic<String, byte[]> releases, Policy policy, CatalogueSync sync, Outlooks outlooks,
            Endings endings) {
        this.releases = releases;
        this.policy = policy;
        this.sync = sync;
        this.outlooks = outlooks;
        this.endings = endings;
    }

    @Override
    public Verdict attempt(Attempt attempt, Tenure tenure) throws Abandoned {
        var record = attempt.record();
        var headers = EventHeaders.readFrom(record.headers());
        var subject = new Subject(EventFamily.RELEASES, attempt, releases, headers);
        var envelope = envelope(record.value());
        if (headers.isEmpty() || envelope.isEmpty()) {
            return endings.dead(subject, "unreadable", "the record is not an event of a release");
        }
        if (!headers.get().type().equals(UPDATED)) {
            return endings.ended(subject, Kind.FILTERED, Cause.of("not-published", headers.get().type()
                    + " does not tell of products"));
        }
        var release = Release.of(EnvelopeReader.resource(envelope.get()));
        return release.isEmpty()
                ? endings.dead(subject, "unreadable", "the release has no id or no catalogue")
                : decided(subject, release.get(), Scope.readFrom(envelope.get()), tenure);
    }

    private Verdict decided(Subject subject, Release release, Optional<Scope> scope, Tenure tenure)
            throws Abandoned {
        if (!release.isPublished()) {
            return endings.ended(subject, Kind.FILTERED, Cause.of("not-published", "the release is "
                    + release.status()));
        }
        if (!policy.reads(release.catalogue())) {
            return endings.ended(subject, Kind.FILTERED, Cause.of("not-selected",
                    "MILLRACE_READER_CATALOGUES does not name catalogue " + release.catalogue()));
        }
        var origin = subject.attempt().origin();
        var outlook = outlooks.after(new TopicPartition(origin.topic(), subject.attempt().record().partition()),
                origin.offset(), release, tenure);
        var priority = scope.isPresent() ? Priority.REPLAY : Priority.PRODUCTS;
        try {
            return ended(subject, release, sync.run(
                    new SyncTask(release, scope, subject.source(), new Asker(priority, tenure), outlook)));
        } catch (NotRead e) {
            return endings.failed(subject, e);
        }
    }

    private Verdict ended(Subject subject, Release release, SyncResult result) {
        return switch (result) {
            case SyncResult.Done(var plan, var tally) -> endings.ended(subject, Kind.DELIVERED,
                    Cause.of("read", plan + ": " + tally));
            case SyncResult.Repeated _ -> endings.ended(subject, Kind.DUPLICATE,
                    Cause.of("repeated", "release " + release.id() + " was read before"));
            case SyncResult.Superseded(var tally) -> endings.ended(subject, Kind.STALE,
                    Cause.of("superseded", "a newer release was published; until then " + tally));
            case SyncResult.Gone _ -> endings.ended(subject, Kind.STALE,
                    Cause.of("gone", "Elastic Path does not have release " + release.id() + " any more"));
        };
    }

    private static Optional<JsonNode> envelope(byte[] value) {
        try {
            return value == null ? Optional.empty() : Optional.of(Json.read(value)).filter(JsonNode::isObject);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
