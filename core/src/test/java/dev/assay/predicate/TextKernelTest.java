package dev.assay.predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.batch.Column;
import dev.assay.internal.limit.RuleLimitException;
import dev.assay.internal.limit.ValueLimitException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Patterns that cost too much, functions of others, and dictionaries that change. */
class TextKernelTest {
    private static final String CATASTROPHE = "(a*)*\\1b";

    @Test
    void aCatastrophicPatternNamesTheRow() throws Exception {
        List<@Nullable Object> values = new ArrayList<>(List.of("b", "ab", "a".repeat(40), "b"));
        ValuePredicate predicate = Predicates.matches(CATASTROPHE, false);
        try (Cells cells = new Cells(Types.TEXT, values)) {
            assertThatThrownBy(() -> Cells.passing(predicate.kernel(cells.type()), cells.plain()))
                    .isInstanceOfSatisfying(ValueLimitException.class, e -> {
                        assertThat(e.row()).isEqualTo(2);
                        assertThat(e.at("name", 1000))
                                .isInstanceOf(RuleLimitException.class)
                                .hasMessage(
                                        "Regular expression '(a*)*\\1b' needs more than 10000000 steps on one value;"
                                                + " simplify the pattern, for example nested repetitions"
                                                + " (column name, row 1003 of its split)");
                    });
            assertThatThrownBy(() -> Cells.passing(predicate.kernel(cells.type()), cells.encoded()))
                    .isInstanceOfSatisfying(
                            ValueLimitException.class, e -> assertThat(e.row()).isEqualTo(2));
        }
    }

    @Test
    void rowsOutOfScopeAreNotTested() throws Exception {
        ValuePredicate predicate = Predicates.matches(CATASTROPHE, false);
        try (Cells cells = new Cells(Types.TEXT, List.of("b", "a".repeat(40), "x"))) {
            BitSet scope = new BitSet();
            scope.set(0);
            scope.set(2);
            BitSet expected = new BitSet();
            expected.set(0);
            assertThat(Cells.passing(predicate.kernel(cells.type()), cells.plain(), scope))
                    .isEqualTo(expected);
            assertThat(Cells.passing(predicate.kernel(cells.type()), cells.encoded(), scope))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aPatternThatCostsMuchOnEveryValueIsStoppedToo() throws Exception {
        // Each value stays below its own budget.
        ValuePredicate predicate = Predicates.matches(CATASTROPHE, false);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            values.add("a".repeat(18));
        }
        try (Cells cells = new Cells(Types.TEXT, values)) {
            assertThatThrownBy(() -> Cells.passing(predicate.kernel(cells.type()), cells.plain()))
                    .isInstanceOf(ValueLimitException.class)
                    .hasMessageStartingWith(
                            "Regular expression '(a*)*\\1b' needs more than 100000000 steps above 100 per"
                                    + " byte on the values so far");
            // As entries of a dictionary they are one value.
            assertThat(Cells.passing(predicate.kernel(cells.type()), cells.encoded()))
                    .isEqualTo(new BitSet());
        }
    }

    @Test
    void ordinaryPatternsNeverTouchTheBudgetOfASplit() throws Exception {
        ValuePredicate predicate = Predicates.matches("[^@]+@[^@]+\\.[a-z]{2,}", false);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            values.add("someone.with.a.long.name" + i + "@mail.example.org");
        }
        try (Cells cells = new Cells(Types.TEXT, values)) {
            PredicateKernel kernel = predicate.kernel(cells.type());
            Column column = cells.plain();
            for (int i = 0; i < 20; i++) {
                assertThat(Cells.passing(kernel, column).cardinality()).isEqualTo(20_000);
            }
        }
    }

    @Test
    void everyFunctionOnTextsCanBeAPredicate() throws Exception {
        ValuePredicate predicate = Predicates.text("is upper case", text -> text.equals(text.toUpperCase(Locale.ROOT)));
        List<@Nullable Object> values = new ArrayList<>(List.of("AB", "Ab", "\u00c9"));
        values.add(null);
        BitSet expected = new BitSet();
        expected.set(0);
        expected.set(2);
        try (Cells cells = new Cells(Types.TEXT, values)) {
            assertThat(Cells.passing(predicate.kernel(cells.type()), cells.plain()))
                    .isEqualTo(expected);
            assertThat(Cells.passing(predicate.kernel(cells.type()), cells.encoded()))
                    .isEqualTo(expected);
        }
        assertThat(predicate.check("c", Cells.typeOf(Types.INT64))).isPresent();
    }

    @Test
    void lowerCaseDoesNotDependOnTheLanguageOfTheMachine() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try (Cells cells = new Cells(Types.TEXT, List.of("TITLE", "title", "\u0130"))) {
            ValuePredicate predicate = Rules.predicate("ColumnValues \"c\" in [\"Title\"] with ignoreCase = \"true\"");
            BitSet expected = new BitSet();
            expected.set(0, 2);
            assertThat(Cells.passing(predicate.kernel(cells.type()), cells.plain()))
                    .isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anotherDictionaryHasOtherAnswers() throws Exception {
        try (Cells first = new Cells(Types.TEXT, List.of("a", "b", "c"));
                Cells second = new Cells(Types.TEXT, List.of("b", "a", "a"))) {
            PredicateKernel kernel =
                    Rules.predicate("ColumnValues \"s\" = \"a\"").kernel(first.type());
            Column one = first.encoded();
            assertThat(Cells.passing(kernel, one)).isEqualTo(BitSet.valueOf(new long[] {0b001}));
            assertThat(Cells.passing(kernel, second.encoded())).isEqualTo(BitSet.valueOf(new long[] {0b110}));
            assertThat(Cells.passing(kernel, one)).isEqualTo(BitSet.valueOf(new long[] {0b001}));
        }
    }
}
