package io.millrace.sink;

import static io.millrace.sink.Plans.answer;
import static io.millrace.sink.Plans.known;
import static io.millrace.sink.Plans.plan;
import static io.millrace.sink.Plans.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Command;
import io.millrace.common.fluent.FluentRequest.Sharing;
import io.millrace.sink.Known.Doubt;
import io.millrace.sink.NextStep.Later;
import io.millrace.sink.NextStep.Now;
import io.millrace.sink.NextStep.WhenWell;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProductRouteTest {
    private static final Command PARENT = Commands.parent("SHIRT", "product.created");
    private static final Command VARIANT = Commands.variant("SHIRT-M", "SHIRT", "product.updated");

    /** What is known after so many answers, and the steps that led there. */
    private static List<String> journey(Command command, String... answers) {
        var steps = new ArrayList<String>();
        var step = plan(command).start(Known.nothing());
        steps.add(text(step));
        for (var answer : answers) {
            var operation = switch (step) {
                case Now(var next, var _) -> next;
                case WhenWell(var _, var next, var _) -> next;
                case Later(var next, var _, var _) -> next;
                case NextStep.End _ -> throw new IllegalStateException("it has ended: " + steps);
            };
            step = plan(command).next(operation, step.known(), answer(answer));
            steps.add(text(step));
        }
        return steps;
    }

    private static String last(Command command, String... answers) {
        return journey(command, answers).getLast();
    }

    @ParameterizedTest(name = "{0}, doubt {1}: {2} -> {3}")
    @CsvSource(delimiter = '|', textBlock = """
            CREATE_VARIANT_PRODUCT | NONE      | found         | delivered
            CREATE_VARIANT_PRODUCT | NONE      | C0123E        | now UPDATE_VARIANT_PRODUCT CONFLICT
            CREATE_VARIANT_PRODUCT | NONE      | C0121E        | now UPDATE_VARIANT_PRODUCT CONFLICT
            CREATE_VARIANT_PRODUCT | NONE      | exists-in-words | now UPDATE_VARIANT_PRODUCT CONFLICT
            CREATE_VARIANT_PRODUCT | ABSENT    | C0123E        | now FIND_CATALOGUE CONFLICT
            CREATE_VARIANT_PRODUCT | NONE      | C0120E        | now FIND_CATALOGUE ABSENT
            CREATE_VARIANT_PRODUCT | ABSENT    | C0120E        | now FIND_CATALOGUE ABSENT
            CREATE_VARIANT_PRODUCT | NONE      | C0128E        | given up refused
            CREATE_VARIANT_PRODUCT | NONE      | C0141E        | given up refused
            CREATE_VARIANT_PRODUCT | NONE      | C0160E        | given up refused
            CREATE_VARIANT_PRODUCT | NONE      | uncoded       | given up refused
            CREATE_VARIANT_PRODUCT | NONE      | invalid       | given up schema
            CREATE_VARIANT_PRODUCT | NONE      | S0002E        | later CREATE_VARIANT_PRODUCT NONE
            CREATE_VARIANT_PRODUCT | NONE      | S0004E        | given up configuration
            CREATE_VARIANT_PRODUCT | NONE      | absent        | now FIND_VARIANT_PRODUCT UNKNOWN
            CREATE_VARIANT_PRODUCT | NONE      | unknown       | now FIND_VARIANT_PRODUCT UNKNOWN
            CREATE_VARIANT_PRODUCT | NONE      | failing       | when well FIND_VARIANT_PRODUCT EXPLAINED
            CREATE_VARIANT_PRODUCT | NONE      | unreachable   | when well CREATE_VARIANT_PRODUCT NONE
            CREATE_VARIANT_PRODUCT | NONE      | throttled     | when well CREATE_VARIANT_PRODUCT NONE
            CREATE_VARIANT_PRODUCT | NONE      | misconfigured | when well CREATE_VARIANT_PRODUCT NONE
            UPDATE_VARIANT_PRODUCT | NONE      | found         | delivered
            UPDATE_VARIANT_PRODUCT | NONE      | C0120E        | now CREATE_VARIANT_PRODUCT ABSENT
            UPDATE_VARIANT_PRODUCT | NONE      | missing-in-words | now CREATE_VARIANT_PRODUCT ABSENT
            UPDATE_VARIANT_PRODUCT | CONFLICT  | C0120E        | now FIND_CATALOGUE CONFLICT
            UPDATE_VARIANT_PRODUCT | NONE      | C0123E        | given up refused
            UPDATE_VARIANT_PRODUCT | NONE      | C0128E        | given up refused
            UPDATE_VARIANT_PRODUCT | NONE      | unknown       | now FIND_VARIANT_PRODUCT UNKNOWN
            FIND_VARIANT_PRODUCT   | UNKNOWN   | found         | later UPDATE_VARIANT_PRODUCT NONE
            FIND_VARIANT_PRODUCT   | UNKNOWN   | absent        | later CREATE_VARIANT_PRODUCT NONE
            FIND_VARIANT_PRODUCT   | EXPLAINED | found         | now UPDATE_VARIANT_PRODUCT NONE
            FIND_VARIANT_PRODUCT   | EXPLAINED | absent        | now CREATE_VARIANT_PRODUCT NONE
            FIND_VARIANT_PRODUCT   | EXPLAINED | C0120E        | now CREATE_VARIANT_PRODUCT NONE
            FIND_VARIANT_PRODUCT   | EXPLAINED | C0128E        | given up refused
            FIND_VARIANT_PRODUCT   | UNKNOWN   | throttled     | when well FIND_VARIANT_PRODUCT EXPLAINED
            """)
    void shouldGoOnWithAVariantWhenAnswered(Operation done, Doubt doubt, String answer, String expected) {
        // When
        var next = plan(VARIANT).next(done, known("-", doubt), answer(answer));

        // Then
        assertThat(text(next)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, doubt {1}: {2} -> {3}")
    @CsvSource(delimiter = '|', textBlock = """
            CREATE_STANDARD_PRODUCT | NONE      | found   | delivered
            CREATE_STANDARD_PRODUCT | NONE      | C0123E  | now UPDATE_STANDARD_PRODUCT CONFLICT
            CREATE_STANDARD_PRODUCT | NONE      | C0120E  | now FIND_CATALOGUE ABSENT
            UPDATE_STANDARD_PRODUCT | NONE      | C0120E  | now CREATE_STANDARD_PRODUCT ABSENT
            UPDATE_STANDARD_PRODUCT | NONE      | unknown | now FIND_STANDARD_PRODUCT UNKNOWN
            FIND_STANDARD_PRODUCT   | EXPLAINED | absent  | now CREATE_STANDARD_PRODUCT NONE
            """)
    void shouldGoOnWithAStandardProductWhenAnswered(Operation done, Doubt doubt, String answer, String expected) {
        // When
        var next = plan(PARENT).next(done, known("-", doubt), answer(answer));

        // Then
        assertThat(text(next)).isEqualTo(expected);
    }

    @Test
    void shouldBeginWithWhatTheEventHintsAt() {
        // Then
        assertThat(journey(PARENT)).containsExactly("now CREATE_STANDARD_PRODUCT NONE");
        assertThat(journey(VARIANT)).containsExactly("now UPDATE_VARIANT_PRODUCT NONE");
        assertThat(journey(Commands.standalone("CAP", "product.updated")))
                .containsExactly("now UPDATE_STANDARD_PRODUCT NONE");
    }

    @Test
    void shouldTryAgainAndSayWhyWhenTheParentIsNotThereYet() {
        // Given
        var created = plan(VARIANT).next(Operation.CREATE_VARIANT_PRODUCT, Known.nothing(), answer("C0120E"));
        var catalogue = plan(VARIANT).next(Operation.FIND_CATALOGUE, created.known(), answer("found"));

        // When
        var parent = plan(VARIANT).next(Operation.FIND_PARENT, catalogue.known(), answer("absent"));

        // Then
        assertThat(text(catalogue)).isEqualTo("now FIND_PARENT ABSENT");
        assertThat(parent).isInstanceOfSatisfying(Later.class, later -> {
            assertThat(later.operation()).isEqualTo(Operation.UPDATE_VARIANT_PRODUCT);
            assertThat(later.because().message())
                    .isEqualTo("the standard product of the variant (input.product.ref) is not in Fluent yet");
        });
        assertThat(parent.known().failures()).isEqualTo(1);
    }

    @Test
    void shouldGiveUpWhenSomethingElseThanParentAndCatalogueIsMissing() {
        // Then
        assertThat(last(VARIANT, "C0120E", "C0120E", "found", "found")).isEqualTo("given up refused");
        assertThat(last(PARENT, "C0120E", "found")).isEqualTo("given up refused");
    }

    @Test
    void shouldTryAgainWhenFluentSaysThatAProductIsAndIsNot() {
        // Then
        assertThat(last(VARIANT, "C0120E", "C0123E", "found", "found"))
                .isEqualTo("later UPDATE_VARIANT_PRODUCT NONE");
        assertThat(last(PARENT, "C0123E", "C0120E", "found")).isEqualTo("later UPDATE_STANDARD_PRODUCT NONE");
    }

    @Test
    void shouldWaitForAPersonWhenTheCatalogueIsMissing() {
        // Given
        var created = plan(PARENT).next(Operation.CREATE_STANDARD_PRODUCT, Known.nothing(), answer("C0120E"));

        // When
        var next = plan(PARENT).next(Operation.FIND_CATALOGUE, created.known(), answer("absent"));

        // Then
        assertThat(text(next)).isEqualTo("when mended FIND_CATALOGUE");
        assertThat(next).isInstanceOfSatisfying(WhenWell.class, waiting -> assertThat(waiting.trouble().reason())
                .contains("MILLRACE_FLUENT_CATALOGUE_REF"));
        assertThat(next.known().failures()).isZero();
        assertThat(last(PARENT, "C0120E", "absent", "absent", "found")).isEqualTo("now CREATE_STANDARD_PRODUCT NONE");
    }

    @Test
    void shouldCreateTheVariantAfterItsStandardProductWhenItIsSoldByItself() {
        // When
        var steps = journey(Commands.standalone("CAP", "product.created"), "found", "C0123E", "found");

        // Then
        assertThat(steps).containsExactly("now CREATE_STANDARD_PRODUCT NONE", "now CREATE_VARIANT_PRODUCT NONE",
                "now UPDATE_VARIANT_PRODUCT CONFLICT", "delivered");
    }

    @Test
    void shouldBeContentWhenADeletedProductIsNotThere() {
        // Given
        var deleted = Commands.deleted(VARIANT);

        // Then
        assertThat(last(deleted, "found")).isEqualTo("delivered");
        assertThat(journey(deleted, "C0120E", "found", "absent")).containsExactly("now UPDATE_VARIANT_PRODUCT NONE",
                "now FIND_CATALOGUE NONE", "now FIND_VARIANT_PRODUCT NONE", "already there");
        assertThat(last(deleted, "C0120E", "found", "found")).isEqualTo("given up refused");
        assertThat(last(deleted, "C0120E", "absent")).isEqualTo("when mended FIND_CATALOGUE");
        assertThat(last(deleted, "unknown", "found")).isEqualTo("later UPDATE_VARIANT_PRODUCT NONE");
        assertThat(last(deleted, "unknown", "absent")).isEqualTo("already there");
    }

    @Test
    void shouldMakeBothPartsInactiveWhenAStandaloneProductIsDeleted() {
        // When
        var steps = journey(Commands.deleted(Commands.standalone("CAP", "product.created")), "C0120E", "found",
                "absent", "found");

        // Then
        assertThat(steps).endsWith("now UPDATE_VARIANT_PRODUCT NONE", "delivered");
    }

    @Test
    void shouldGiveUpWhenTheCommandLacksWhatIsNeeded() {
        // Then
        assertThat(last(Commands.without(VARIANT, "createVariantProduct"), "C0120E")).isEqualTo("given up command");
        assertThat(last(Commands.without(PARENT, "updateStandardProduct"), "C0123E")).isEqualTo("given up command");
    }

    @Test
    void shouldLookForProductParentAndCatalogueByWhatTheMutationsSay() {
        // Given
        var known = Known.nothing().attempted(Operation.CREATE_VARIANT_PRODUCT);

        // When
        var product = Requests.of(Operation.FIND_VARIANT_PRODUCT, VARIANT, known);
        var parent = Requests.of(Operation.FIND_PARENT, VARIANT, known);
        var catalogue = Requests.of(Operation.FIND_CATALOGUE, VARIANT, known);

        // Then
        assertThat(product.variables()).hasToString("{\"ref\":\"SHIRT-M\",\"catalogue\":{\"ref\":\"PC:MASTER:1\"}}");
        assertThat(parent.variables()).hasToString("{\"ref\":\"SHIRT\",\"catalogue\":{\"ref\":\"PC:MASTER:1\"}}");
        assertThat(catalogue.variables()).hasToString("{\"ref\":\"PC:MASTER:1\"}");
    }

    @Test
    void shouldTravelAloneWhenItHasFailedBefore() {
        // When
        var first = Requests.of(Operation.CREATE_VARIANT_PRODUCT, VARIANT, Known.nothing());
        var second = Requests.of(Operation.CREATE_VARIANT_PRODUCT, VARIANT, Known.nothing().failedOnceMore());

        // Then
        assertThat(first.sharing()).isEqualTo(Sharing.WITH_MUTATIONS);
        assertThat(second.sharing()).isEqualTo(Sharing.ALONE);
    }
}
