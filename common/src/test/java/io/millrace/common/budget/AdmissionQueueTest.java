package io.millrace.common.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AdmissionQueueTest {
    private static final int MOST_TURNS_OF_OTHERS = AdmissionQueue.MOST_PASSES + Priority.values().length - 2;

    private final AdmissionQueue<Ticket> queue = new AdmissionQueue<>();

    record Ticket(Priority priority, int number) {}

    @Test
    void shouldLetTheHighestClassGoFirstWhenSeveralWait() {
        // Given
        for (var priority : List.of(Priority.REPLAY, Priority.PRODUCTS, Priority.LIVE_ORDERS, Priority.CUSTOMERS)) {
            queue.add(priority, new Ticket(priority, 0));
        }

        // When
        var order = drained();

        // Then
        assertThat(order).extracting(Ticket::priority).containsExactly(Priority.LIVE_ORDERS, Priority.CUSTOMERS,
                Priority.PRODUCTS, Priority.REPLAY);
    }

    @Test
    void shouldGiveEachLowerClassOneTurnOfTwentyOneWhenAllWaitAllTheTime() {
        // Given
        Stream.of(Priority.values()).forEach(priority -> fill(priority, 2_100));

        // When
        var turns = IntStream.range(0, 2_100).mapToObj(_ -> queue.take()).toList();

        // Then
        for (var priority : List.of(Priority.CUSTOMERS, Priority.PRODUCTS, Priority.RETRIES, Priority.REPLAY)) {
            assertThat(turns).filteredOn(ticket -> ticket.priority() == priority).hasSizeBetween(99, 100);
        }
    }

    @Test
    void shouldForgetHowOftenAClassWasPassedOverWhenNobodyOfItWaits() {
        // Given
        fill(Priority.LIVE_ORDERS, 2 * AdmissionQueue.MOST_PASSES);
        var impatient = new Ticket(Priority.REPLAY, 0);
        queue.add(Priority.REPLAY, impatient);
        IntStream.range(0, AdmissionQueue.MOST_PASSES).forEach(_ -> queue.take());
        queue.remove(Priority.REPLAY, impatient);
        queue.add(Priority.REPLAY, new Ticket(Priority.REPLAY, 1));

        // When
        var next = queue.take();

        // Then
        assertThat(next.priority()).isEqualTo(Priority.LIVE_ORDERS);
    }

    @Property(tries = 300)
    void shouldKeepItsPromisesWhateverComesAndGoes(@ForAll @Size(max = 400) List<Step> script) {
        // Given
        var model = new Model();

        // When
        for (var step : script) {
            step.added.ifPresentOrElse(model::add, model::take);
        }
        model.takeAll();

        // Then
        assertThat(model.longestWait).isLessThanOrEqualTo(MOST_TURNS_OF_OTHERS);
        assertThat(model.taken).doesNotHaveDuplicates().hasSize(model.added);
        for (var priority : Priority.values()) {
            assertThat(model.taken).filteredOn(ticket -> ticket.priority() == priority)
                    .extracting(Ticket::number)
                    .isSorted();
        }
        assertThat(model.unjust).isZero();
    }

    /** Adding is about as likely as taking, and each class as likely as another. */
    enum Step {
        LIVE_ORDER(Optional.of(Priority.LIVE_ORDERS)),
        CUSTOMER(Optional.of(Priority.CUSTOMERS)),
        PRODUCT(Optional.of(Priority.PRODUCTS)),
        RETRY(Optional.of(Priority.RETRIES)),
        REPLAY(Optional.of(Priority.REPLAY)),
        TAKE(Optional.empty()),
        TAKE_TOO(Optional.empty()),
        TAKE_AS_WELL(Optional.empty()),
        TAKE_AGAIN(Optional.empty());

        private final Optional<Priority> added;

        Step(Optional<Priority> added) {
            this.added = added;
        }
    }

    /** Watches from outside what the queue does. */
    private final class Model {
        private final List<Ticket> taken = new ArrayList<>();
        private final Map<Priority, Integer> turnsOfOthers = new EnumMap<>(Priority.class);
        private int added;
        private int longestWait;
        private int unjust;

        void add(Priority priority) {
            queue.add(priority, new Ticket(priority, added++));
        }

        void take() {
            if (queue.isEmpty()) {
                return;
            }
            var highest = Stream.of(Priority.values()).filter(priority -> queue.size(priority) > 0).findFirst();
            var waited = Map.copyOf(turnsOfOthers);
            var waiting = Stream.of(Priority.values()).filter(priority -> queue.size(priority) > 0).toList();
            var ticket = queue.take();
            taken.add(ticket);
            if (ticket.priority() != highest.orElseThrow()
                    && waited.getOrDefault(ticket.priority(), 0) < AdmissionQueue.MOST_PASSES) {
                unjust++;
            }
            waiting.forEach(priority -> turnsOfOthers.merge(priority, 1, Integer::sum));
            turnsOfOthers.put(ticket.priority(), 0);
            longestWait = Math.max(longestWait,
                    turnsOfOthers.values().stream().mapToInt(turns -> turns).max().orElse(0));
        }

        void takeAll() {
            while (!queue.isEmpty()) {
                take();
            }
        }
    }

    private void fill(Priority priority, int tickets) {
        IntStream.range(0, tickets).forEach(number -> queue.add(priority, new Ticket(priority, number)));
    }

    private List<Ticket> drained() {
        var order = new ArrayList<Ticket>();
        while (!queue.isEmpty()) {
            order.add(queue.take());
        }
        return order;
    }
}
