package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Dataset;
import dev.assay.data.memory.Records;
import dev.assay.result.Evaluation;
import dev.assay.result.Outcome;
import dev.assay.testing.CollectingSink;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What users of Deequ ran into, by the numbers of its issues. */
class KnownTrapsTest {
    record Row(int id, @Nullable Integer value, String group) {}

    private static final Dataset ROWS = Records.of(
            "rows",
            Row.class,
            List.of(
                    new Row(1, 10, "a"),
                    new Row(2, null, "a"),
                    new Row(3, 10, "b"),
                    new Row(4, null, "b"),
                    new Row(5, 30, "b")));

    private static Outcome only(Dataset dataset, String rule) throws Exception {
        return Assay.check("Rules = [ " + rule + " ]", dataset).outcomes().get(0);
    }

    /** Issues 565, 671 and 677: a filter took rows away from the numerator only, or nulls counted as filtered. */
    @Test
    void filtersAndNulls() throws Exception {
        assertThat(only(ROWS, "Completeness \"value\" = 0.5 where \"group = 'a'\"")
                        .passed())
                .isTrue();
        assertThat(only(ROWS, "Uniqueness \"value\" = 1.0 where \"group = 'b'\"")
                        .passed())
                .isTrue();
        assertThat(only(ROWS, "ColumnValues \"value\" > 5 where \"value is not null\"")
                        .passed())
                .isTrue();
        assertThat(only(ROWS, "ColumnValues \"value\" > 5 where \"group = 'b'\"")
                        .passed())
                .isFalse();
        assertThat(only(ROWS, "IsComplete \"value\" where \"value > 0\"").passed())
                .isTrue();
    }

    /** Issue 530: rows outside of a filter came out as failed. */
    @Test
    void rowFilters() throws Exception {
        CollectingSink sink = new CollectingSink();
        Assay.evaluation(Ruleset.parse("Rules = [ IsComplete \"value\" where \"group = 'a'\" ]"), ROWS)
                .rows(sink)
                .run();
        assertThat(sink.of(0)).isEqualTo("PFPPP");
    }

    /** Issues 274, 748 and 752: names with dots and blanks. */
    @Test
    void dotsAndSpacesInNames() throws Exception {
        Dataset dataset =
                Records.ofMaps("names", List.of(Map.of("a.b", 1, "sp ace", "x", "back`tick", 1.5), Map.of("a.b", 2)));
        Evaluation evaluation = Assay.check(
                "Rules = [ IsComplete \"a.b\", ColumnValues \"a.b\" > 0, Completeness \"sp ace\" = 0.5, IsUnique \"sp ace\","
                        + " Mean \"back`tick\" = 1.5, RowCount = 1 where \"`a.b` > 1\" ]",
                dataset);
        assertThat(evaluation.failures()).isEmpty();
    }

    /** Issues 303, 409 and 534: hundreds of columns and checks. */
    @Test
    void hundredsOfColumnsAndChecks() throws Exception {
        Map<String, Integer> row = new HashMap<>();
        List<String> rules = new ArrayList<>();
        for (int column = 0; column < 800; column++) {
            row.put("c" + column, column);
            rules.add("IsComplete \"c" + column + "\"");
            rules.add("Mean \"c" + column + "\" = " + column);
            rules.add("IsUnique \"c" + column + "\"");
        }
        Evaluation evaluation =
                Assay.check("Rules = [ " + String.join(",\n", rules) + " ]", Records.ofMaps("wide", List.of(row)));
        assertThat(evaluation.outcomes()).hasSize(2400);
        assertThat(evaluation.failures()).isEmpty();
    }

    /** Issue 65: a bound that failed by rounding. */
    @Test
    void aBoundThatIsTheQuotientHolds() throws Exception {
        for (int rows = 1; rows <= 30; rows++) {
            for (int present = 0; present <= rows; present++) {
                List<Row> all = new ArrayList<>();
                for (int i = 0; i < rows; i++) {
                    all.add(new Row(i, i < present ? 1 : null, "a"));
                }
                String bound = BigDecimal.valueOf((double) present / rows).toPlainString();
                String below = BigDecimal.valueOf(present)
                        .divide(BigDecimal.valueOf(rows), 2, RoundingMode.DOWN)
                        .toPlainString();
                Evaluation evaluation = Assay.check(
                        "Rules = [ Completeness \"value\" = " + bound + ", Completeness \"value\" >= " + below + " ]",
                        Records.of("rows", Row.class, all));
                assertThat(evaluation.failures()).as(present + " of " + rows).isEmpty();
            }
        }
    }
}
