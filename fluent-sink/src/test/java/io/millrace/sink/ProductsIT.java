package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.command.Command;
import io.millrace.common.command.Ending;
import io.millrace.common.command.Ending.Cause;
import io.millrace.common.deadletter.DeadLetter;
import io.millrace.common.event.EventFamily;
import io.millrace.sandbox.fluent.FluentConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Products on their way into Fluent, with a broker and the simulator. */
final class ProductsIT {
    private static final String CATALOGUE = "PC:MASTER:1";

    private SinkRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new SinkRig(FluentConfig.local());
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
    }

    private List<Ending> endings(String key, int count) {
        eventually().until(() -> rig.endings(key).size() >= count);
        return rig.endings(key);
    }

    private Ending ending(String key) {
        return endings(key, 1).getFirst();
    }

    private String status(Command variant) {
        return rig.fluent.store().variantProduct(CATALOGUE, variant.ref()).orElseThrow().status();
    }

    private List<String> letters() {
        return rig.deadLetters(EventFamily.PRODUCTS).stream()
                .map(letter -> letter.key() + " " + DeadLetter.readFrom(letter.headers()).orElseThrow().errorClass())
                .toList();
    }

    @Test
    void shouldCreateAParentBeforeItsVariants() throws Exception {
        // Given
        rig.send("shirt", Commands.parent("SHIRT", "product.created"));
        rig.send("shirt", Commands.variant("SHIRT-M", "SHIRT", "product.created"));
        rig.send("shirt", Commands.variant("SHIRT-L", "SHIRT", "product.updated"));

        // When
        rig.start();

        // Then
        assertThat(endings("shirt", 3)).extracting(Ending::kind).containsOnly(Ending.Kind.DELIVERED);
        assertThat(rig.fluent.journal().effects()).extracting(effect -> effect.operation() + " " + effect.ref())
                .containsExactly("createStandardProduct SHIRT", "createVariantProduct SHIRT-M",
                        "createVariantProduct SHIRT-L");
        assertThat(rig.fluent.store().variantProduct(CATALOGUE, "SHIRT-L").orElseThrow().parent()).contains("SHIRT");
    }

    @Test
    void shouldUpdateAProductWhenItExists() throws Exception {
        // Given
        rig.start();
        rig.send("shirt", Commands.parent("SHIRT", "product.created"));
        rig.send("shirt", Commands.named(Commands.parent("SHIRT", "product.updated"), "Second"));

        // When
        rig.send("shirt", Commands.named(Commands.parent("SHIRT", "product.created"), "Third"));

        // Then
        assertThat(endings("shirt", 3)).extracting(Ending::kind).containsOnly(Ending.Kind.DELIVERED);
        assertThat(rig.fluent.journal().operations("SHIRT"))
                .containsExactly("createStandardProduct", "updateStandardProduct", "updateStandardProduct");
        assertThat(rig.fluent.store().standardProduct(CATALOGUE, "SHIRT").orElseThrow().content().path("name")
                .stringValue()).isEqualTo("Third");
    }

    @Test
    void shouldSayThatTheParentIsNotThereWhenAVariantComesWithoutIt() throws Exception {
        // Given
        rig.start();

        // When
        rig.send("shirt", Commands.variant("SHIRT-M", "SHIRT", "product.created"));

        // Then
        assertThat(ending("shirt").cause().orElseThrow()).satisfies(cause -> {
            assertThat(cause.word()).isEqualTo("exhausted");
            assertThat(cause.message()).contains("the standard product of the variant (input.product.ref) "
                    + "is not in Fluent yet");
        });
    }

    @Test
    void shouldFailAloneWhenOneOfManyProductsIsRefused() throws Exception {
        // Given
        rig.fluent.faults().mutations().refuse("P7", "C0160E");
        rig.fluent.faults().http().latency(Duration.ofMillis(100));
        for (var i = 0; i < 60; i++) {
            rig.send("p" + i, Commands.parent("P" + i, "product.created"));
        }

        // When
        rig.start();

        // Then
        eventually().until(() -> rig.read(rig.topics.outcomes()).size() == 60);
        assertThat(letters()).containsExactly("p7 refused");
        assertThat(rig.fluent.store().standardProducts()).hasSize(59);
        assertThat(rig.fluent.traffic().requests()).isLessThan(60);
        assertThat(IntStream.range(0, 60)
                .mapToObj(i -> rig.fluent.traffic().attempts("createStandardProduct", "P" + i)))
                .containsOnly(1);
    }

    @Test
    void shouldFailAloneWhenOneOfManyProductsDoesNotFitTheSchema() throws Exception {
        // Given
        rig.fluent.faults().http().latency(Duration.ofMillis(50));
        var bad = Commands.parent("P3", "product.created");
        Commands.input(bad.mutation("createStandardProduct")).put("noSuchField", true);
        rig.send("p3", bad);
        for (var i = 4; i < 24; i++) {
            rig.send("p" + i, Commands.parent("P" + i, "product.created"));
        }

        // When
        rig.start();

        // Then
        eventually().until(() -> rig.read(rig.topics.outcomes()).size() == 21);
        assertThat(letters()).containsExactly("p3 schema");
        assertThat(rig.fluent.store().standardProducts()).hasSize(20);
    }

    @Test
    void shouldCreateAProductOnceWhenTheAnswersAreLost() throws Exception {
        // Given
        rig.fluent.faults().mutations().resetAfterCommit(2);
        for (var i = 0; i < 20; i++) {
            rig.send("p" + i, Commands.parent("P" + i, "product.created"));
        }

        // When
        rig.start();

        // Then
        eventually().until(() -> rig.read(rig.topics.outcomes()).size() == 20);
        assertThat(letters()).isEmpty();
        assertThat(rig.fluent.journal().effects()).filteredOn(effect -> effect.operation().startsWith("create"))
                .hasSize(20);
    }

    @Test
    void shouldMakeADeletedProductInactiveAndBeContentWhenItIsNotThere() throws Exception {
        // Given
        rig.start();
        var known = Commands.variant("SHIRT-M", "SHIRT", "product.created");
        rig.send("shirt", Commands.parent("SHIRT", "product.created"));
        rig.send("shirt", known);

        // When
        rig.send("shirt", Commands.deleted(known));
        rig.send("shirt", Commands.deleted(Commands.variant("SHIRT-XL", "SHIRT", "product.created")));

        // Then
        var last = endings("shirt", 4).getLast();
        assertThat(status(known)).isEqualTo("INACTIVE");
        assertThat(last.kind()).isEqualTo(Ending.Kind.DELIVERED);
        assertThat(last.cause().map(Cause::word)).contains("already-there");
    }

    @Test
    void shouldCreateAStandardProductUnderAProductThatIsSoldByItself() throws Exception {
        // Given
        rig.start();

        // When
        rig.send("cap", Commands.standalone("CAP", "product.created"));

        // Then
        assertThat(ending("cap").delivery().orElseThrow().fluentId())
                .isEqualTo(rig.fluent.store().variantProduct(CATALOGUE, "CAP").map(product -> product.id()));
        assertThat(rig.fluent.store().variantProduct(CATALOGUE, "CAP").orElseThrow().parent())
                .isEqualTo(Optional.of("CAP-BASE"));
    }

    @Test
    void shouldWaitAndSayWhyWhenTheCatalogueIsMissing() throws Exception {
        // Given
        var sink = rig.start();

        // When
        rig.send("shirt", Commands.inCatalogue(Commands.parent("SHIRT", "product.created"), "PC:TYPO:1"));

        // Then
        eventually().until(() -> !sink.readiness().isReady());
        assertThat(sink.readiness().troubles().get("fluent-products")).contains("MILLRACE_FLUENT_CATALOGUE_REF");
        assertThat(rig.endings("shirt")).isEmpty();
        assertThat(letters()).isEmpty();
    }
}
