package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.budget.Budget;
import io.millrace.common.budget.BudgetConfig;
import io.millrace.common.budget.InFlight;
import io.millrace.common.command.Command;
import io.millrace.common.command.Origin;
import io.millrace.common.deadletter.Story;
import io.millrace.common.delivery.Abandoned;
import io.millrace.common.delivery.Attempt;
import io.millrace.common.delivery.Door;
import io.millrace.common.delivery.Tenure;
import io.millrace.common.delivery.Verdict;
import io.millrace.common.delivery.WriteFailed;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.event.TraceParent;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentAnswer.Absent;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentRequest;
import io.millrace.common.gate.Gate;
import io.millrace.common.json.Json;
import io.millrace.sink.Arrival.Content.Parsed;
import io.millrace.sink.Finish.Delivered;
import io.millrace.sink.Finish.GivenUp;
import io.millrace.sink.NextStep.End;
import io.millrace.sink.RouteConfig.CustomerUpdates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** One delivery after the other, with a Fluent that answers from a list. */
final class CourierTest {
    private final Queue<FluentAnswer> answers = new ArrayDeque<>();
    private final List<FluentRequest> requests = new ArrayList<>();
    private final List<End> written = new ArrayList<>();
    private final CountedSinkMetrics metrics = new CountedSinkMetrics();
    private final Courier.Chance chance = new Courier.Chance(new Random(1), InstantSource.system());
    private final Door door = new Door(new Budget(new BudgetConfig(new InFlight.Fixed(1), OptionalDouble.empty())),
            gate(), gate());
    private final Tenure tenure = Tenure.unlimited();

    private Gate gate() {
        return new Gate("Fluent", chance.random(), chance.clock());
    }

    private Courier courier(Outbox outbox) {
        return new Courier((request, _) -> {
            requests.add(request);
            return answers.remove();
        }, new Routes(CustomerUpdates.ON), outbox, metrics, chance);
    }

    private static Arrival arrival(Command command) {
        return arrival(command, Story.beginning(Instant.now()), false);
    }

    private static Arrival arrival(Command command, Story story, boolean isLast) {
        var headers = new EventHeaders(command.eventId(), command.eventType(), "/test", Instant.now(), command.ref(),
                TraceParent.start(new Random(1)));
        var record = new ConsumerRecord<>("fluent.orders", 0, 0, command.ref(), new byte[0]);
        return new Arrival(EventFamily.ORDERS,
                new Attempt(record, new Origin("fluent.orders", 0), story, false, isLast),
                Optional.of(headers), new Parsed(command, headers));
    }

    private void deliver(Courier courier, Command command) throws Exception {
        close(courier.attempt(arrival(command), door, tenure));
    }

    private static void close(Verdict verdict) throws Exception {
        if (verdict instanceof Verdict.Ended(var _, var closing)) {
            closing.write();
        }
    }

    private long write(End end) {
        written.add(end);
        return written.size();
    }

    private static Found found(String id) {
        return new Found(Json.object().put("id", id));
    }

    @Test
    void shouldPutTheCustomerInAndRememberItWhenFound() throws Exception {
        // Given
        var courier = courier((_, end) -> write(end));
        answers.addAll(List.of(found("5000123"), found("1"), found("2")));

        // When
        deliver(courier, Commands.order("order-1", "maria"));
        deliver(courier, Commands.order("order-2", "maria"));

        // Then
        assertThat(metrics.calls).containsExactly(Operation.FIND_CUSTOMER, Operation.CREATE_ORDER,
                Operation.CREATE_ORDER);
        assertThat(requests.getLast().variables().at("/input/customer/id").stringValue()).isEqualTo("5000123");
        assertThat(metrics.finishes).containsExactly(new Delivered(Optional.of("1")), new Delivered(Optional.of("2")));
    }

    @Test
    void shouldForgetTheCustomerWhenFluentDoesNotKnowItAnyMore() throws Exception {
        // Given
        var courier = courier((_, end) -> write(end));
        answers.addAll(List.of(found("5000123"), found("1"), new Refused(Optional.of("C0120E"), "gone"), new Absent(),
                found("2")));

        // When
        deliver(courier, Commands.order("order-1", "maria"));
        deliver(courier, Commands.order("order-2", "maria"));

        // Then
        assertThat(metrics.calls).endsWith(Operation.CREATE_ORDER, Operation.FIND_CUSTOMER,
                Operation.CREATE_ORDER_AND_CUSTOMER);
        assertThat(written.getLast().known().attempts()).isEqualTo(2);
    }

    @Test
    void shouldLeaveTheCommandAsItIsWhenTheCustomerIsPutIn() throws Exception {
        // Given
        var command = Commands.order("order-1", "maria");
        answers.addAll(List.of(found("5000123"), found("1")));

        // When
        deliver(courier((_, end) -> write(end)), command);

        // Then
        assertThat(command.mutation("createOrder").variables().at("/input/customer").isMissingNode()).isTrue();
    }

    @Test
    void shouldKeepTheServiceAliveWhenADeliveryFailsInside() throws Exception {
        // When
        deliver(courier((_, end) -> write(end)), Commands.order("order-1", "maria"));

        // Then
        assertThat(written).singleElement().satisfies(end -> assertThat(end.finish())
                .isInstanceOfSatisfying(GivenUp.class, gone -> assertThat(gone.failure()).isEqualTo(Failure.INTERNAL)));
    }

    @Test
    void shouldNotCountARecordAsFinishedWhenItsEndingIsNotWritten() {
        // Given
        answers.addAll(List.of(found("5000123"), found("1")));
        var courier = courier((_, _) -> {
            throw new WriteFailed("pipeline.outcomes", new IllegalStateException());
        });

        // When
        var failure = assertThatThrownBy(
                () -> deliver(courier, Commands.order("order-1", "maria")));

        // Then
        failure.isInstanceOf(WriteFailed.class);
        assertThat(metrics.finishes).isEmpty();
    }

    @Test
    void shouldMakeNoCallWhenTheTenureIsOver() {
        // Given
        tenure.end();

        // When
        var failure = assertThatThrownBy(() -> deliver(courier((_, end) -> write(end)),
                Commands.order("order-1", "maria")));

        // Then
        failure.isInstanceOf(Abandoned.class);
        assertThat(requests).isEmpty();
    }
}
