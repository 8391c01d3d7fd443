package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LanesTest {
    private final Lanes lanes = new Lanes("test");

    @Test
    void shouldRunTheWorkOfOneKeyInOrderWhenManyKeysAreBusy() throws Exception {
        // Given
        Map<String, List<Integer>> seen = new ConcurrentHashMap<>();
        var done = new CountDownLatch(20 * 200);

        // When
        for (var i = 0; i < 200; i++) {
            for (var key = 0; key < 20; key++) {
                var name = "key-" + key;
                var number = i;
                lanes.add(name, () -> {
                    seen.computeIfAbsent(name, _ -> new CopyOnWriteArrayList<>()).add(number);
                    done.countDown();
                });
            }
        }

        // Then
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).hasSize(20);
        assertThat(seen.values()).allSatisfy(numbers -> assertThat(numbers).hasSize(200).isSorted());
    }

    @Test
    void shouldLetOtherKeysOvertakeWhenOneIsSlow() throws Exception {
        // Given
        var release = new CountDownLatch(1);
        var order = new CopyOnWriteArrayList<String>();
        var quick = new CountDownLatch(1);
        var all = new CountDownLatch(3);
        lanes.add("slow", () -> {
            awaitQuietly(release);
            order.add("slow 1");
            all.countDown();
        });
        lanes.add("slow", () -> {
            order.add("slow 2");
            all.countDown();
        });

        // When
        lanes.add("quick", () -> {
            order.add("quick");
            quick.countDown();
            all.countDown();
        });

        // Then
        assertThat(quick.await(10, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(new ArrayList<>(order)).containsExactly("quick", "slow 1", "slow 2");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
