package io.millrace.lab.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.start.CannotStart;
import io.millrace.ops.Millrace;
import io.millrace.sandbox.elasticpath.ElasticPathConfig;
import io.millrace.sandbox.elasticpath.ElasticPathSimulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private ElasticPathSimulator elasticPath;

    @BeforeEach
    void start() throws CannotStart {
        elasticPath = ElasticPathSimulator.start(ElasticPathConfig.local());
    }

    @AfterEach
    void stop() {
        elasticPath.close();
    }

    @Test
    void shouldPlaceEachOrderAndRegisterWebhooksOnceWhenItRunsTwice() {
        // When
        var first = shop(elasticPath.address(), 3);
        var second = shop(elasticPath.address(), 2);

        // Then
        assertThat(List.of(first, second)).containsOnly(0);
        assertThat(out.toString()).contains("3 orders were placed, 0 were not", "2 orders were placed, 0 were not");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(elasticPath.deliveries())
                .filteredOn(attempt -> attempt.trigger().equals("order.paid") && attempt.attempt() == 1)
                .hasSize(5));
    }

    @Test
    void shouldSayWhyWhenElasticPathGivesNoToken() {
        // Given
        elasticPath.faults().down(true);

        // When
        var exit = shop(elasticPath.address(), 1);

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("cannot log in to Elastic Path");
    }

    private int shop(URI address, int orders) {
        return Millrace.commandLine(List.of(new Shop(new Random(1), InstantSource.system())))
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute("shop", "--elastic-path", address.toString(), "--webhook", "http://127.0.0.1:9/none",
                        "--webhook-secret", "secret", "--rate", "100", "--orders", Integer.toString(orders));
    }
}
