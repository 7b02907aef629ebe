package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Dataset;
import dev.assay.data.memory.Records;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every outcome that is no pass says in plain words what was measured, against what, on how many rows, and what became of nulls. */
class ExplanationsTest {
    record Order(
            @Nullable Integer id,
            @Nullable BigDecimal price,
            @Nullable String country) {}

    private static final Dataset ORDERS = Records.of(
            "orders",
            Order.class,
            List.of(
                    new Order(1, new BigDecimal("9.50"), "DE"),
                    new Order(2, null, "FR"),
                    new Order(2, new BigDecimal("2.00"), null)));

    private static String explanation(String rule) throws Exception {
        return explanation(rule, CompositeEvaluation.COLUMN);
    }

    private static String explanation(String rule, CompositeEvaluation composite) throws Exception {
        return Assay.evaluation(Ruleset.parse("Rules = [ " + rule + " ]"), ORDERS)
                .reference("r", ORDERS)
                .compositeEvaluation(composite)
                .run()
                .outcomes()
                .get(0)
                .explanation()
                .orElse("-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "RowCount > 5 | Measured: RowCount 3, from 3 rows. Wanted: > 5.",
                "Completeness \"price\" > 0.9 | Measured: Completeness of price 0.6666666666666666, from 3 rows, 1 of them null."
                        + " Wanted: > 0.9. Nulls count against it.",
                "IsUnique \"id\" | Measured: Uniqueness of id 0.3333333333333333, from 3 rows, none of them null."
                        + " Wanted: every value, or combination of values, occurs exactly once; nulls are ignored."
                        + " Rows without any key value are left out.",
                "Mean \"price\" > 10 | Measured: Mean of price 5.75, from 2 values. Wanted: > 10. Nulls are ignored.",
                "ColumnValues \"price\" > 5 | Measured: Minimum of price 2.0, from 3 rows, 1 of them null. Wanted: > 5."
                        + " Nulls do not pass.",
                "ColumnValues \"country\" in [\"DE\"] with threshold > 0.5 | Measured: ColumnValues.Compliance of country"
                        + " 0.3333333333333333, from 3 rows. Wanted: in [\"DE\"], for a share of > 0.5. 2 of 3 rows do not"
                        + " pass. Nulls do not pass.",
                "ColumnValues \"country\" != \"DE\" where \"id = 1\" | Measured: ColumnValues.Compliance of country 0.0, from"
                        + " 1 row where id = 1. Wanted: != \"DE\". 1 of 1 rows do not pass. Nulls pass.",
                "ReferentialIntegrity \"country\" \"r.country\" = 1.0 | Measured: ReferentialIntegrity of r"
                        + " 0.6666666666666666, from 3 rows. Wanted: = 1.0. 1 of 3 rows have no match. A key with a null has"
                        + " no match.",
                "Completeness \"prise\" > 0.9 | Not evaluated: the dataset has no such column, or more than one.",
                "Mean \"country\" > 1 | Not evaluated: the rule does not apply to columns of this type.",
                "Sum \"price\" > 1 where \"price is null\" | There is nothing to measure in 0 values where price is null."
                        + " Wanted: > 1. Nulls are ignored.",
                "RowCount > 1 | -",
            })
    void sayWhatWasMeasuredAndWanted(String rule, String expected) throws Exception {
        assertThat(explanation(rule.strip())).isEqualTo(expected.strip());
    }

    @Test
    void ofACompositeAreThoseOfItsFailingParts() throws Exception {
        assertThat(explanation("(RowCount > 5) and (RowCount > 1) and (RowCount > 4)"))
                .isEqualTo("2 of its 3 parts fail: Measured: RowCount 3, from 3 rows. Wanted: > 5."
                        + " Measured: RowCount 3, from 3 rows. Wanted: > 4.");
        assertThat(explanation("(IsComplete \"price\") and (ColumnValues \"id\" > 0)", CompositeEvaluation.ROW))
                .isEqualTo("Measured: 1 row of 3 rows does not meet the whole condition. Wanted: all rows.");
    }
}
