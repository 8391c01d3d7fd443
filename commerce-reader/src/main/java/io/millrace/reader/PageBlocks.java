package io.millrace.reader;

import io.millrace.common.delivery.Abandoned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The pages of a release's products. A release does not change once it is published. */
final class PageBlocks implements Blocks {
    private final Asking asking;
    private final Asking.Asker asker;
    private final Release release;
    private long next;
    private long pages = Long.MAX_VALUE;

    PageBlocks(Asking asking, Asking.Asker asker, Release release) {
        this.asking = asking;
        this.asker = asker;
        this.release = release;
    }

    @Override
    public String source() {
        return "pages of " + release.id();
    }

    @Override
    public void rewind() {
        next = 0;
    }

    @Override
    public Optional<List<Line>> next(boolean isNeeded) throws Abandoned, NotRead {
        if (next >= pages) {
            return Optional.empty();
        }
        if (!isNeeded && pages < Long.MAX_VALUE) {
            next++;
            return Optional.of(List.of());
        }
        var body = asking.get(asker, release.products(), Page.query(Map.of(), next * Page.SIZE))
                .orElseThrow(() -> new NotRead("release " + release.id() + " is gone"));
        var page = Page.of(body);
        pages = Page.pages(page.total());
        var expected = Math.clamp(page.total() - next * Page.SIZE, 0, Page.SIZE);
        if (page.items().size() < expected) {
            throw new NotRead("page " + next + " of release " + release.id() + " has " + page.items().size()
                    + " products in place of " + expected);
        }
        if (next >= pages) {
            return Optional.empty();
        }
        next++;
        return Optional.of(page.items().stream().map(PageBlocks::line).toList());
    }

    @Override
    public void close() {
        // Nothing is held open between two pages.
    }

    private static Line line(JsonNode item) {
        return item instanceof ObjectNode document ? Line.of(document) : new Line.Malformed("it is not a JSON object");
    }
}
