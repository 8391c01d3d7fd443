package io.millrace.reader;

import io.millrace.common.delivery.Abandoned;
import io.millrace.common.delivery.Door;
import io.millrace.common.delivery.Door.Sign;
import io.millrace.common.gate.Trouble.Failing;
import io.millrace.common.gate.Trouble.Throttled;
import io.millrace.common.gate.Trouble.Unreachable;
import io.millrace.common.http.Downloads;
import io.millrace.common.http.HttpAnswer;
import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.http.HttpAnswer.NoAnswer;
import io.millrace.common.http.HttpAnswer.NotSent;
import io.millrace.common.http.RetryAfter;
import io.millrace.reader.Asking.Asker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches delta files. Their links are signed and die after an hour, so each try begins with a fresh one. The other
 * side is not Elastic Path's API but a store of files, with troubles of its own, and gets no token. Safe for any
 * thread.
 */
final class DeltaFiles {
    private static final Logger LOG = LoggerFactory.getLogger(DeltaFiles.class);
    private static final int TRIES = 3;

    private final Asking asking;
    private final Downloads downloads;
    private final Door door;
    private final Path folder;
    private final InstantSource clock;

    /** Files lie in {@code folder} until they were read. */
    DeltaFiles(Asking asking, Downloads downloads, Door door, Path folder, InstantSource clock) {
        this.asking = asking;
        this.downloads = downloads;
        this.door = door;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * The whole file of a release, on this machine's disk.
     *
     * @throws NotRead when fresh links are refused as well
     */
    Blocks fetch(Release release, Asker asker) throws Abandoned, NotRead {
        var file = temporary();
        for (var refused = 0; refused < TRIES;) {
            var link = link(release, asker);
            var answer = door.pass(new Door.Caller(asker.priority(), asker.mandate()),
                    () -> downloads.save(link, file, () -> goesOn(asker)), this::sign);
            asker.check();
            if (answer instanceof Answered(var status, var _, var _)) {
                if (status >= 200 && status < 300) {
                    return new FileBlocks(file, source(link));
                }
                if (status < 500 && status != 429) {
                    refused++;
                    LOG.atInfo().addKeyValue("status", status).addKeyValue("key", release.id())
                            .log("The link of a delta file is refused; asking for a fresh one");
                }
            }
        }
        throw new NotRead("the delta file of release " + release.id() + " is refused with fresh links too");
    }

    private URI link(Release release, Asker asker) throws Abandoned, NotRead {
        return asking.get(asker, release.path(), Map.of()).flatMap(body -> Release.of(body.path("data")))
                .flatMap(Release::delta)
                .orElseThrow(() -> new NotRead("release " + release.id() + " has no delta file any more"));
    }

    private Sign sign(HttpAnswer answer) {
        return switch (answer) {
            case NotSent(var reason, var _) -> new Sign.Met(new Unreachable(reason));
            case NoAnswer(var reason, var _) -> new Sign.Met(new Failing(reason, Optional.empty()));
            case Answered answered when answered.status() == 429 -> new Sign.Met(
                    new Throttled("delta files answer " + answered, RetryAfter.of(answered, clock.instant())));
            case Answered answered when answered.status() >= 500 -> new Sign.Met(
                    new Failing("delta files answer " + answered, RetryAfter.of(answered, clock.instant())));
            case Answered _ -> new Sign.Well();
        };
    }

    /** The file of a link, whatever the signature: another publish makes another file. */
    private static String source(URI link) {
        return "delta " + link.getPath();
    }

    private Path temporary() throws NotRead {
        try {
            Files.createDirectories(folder);
            return Files.createTempFile(folder, "delta-", ".json.gz");
        } catch (IOException e) {
            throw new NotRead("cannot write to MILLRACE_READER_DOWNLOAD_DIR", e);
        }
    }

    private static boolean goesOn(Asker asker) {
        try {
            asker.check();
            return true;
        } catch (Abandoned _) {
            return false;
        }
    }
}
