package io.millrace.reader;

import static io.millrace.reader.FakeStore.child;
import static io.millrace.reader.FakeStore.created;
import static io.millrace.reader.FakeStore.deleted;
import static io.millrace.reader.FakeStore.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.command.Ending;
import io.millrace.common.command.Ending.Kind;
import io.millrace.common.deadletter.DeadLetter;
import io.millrace.common.event.EventFamily;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class CatalogueIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path downloads;
    private static ReaderRig rig;

    @BeforeAll
    static void start() throws Exception {
        rig = new ReaderRig(downloads).start();
    }

    @BeforeEach
    void reset() {
        rig.reset();
    }

    @AfterAll
    static void close() throws Exception {
        rig.close();
    }

    @Test
    void shouldWriteParentsBeforeChildrenWhenTheFirstReleaseIsRead() throws Exception {
        // Given
        var products = List.of(child("c1", "jeans-red", "p1"), product("s1", "range", "standard"),
                product("p1", "jeans", "parent"));

        // When
        rig.publish(rig.store.publish("r1", false, products, products.stream().map(FakeStore::created).toList()));

        // Then: the delta is relative to a release that was not read, so that the pages are
        assertThat(ended(1)).extracting(Ending::kind).containsExactly(Kind.DELIVERED);
        assertThat(rig.endings().getFirst().cause().orElseThrow().message()).startsWith("PAGES: 3 events");
        assertThat(rig.told()).containsExactlyInAnyOrder("product.updated s1", "product.updated p1",
                "product.updated c1").containsSubsequence("product.updated p1", "product.updated c1");
        assertThat(rig.products().stream().filter(event -> event.at("/payload/data/id").asString().equals("c1"))
                .map(event -> event.at("/payload/included/parent/attributes/sku").asString()))
                .containsExactly("jeans");
        assertThat(rig.records(rig.topics.commerce(EventFamily.PRODUCTS)).stream()
                .filter(record -> record.key().equals("p1"))).hasSize(2);
    }

    @Test
    void shouldReadTheChangesWhenTheReleaseBeforeWasRead() throws Exception {
        // Given
        var range = product("s1", "range", "standard");
        var oven = product("s2", "oven", "standard");
        var unpriced = product("s3", "hob", "standard");
        ((ObjectNode) unpriced.get("attributes")).remove("price");
        rig.publish(rig.store.publish("r1", false, List.of(range, oven), List.of()));
        ended(1);

        // When
        rig.publish(rig.store.publish("r2", false, List.of(oven, product("s3", "hob", "standard")),
                List.of(deleted("s1"), "", created(unpriced), "{\"id\": broken", deleted("never-sent"))));

        // Then
        assertThat(ended(2).getLast().cause().orElseThrow().message()).startsWith("CHANGES: 2 events, of them 1 del");
        assertThat(rig.told()).contains("product.deleted s1", "product.updated s3").hasSize(4);
        var events = rig.products();
        assertThat(events.stream().filter(event -> event.path("triggered_by").asString().equals("product.deleted"))
                .map(event -> event.at("/payload/data/attributes/sku").asString())).containsExactly("range");
        assertThat(events.stream().filter(event -> event.at("/payload/data/id").asString().equals("s3"))
                .map(event -> event.at("/payload/data/attributes/price/USD/amount").asInt())).containsExactly(1_000);
        var dead = rig.records(rig.topics.deadLetters(rig.topics.commerce(EventFamily.PRODUCTS)));
        assertThat(dead).extracting(record -> DeadLetter.readFrom(record.headers()).orElseThrow().message())
                .containsExactly("a product of release r2: it is not one well-formed JSON document");
    }

    @Test
    void shouldTellWhatIsMissingAsDeletedWhenAReleaseWasSkipped() throws Exception {
        // Given
        var oven = product("s2", "oven", "standard");
        rig.publish(rig.store.publish("r1", false, List.of(product("s1", "range", "standard"), oven), List.of()));
        ended(1);
        rig.store.publish("r2", false, List.of(oven), List.of(deleted("s1")));

        // When
        rig.publish(rig.store.publish("r3", false, List.of(oven), List.of(created(oven))));

        // Then
        assertThat(ended(2).getLast().cause().orElseThrow().message()).startsWith("PAGES");
        assertThat(rig.told()).contains("product.deleted s1");
    }

    @Test
    void shouldReadTheWholeFileWhenItHoldsAll() throws Exception {
        // Given: its links are refused, it comes by half, and Elastic Path fails meanwhile
        var products = many(1_200);
        rig.store.refusedLinks.set(2);
        rig.store.halfFiles.set(1);
        rig.store.failures.set(2);

        // When
        rig.publish(rig.store.publish("r1", true, products, products.stream().map(FakeStore::created).toList()));

        // Then
        assertThat(ended(1).getFirst().cause().orElseThrow().message()).startsWith("WHOLE_FILE: 1200 events");
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(expected(products));
        assertThat(downloads).isEmptyDirectory();
        assertThat(rig.store.requests).filteredOn(request -> request.contains("/products")).isEmpty();
    }

    @Test
    void shouldGoOnAfterTheLastFinishedPageWhenItWasStopped() throws Exception {
        // Given
        var products = many(700);
        var release = rig.store.publish("r1", false, products, List.of());
        rig.publish(release);
        await().atMost(PATIENCE).until(() -> rig.products().size() >= 200);
        rig.stop();
        var read = rig.products().size();
        rig.store.requests.clear();

        // When
        rig.start();

        // Then
        ended(1);
        assertThat(ids().stream().distinct()).containsExactlyInAnyOrderElementsOf(expected(products));
        assertThat(rig.products().size()).isLessThanOrEqualTo(800);
        if (read < 700) {
            assertThat(rig.store.requests).noneMatch(request -> request.contains("page%5Boffset%5D=0&"));
        }
    }

    @Test
    void shouldReadTheNewestOnlyWhenReleasesFollowEachOther() throws Exception {
        // Given
        rig.stop();
        var first = rig.store.publish("r1", false, many(300), List.of());
        var second = rig.store.publish("r2", false, many(200), List.of());
        var third = rig.store.publish("r3", false, many(10), List.of());
        rig.publish(first);
        rig.publish(second);
        rig.publish(third);
        rig.publish(second);

        // When
        rig.start();

        // Then
        assertThat(ended(4)).extracting(Ending::kind)
                .containsExactly(Kind.STALE, Kind.STALE, Kind.DELIVERED, Kind.STALE);
        assertThat(ids()).hasSize(10);
    }

    @Test
    void shouldOnlyCountWhenNothingWasPublished() throws Exception {
        // Given
        rig.stop();
        rig.policy(new Policy(List.of("another"), Policy.Choice.SKIP, Policy.Choice.SEND));
        rig.start();
        var release = rig.store.publish("r1", false, many(1), List.of());
        var running = release.deepCopy();
        ((ObjectNode) running.get("meta")).put("release_status", "IN_PROGRESS");

        // When
        rig.publish(running);
        rig.announce("catalog-release.created", running);
        rig.publish(release);

        // Then
        assertThat(ended(3)).extracting(ending -> ending.cause().orElseThrow().word())
                .containsExactly("not-published", "not-published", "not-selected");
        assertThat(rig.products()).isEmpty();
        assertThat(rig.store.requests).isEmpty();
        rig.stop();
        rig.policy(new Policy(List.of(), Policy.Choice.SKIP, Policy.Choice.SEND));
        rig.start();
    }

    @Test
    void shouldGiveTheSameEventTheSameIdWhenAReleaseIsReadTwice() throws Exception {
        // Given
        var products = many(2);
        var release = rig.store.publish("r1", false, products, List.of());
        rig.publish(release);
        ended(1);

        // When: a release that was read is told again
        rig.publish(release);
        ended(2);
        var events = new ProductEvents(Release.of(release).orElseThrow());

        // Then
        assertThat(rig.endings().getLast().kind()).isEqualTo(Kind.DUPLICATE);
        assertThat(rig.products()).extracting(event -> event.path("id").asString())
                .containsExactlyInAnyOrderElementsOf(products.stream()
                        .map(product -> events.updated(new ProductDocument(product), Optional.empty())
                                .orElseThrow().id())
                        .toList());
    }

    private List<Ending> ended(int count) {
        return await().atMost(PATIENCE).until(rig::endings, endings -> endings.size() >= count);
    }

    private List<String> ids() {
        return rig.products().stream().map(event -> event.at("/payload/data/id").asString()).toList();
    }

    private static List<String> expected(List<ObjectNode> products) {
        return products.stream().map(product -> product.get("id").asString()).toList();
    }

    private static List<ObjectNode> many(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(number -> product("id-" + number, "sku-" + number, "standard")).toList());
    }
}
