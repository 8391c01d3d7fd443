package io.millrace.transformer.template;

import io.millrace.common.start.CannotStart;
import io.millrace.transformer.template.TemplateFolder.Unreadable;
import io.millrace.transformer.template.Templates.Broken;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates that are in use. A folder of templates is looked at again and again; a change goes live as a whole,
 * once two looks in a row have found it and it has passed every check. What does not pass is told once, and the
 * templates before it go on.
 */
public final class LiveTemplates implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTemplates.class);

    private final Optional<TemplateFolder> folder;
    private final TemplateMetrics metrics;
    private final ScheduledExecutorService watcher = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("templates").daemon().factory());
    private volatile Templates current;
    /** What is in use, and what the last look found. */
    private Look live;
    private Look last;
    /** What was decided about, whether it went live or was refused. */
    private Look decided;

    private LiveTemplates(Optional<TemplateFolder> folder, TemplateMetrics metrics, Templates first, Look look) {
        this.folder = folder;
        this.metrics = metrics;
        current = first;
        live = look;
        last = look;
        decided = look;
    }

    /** What a look at the folder found: the texts of its files, or why they could not be read. */
    private record Look(Map<String, String> texts, Optional<String> trouble) {

        static Look at(TemplateFolder folder) {
            try {
                return new Look(folder.read(), Optional.empty());
            } catch (Unreadable e) {
                return new Look(Map.of(), Optional.of(String.valueOf(e.getMessage())));
            }
        }
    }

    /**
     * Loads the templates, and begins to watch their folder, if there is one, on a thread of its own.
     *
     * @throws CannotStart with every problem found, each with file, line and field
     */
    public static LiveTemplates start(TemplateConfig config, TemplateMetrics metrics) throws CannotStart {
        var templates = open(config, metrics);
        var poll = config.poll().toNanos();
        config.directory().ifPresent(_ -> templates.watcher
                .scheduleWithFixedDelay(templates::look, poll, poll, TimeUnit.NANOSECONDS));
        return templates;
    }

    /** Loads the templates; whoever calls looks. */
    static LiveTemplates open(TemplateConfig config, TemplateMetrics metrics) throws CannotStart {
        var folder = config.directory().map(TemplateFolder::new);
        var look = folder.map(Look::at).orElseGet(() -> new Look(Map.of(), Optional.empty()));
        if (look.trouble().isPresent()) {
            throw new CannotStart(look.trouble().get());
        }
        try {
            var first = Templates.of(config, look.texts(), new FluentTypes());
            metrics.live(first.hash());
            caution(first);
            return new LiveTemplates(folder, metrics, first, look);
        } catch (Broken e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    /** The bundle to render with from now on. Safe for any thread, and costs no more than a read of memory. */
    public Templates current() {
        return current;
    }

    /** Looks at the folder once. */
    synchronized void look() {
        try {
            folder.map(Look::at).ifPresent(this::decide);
        } catch (RuntimeException | Error e) {
            // A watcher that throws is never called again.
            LOG.atWarn().addKeyValue("reason", e.toString()).log("Templates cannot be looked at");
        }
    }

    private void decide(Look now) {
        var isStable = now.equals(last);
        last = now;
        if (!isStable || now.equals(decided)) {
            return;
        }
        decided = now;
        if (now.equals(live)) {
            metrics.settled();
            LOG.atInfo().addKeyValue("bundle", current.hash()).log("Templates are again what is in use");
            return;
        }
        load(now);
    }

    private void load(Look now) {
        try {
            if (now.trouble().isPresent()) {
                refuse(now.trouble().get());
                return;
            }
            var next = current.with(now.texts());
            current = next;
            live = now;
            metrics.live(next.hash());
            LOG.atInfo().addKeyValue("bundle", next.hash()).log("Templates were replaced");
            caution(next);
        } catch (Broken e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    private static void caution(Templates templates) {
        templates.cautions().forEach(reason -> LOG.atWarn()
                .addKeyValue("bundle", templates.hash())
                .addKeyValue("reason", reason)
                .log("Templates cannot render some events, which would be dead letters"));
    }

    private void refuse(String reason) {
        metrics.refused();
        LOG.atWarn()
                .addKeyValue("bundle", current.hash())
                .addKeyValue("reason", reason)
                .log("Templates were changed and cannot be used; those before them stay");
    }

    /** Stops looking; the last bundle stays. */
    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
