package io.millrace.transformer.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.millrace.common.event.EventFamily;
import io.millrace.common.start.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Templates that change while events are rendered. */
class LiveTemplatesTest {
    private static final String FILE = "customer.jsonata";
    @TempDir
    private Path folder;
    private final List<String> told = new ArrayList<>();

    private final TemplateMetrics metrics = new TemplateMetrics() {
        @Override
        public void live(String bundle) {
            told.add("live " + bundle);
        }

        @Override
        public void refused() {
            told.add("refused");
        }

        @Override
        public void settled() {
            told.add("settled");
        }
    };

    @Test
    void shouldGoLiveWhenTwoLooksFindTheSameChange() throws Exception {
        // Given
        try (var live = open()) {
            var first = live.current();
            write(customer("one"));
            live.look();
            var afterOneLook = live.current();

            // When
            live.look();

            // Then
            assertThat(afterOneLook).isSameAs(first);
            assertThat(live.current().hash()).isNotEqualTo(first.hash());
            assertThat(told).containsExactly("live " + first.hash(), "live " + live.current().hash());
        }
    }

    @Test
    void shouldWaitWhenTheFolderIsStillBeingWritten() throws Exception {
        // Given
        try (var live = open()) {
            var first = live.current();
            write(customer("one"));
            live.look();
            write(customer("two"));

            // When
            live.look();

            // Then
            assertThat(live.current()).isSameAs(first);
        }
    }

    @Test
    void shouldKeepTheOldTemplatesAndTellOnceWhenTheNewOnesAreBroken() throws Exception {
        // Given
        try (var live = open()) {
            var first = live.current();
            write("{");

            // When
            look(live, 5);

            // Then
            assertThat(live.current()).isSameAs(first);
            assertThat(told).containsExactly("live " + first.hash(), "refused");
        }
    }

    @Test
    void shouldLogWhyAndWhatStaysWhenTheNewTemplatesAreBroken() throws Exception {
        // Given
        try (var live = open(); var log = new Log()) {
            write("{");

            // When
            look(live, 5);

            // Then
            assertThat(log.heard.list).singleElement().satisfies(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.WARN);
                assertThat(line.getKeyValuePairs()).extracting(pair -> pair.key + " " + pair.value)
                        .hasSize(2)
                        .contains("bundle " + live.current().hash())
                        .anySatisfy(pair -> assertThat(pair).startsWith("reason ").contains(FILE));
            });
        }
    }

    @Test
    void shouldLogEachKindOfChangeOnceWhenTheFolderIsLookedAtOften() throws Exception {
        // Given
        try (var live = open(); var log = new Log()) {
            write("{");
            look(live, 4);
            Files.delete(folder.resolve(FILE));
            look(live, 4);
            write(customer("one"));

            // When
            look(live, 4);

            // Then
            assertThat(log.heard.list).extracting(ILoggingEvent::getMessage)
                    .doesNotHaveDuplicates()
                    .containsSubsequence("Templates were changed and cannot be used; those before them stay",
                            "Templates are again what is in use", "Templates were replaced");
        }
    }

    @Test
    void shouldTellAgainWhenTheSameMistakeIsMadeAgain() throws Exception {
        // Given
        try (var live = open()) {
            write("{");
            look(live, 2);
            Files.delete(folder.resolve(FILE));
            look(live, 2);
            write("{");

            // When
            look(live, 2);

            // Then
            assertThat(told).containsExactly("live " + live.current().hash(), "refused", "settled", "refused");
        }
    }

    @Test
    void shouldRefuseAFileThatNoBundleHasWhenItAppears() throws Exception {
        // Given
        try (var live = open()) {
            Files.writeString(folder.resolve("orders.jsonata"), "{}");

            // When
            look(live, 2);

            // Then
            assertThat(told).contains("refused");
        }
    }

    @Test
    void shouldStayWhenTheFolderIsGone() throws Exception {
        // Given
        try (var live = open()) {
            var first = live.current();
            Files.delete(folder);

            // When
            look(live, 3);

            // Then
            assertThat(live.current()).isSameAs(first);
            assertThat(told).containsExactly("live " + first.hash(), "refused");
        }
    }

    @Test
    void shouldFallBackToTheBuiltInFileWhenOneIsDeleted() throws Exception {
        // Given
        var builtIn = Templates.load(Fixtures.config()).hash();
        write(customer("one"));
        try (var live = open()) {
            Files.delete(folder.resolve(FILE));

            // When
            look(live, 2);

            // Then
            assertThat(live.current().hash()).isEqualTo(builtIn);
        }
    }

    @Test
    void shouldFollowTheLinkWhenAConfigMapIsReplaced() throws Exception {
        // Given
        mount("..2026_01", customer("one"));
        Files.createSymbolicLink(folder.resolve(FILE), Path.of("..data", FILE));
        try (var live = open()) {
            var before = live.current().hash();
            Files.delete(folder.resolve("..data"));
            mount("..2026_02", customer("two"));

            // When
            look(live, 2);

            // Then
            assertThat(live.current().hash()).isNotEqualTo(before);
        }
    }

    @Test
    void shouldRenderTheNextEventWithTheNewTemplates() throws Exception {
        // Given
        try (var live = open()) {
            var run = new TemplateRun(live, EventFamily.CUSTOMERS);
            var event = Fixtures.sample("customer");
            var before = Fixtures.input(run.render(event), "createCustomer");
            write(customer("Jane"));
            look(live, 2);

            // When
            var after = Fixtures.input(run.render(event), "createCustomer");

            // Then
            assertThat(before.path("firstName").stringValue()).isEqualTo("Ron");
            assertThat(after.path("firstName").stringValue()).isEqualTo("Jane");
            assertThat(run.bundle()).isEqualTo(live.current().hash());
        }
    }

    @Test
    void shouldSayTheBundleThatRenderedWhenAnotherOneIsLiveAlready() throws Exception {
        // Given
        try (var live = open()) {
            var run = new TemplateRun(live, EventFamily.CUSTOMERS);
            var before = live.current().hash();
            run.render(Fixtures.sample("customer"));
            write(customer("Jane"));

            // When
            look(live, 2);

            // Then
            assertThat(run.bundle()).isEqualTo(before).isNotEqualTo(live.current().hash());
        }
    }

    @Test
    void shouldNotStartWhenAFileIsNotText() throws IOException {
        // Given
        Files.write(folder.resolve(FILE), new byte[]{(byte) 0xC3, 0x28});

        // When
        var failure = catchThrowableOfType(CannotStart.class, this::open);

        // Then
        assertThat(failure).hasMessageContaining("customer.jsonata is not text in UTF-8");
    }

    @Test
    void shouldLookByItselfWhenItWasStarted() throws Exception {
        // Given
        var config = Fixtures.polling(folder, Duration.ofMillis(100));
        try (var live = LiveTemplates.start(config, metrics)) {
            var first = live.current();

            // When
            write(customer("one"));

            // Then
            await().until(() -> live.current() != first);
        }
    }

    private LiveTemplates open() throws CannotStart {
        return LiveTemplates.open(Fixtures.configWith(folder), metrics);
    }

    private static void look(LiveTemplates live, int times) {
        for (var time = 0; time < times; time++) {
            live.look();
        }
    }

    private void mount(String name, String customer) throws IOException {
        var directory = Files.createDirectory(folder.resolve(name));
        Files.writeString(directory.resolve(FILE), customer);
        Files.createSymbolicLink(folder.resolve("..data"), Path.of(name));
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve(FILE), text);
    }

    private static String customer(String firstName) {
        return """
                {"username": payload.data.id, "primaryEmail": payload.data.email, "promotionOptIn": true,
                 "firstName": "%s", "retailer": {"id": 1}}""".formatted(firstName);
    }

    /** What is logged from now on. */
    private static final class Log implements AutoCloseable {
        private final Logger logger = (Logger) LoggerFactory.getLogger(LiveTemplates.class);
        private final Level before = logger.getEffectiveLevel();
        private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

        Log() {
            heard.start();
            logger.setLevel(Level.INFO);
            logger.addAppender(heard);
        }

        @Override
        public void close() {
            logger.detachAppender(heard);
            logger.setLevel(before);
        }
    }
}
