package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Dataset;
import dev.assay.data.memory.Records;
import dev.assay.result.Cause;
import dev.assay.result.Outcome;
import dev.assay.result.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules on small tables, through the whole engine: verdict, metrics and message to the letter. */
class VectorsTest {
    /** A table with a column and no rows. */
    record Nothing(@Nullable Double x) {}

    private static final double NAN = Double.NaN;

    private static final Map<String, Dataset> TABLES = Map.ofEntries(
            table("dup", "x", 1.0, 1.0, 2.0, null, null),
            table("pairs", List.of("x", "y"), row(1L, "a"), row(1L, "b"), row(2L, null)),
            table("tens", "x", 10.0, 20.0, 30.0, 40.0),
            table("twenties", "x", 0.0, 20.0, 40.0),
            table("outlier", "x", 1.0, 2.0, 3.0, 4.0, 10.0),
            table("five", "x", 5.0),
            table("nan", "x", 1.0, NAN, 5.0),
            table("infinite", "x", 1.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
            table("big", "x", Long.MAX_VALUE, 1L),
            table("small", "x", Long.MIN_VALUE, -1L),
            table("null4", "x", 1.0, 2.0, 3.0, null),
            table("filtered", List.of("x", "s"), row(null, "a"), row(3.0, "b")),
            table("two", List.of("c1", "c2"), row(2.0, 1.0), row(0.0, 3.0)),
            table("keys", List.of("a", "b"), row(1L, "x"), row(1L, "y"), row(2L, "x"), row(null, "x"), row(3L, null)),
            table("ref", "x", 1.0, 2.0),
            table("match", List.of("x", "y"), row(1L, "a"), row(2L, "b"), row(3L, "c")),
            table("matchRef", List.of("x", "y", "more"), row(1.0, "a", 1L), row(2.0, "z", 1L)),
            table("matchOther", List.of("k", "v"), row(1L, "a"), row(2L, "b")),
            table("holes", List.of("id", "v"), row(1L, null), row(2L, NAN), row(3L, 1.5)),
            table("units", "units", 5L, 7L, 9L),
            table("booked", "units", 5L, 8L, 9L),
            table("refKeys", List.of("i", "t"), row(1.0, "x"), row(2.0, "x")),
            table("ones", "x", 1.0),
            Map.entry("nothing", Records.of("nothing", Nothing.class, List.of())),
            table("nulls", "x", row((Object) null), row((Object) null)),
            table("constant", List.of("a", "b"), row(1.0, 5.0), row(1.0, 7.0)),
            table("line", List.of("a", "b"), row(1.0, 2.0), row(2.0, 4.0), row(3.0, 6.0), row(4.0, null)),
            table("names", List.of("id_7", "my_aws_x"), row(1L, 2L)),
            table("rows7", "x", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', maxCharsPerColumn = 10_000, nullValues = "-", textBlock = """
            dup      | Uniqueness "x" >= 0 | - | Uniqueness 0.3333333333333333 | -
            dup      | UniqueValueRatio "x" = 0.5 | - | UniqueValueRatio 0.5 | -
            dup      | DistinctValuesCount "x" = 3 | - | DistinctValuesCount 3 | -
            dup      | Entropy "x" > 0 | - | Entropy 0.6365141682948128 | -
            dup      | DuplicateRowCount "x" = 2 | - | DuplicateRowCount 2 | -
            dup      | IsUnique "x" | NOT_MET | Uniqueness 0.3333333333333333 | Value: 0.3333333333333333 does not meet the constraint requirement!
            dup      | IsPrimaryKey "x" | NOT_MET | Completeness 0.6, Uniqueness 0.3333333333333333 | Value: 0.3333333333333333 does not meet the constraint requirement!~Value: 0.6 does not meet the constraint requirement!
            pairs    | IsPrimaryKey "x" "y" | NOT_MET | Completeness 1.0, Completeness 0.6666666666666666, Uniqueness 1.0 | Value: 0.6666666666666666 does not meet the constraint requirement!
            tens     | StandardDeviation "x" > 0 | - | StandardDeviation 11.180339887498949 | -
            twenties | StandardDeviation "x" between 16.32 and 16.34 | - | StandardDeviation 16.32993161855452 | -
            outlier  | InterquartileRange "x" = 2 | - | InterquartileRange 2.0 | -
            five     | Skewness "x" = 0 | - | Skewness 0.0 | -
            five     | Kurtosis "x" = 0 | - | Kurtosis 0.0 | -
            five     | Variance "x" = 0 | - | Variance 0.0 | -
            five     | StandardDeviation "x" = 0 | - | StandardDeviation 0.0 | -
            five     | Range "x" = 0 | - | Range 0.0 | -
            five     | Entropy "x" = 0 | - | Entropy 0.0 | -
            nan      | ColumnValues "x" > 0 | NOT_MET | Minimum 1.0 | Value: NaN does not meet the constraint requirement!
            nan      | ColumnValues "x" < 10 | NOT_MET | Maximum 5.0 | Value: NaN does not meet the constraint requirement!
            nan      | Mean "x" != 3 | - | - | -
            nan      | InterquartileRange "x" > 0 | NOT_MET | - | Value: NaN does not meet the constraint requirement!
            infinite | Sum "x" > 0 | NOT_MET | - | Value: NaN does not meet the constraint requirement!
            big      | Sum "x" > 0 | - | Sum 9.223372036854775808E18 | -
            small    | Sum "x" < 0 | - | Sum -9.223372036854775808E18 | -
            null4    | ColumnValues "x" > 0 | NOT_MET | Minimum 1.0 | Value: NULL does not meet the constraint requirement!
            null4    | ColumnValues "x" between 0 and 5 | NOT_MET | Maximum 3.0, Minimum 1.0 | Value: NULL does not meet the constraint requirement!
            null4    | ColumnValues "x" between 1 and 3 | NOT_MET | Maximum 3.0, Minimum 1.0 | Value: 1.0 does not meet the constraint requirement!~Value: 3.0 does not meet the constraint requirement!~Value: NULL does not meet the constraint requirement!
            null4    | ColumnValues "x" in [1,2,3] with threshold > 0.5 | - | ColumnValues.Compliance 0.75 | -
            null4    | ColumnValues "x" > 1 with threshold >= 0.5 | - | ColumnValues.Compliance 0.5, Minimum 1.0 | -
            null4    | ColumnValues "x" = 0 / 0 | NOT_MET | ColumnValues.Compliance 0.0 | Value: 0.0 does not meet the constraint requirement!
            filtered | Mean "x" > 0 where "s = 'a'" | NO_DATA | - | Empty state for analyzer Mean(x,Some(s = 'a')), all input values were NULL.
            filtered | Variance "x" > 0 where "s = 'a'" | NO_DATA | - | Empty state for analyzer Variance(x,Some(s = 'a')), all input values were NULL.
            filtered | ColumnValues "x" > 0 where "s = 'a'" | NO_DATA | - | Empty state for analyzer Minimum(x,Some(s = 'a'),None), all input values were NULL.~Value: NULL does not meet the constraint requirement!
            filtered | Mean "x" > 0 where "1 = 0" | - | - | No rows matched the filter
            filtered | RowCount = 0 where "1 = 0" | - | RowCount 0 | -
            filtered | DistinctValuesCount "x" = 7 where "1 = 0" | NOT_MET | DistinctValuesCount 0 | Value: 0 does not meet the constraint requirement!
            filtered | ZerosCount "x" = 0 where "1 = 0" | - | ZerosCount 0 | -
            filtered | RowCount = 1 where "s = 'b'" | - | RowCount 1 | -
            filtered | IsComplete "x" where "s = 'b'" | - | Completeness 1.0 | -
            filtered | IsComplete "x" where "X IS NOT NULL and s in ('a','b')" | - | Completeness 1.0 | -
            two      | (ColumnValues "c1" > 1) OR (ColumnValues "c2" > 2) | NOT_MET | Minimum 0.0, Minimum 1.0 | Value: 0.0 does not meet the constraint requirement!~Value: 1.0 does not meet the constraint requirement!
            two      | (IsComplete "c1") AND (RowCount > 10) | NOT_MET | Completeness 1.0, RowCount 2 | Value: 2 does not meet the constraint requirement!
            two      | (RowCount > 10) OR (RowCount = 2) | - | RowCount 2 | Value: 2 does not meet the constraint requirement!
            null4    | ReferentialIntegrity "x" "ref.x" = 0.5 | - | ReferentialIntegrity 0.5 | -
            null4    | ReferentialIntegrity "x" "ref.{x}" = 1.0 | NOT_MET | ReferentialIntegrity 0.5 | Value: 0.5 does not meet the constraint requirement.
            keys     | ReferentialIntegrity "a,b" "refKeys.{i, t}" = 0.4 | - | ReferentialIntegrity 0.4 | -
            keys     | ReferentialIntegrity "a" "refKeys.t" > 0 | WRONG_TYPE | - | Column a of type LongType cannot be compared with column t of type StringType!
            keys     | ReferentialIntegrity "zz" "ref.x" > 0 | NO_COLUMN | - | Column zz does not exist in primary data frame.
            keys     | ReferentialIntegrity "a" "ref.zz" > 0 | NO_COLUMN | - | Column zz does not exist in reference data frame.
            keys     | ReferentialIntegrity "a" "other.x" > 0 | NO_DATASET | - | other not found in additional sources
            keys     | ReferentialIntegrity "a,b" "ref.x" > 0 | BAD_ARGUMENT | - | The number of columns to check from the primary data frame must equal the number of columns to check from the reference data frame.
            match    | DatasetMatch "matchRef" "x" >= 0.33 | - | DatasetMatch 0.3333333333333333 | -
            match    | DatasetMatch "matchRef" "x" "y" = 1 | NOT_MET | DatasetMatch 0.3333333333333333 | Value: 0.3333333333333333 does not meet the constraint requirement.
            match    | DatasetMatch "matchOther" "x->k" "y->v" = 1 | NOT_MET | DatasetMatch 0.6666666666666666 | Value: 0.6666666666666666 does not meet the constraint requirement.
            match    | DatasetMatch "matchOther" "x->k" "y" = 1 | NO_COLUMN | - | The following columns were not found in the second dataset: y
            match    | DatasetMatch "matchRef" "zz" = 1 | NO_COLUMN | - | The following key columns were not found in the first dataset: zz
            match    | DatasetMatch "nobody" "x" = 1 | NO_DATASET | - | nobody not found in additional sources
            keys     | DatasetMatch "keys" "a" "b" = 1 | BAD_ARGUMENT | - | Provided key map not suitable for given data frames
            null4    | DatasetMatch "null4" "x" = 1 | BAD_ARGUMENT | - | Provided key map not suitable for given data frames
            holes    | DatasetMatch "holes" "id" "v" = 1 | - | DatasetMatch 1.0 | -
            ref      | DatasetMatch "ref" "x" = 1 | - | DatasetMatch 1.0 | -
            nothing  | DatasetMatch "nothing" "x" = 1 | NO_DATA | - | Cannot evaluate: primary DataFrame is empty
            units    | AggregateMatch "sum(units)" "sum(booked.units)" >= 0.95 | - | AggregateMatch 0.9545454545454546 | -
            units    | AggregateMatch "avg(units)" "SUM(primary.units)" = 1 | NOT_MET | AggregateMatch 0.3333333333333333 | Value: 0.3333333333333333 does not meet the constraint requirement.
            nulls    | AggregateMatch "sum(x)" "avg(x)" = 1 | WRONG_TYPE | - | *
            nothing  | AggregateMatch "sum(x)" "avg(x)" = 1 | - | AggregateMatch 1.0 | -
            units    | AggregateMatch "sum(units)" "sum(nothing.x)" = 0 | - | AggregateMatch 0.0 | -
            units    | AggregateMatch "sum(zz)" "sum(units)" = 1 | NO_COLUMN | - | Input data does not include column zz!
            units    | AggregateMatch "max(units)" "sum(units)" = 1 | BAD_ARGUMENT | - | Could not parse the aggregate expression max(units)
            units    | AggregateMatch "sum(units)" "sum(no.units)" = 1 | NO_DATASET | - | no not found in additional sources
            nothing  | ReferentialIntegrity "x" "ref.x" > 0 | NO_DATA | - | Primary data frame contains no data.
            nan      | ReferentialIntegrity "x" "nan.x" > 0 | - | ReferentialIntegrity 0.6666666666666666 | -
            two      | RowCountMatch "ones" = 1 | NOT_MET | RowCountMatch 2.0 | Value: 2.0 does not meet the constraint requirement.
            two      | RowCountMatch "nothing" > 5 | - | - | -
            nothing  | RowCountMatch "nothing" = 1 | NOT_MET | - | Value: NaN does not meet the constraint requirement.
            two      | RowCountMatch "gone" = 1 | NO_DATASET | - | Reference dataset 'gone' not found in additional data sources
            two      | SchemaMatch "gone" = 1 | NO_DATASET | - | Reference dataset 'gone' not found
            two      | SchemaMatch "line" = 1 | NOT_MET | SchemaMatch 0.0 | 0.00% of columns passed the threshold
            two      | SchemaMatch "ref" = 1 | NOT_MET | SchemaMatch 0.0 | Column counts do not match
            names    | ColumnNamesMatchPattern "aws_.*" | NOT_MET | ColumnNamesPatternMatchRatio 0.0 | Columns that do not match the pattern: id_7, my_aws_x
            names    | ColumnNamesMatchPattern "[" | BAD_ARGUMENT | - | Invalid regex pattern '[' for ColumnNamesMatchPattern rule
            names    | ColumnExists "ID_7" | NOT_MET | - | Input data does not include column ID_7!
            names    | Mean "ID_7" = 1 | - | Mean 1.0 | -
            rows7    | RowCount = 1 + 2 * 3 | NOT_MET | RowCount 7 | Value: 7 does not meet the constraint requirement!
            line     | ColumnCorrelation "a" "b" = 1 | - | ColumnCorrelation 1.0 | -
            constant | ColumnCorrelation "a" "b" > -2 | NOT_MET | - | Value: NaN does not meet the constraint requirement!
            nothing  | Mean "x" > 0 | NO_DATA | - | Empty state for analyzer Mean(x,None), all input values were NULL.
            nothing  | Completeness "x" > 0 | NO_DATA | - | Empty state for analyzer Completeness(x,None,None), all input values were NULL.
            nothing  | ColumnValues "x" < 5 | NO_DATA | - | Empty state for analyzer Maximum(x,None,None), all input values were NULL.~Value: NULL does not meet the constraint requirement!
            nothing  | RowCount = 0 | - | RowCount 0 | -
            nothing  | DistinctValuesCount "x" = 0 | - | DistinctValuesCount 0 | -
            nothing  | ZerosCount "x" = 0 | - | ZerosCount 0 | -
            nothing  | DataFreshness "x" > 5 days | WRONG_TYPE | - | Expected type of column x to be one of (DateType,TimestampType,TimestampNTZType,StringType), but found DoubleType instead!
            nothing  | ColumnDataType "x" = "LONG" | - | - | No rows matched the filter
            nulls    | Completeness "x" = 0 | - | Completeness 0.0 | -
            nulls    | IsUnique "x" | NO_DATA | - | Empty state for analyzer Uniqueness(List(x),None,None), all input values were NULL.
            nulls    | Uniqueness "x" > 0 | NO_DATA | - | Empty state for analyzer Uniqueness(List(x),None,None), all input values were NULL.
            nulls    | UniqueValueRatio "x" > 0 | NO_DATA | - | Empty state for analyzer UniqueValueRatio(List(x),None,None), all input values were NULL.
            nulls    | Entropy "x" > 0 | NO_DATA | - | Empty state for analyzer Entropy(x,None), all input values were NULL.
            nulls    | DistinctValuesCount "x" = 1 | - | DistinctValuesCount 1 | -
            nulls    | DuplicateRowCount "x" = 0 | - | DuplicateRowCount 0 | -
            tens     | RowCount > avg(last(5)) | BAD_OPERAND | - | Dynamic rules require job context, and cannot be evaluated in interactive session or data preview.
            tens     | IsComplete "x" where "x >" | BAD_SQL | * | *
            """)
    void givesTheDocumentedOutcome(
            String table, String rule, @Nullable String cause, @Nullable String metrics, @Nullable String message)
            throws Exception {
        Outcome outcome = check(table, rule);

        assertThat(outcome.cause()).isEqualTo(Optional.ofNullable(cause).map(Cause::valueOf));
        assertThat(outcome.passed()).isEqualTo(cause == null);
        if (!"*".equals(message)) {
            List<String> measured = new ArrayList<>();
            outcome.metrics().forEach((key, value) -> measured.add(key.metric() + " " + value));
            assertThat(String.join(", ", measured)).isEqualTo(metrics == null ? "" : plain(metrics));
            assertThat(outcome.message()).isEqualTo(Optional.ofNullable(message).map(text -> text.replace('~', '\n')));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Mean \"gone\" > 0", "Mean \"c1\" > 0 where \"c1 >\"", "Mean \"c1\" > last()"})
    void aRuleThatCannotBeEvaluatedDoesNotDisturbItsNeighbours(String bad) throws Exception {
        List<Outcome> outcomes = Assay.check(
                        "Rules = [ RowCount = 2, " + bad + ", IsComplete \"c1\" ]", TABLES.get("two"))
                .outcomes();
        assertThat(outcomes.stream().map(Outcome::passed)).containsExactly(true, false, true);
        assertThat(outcomes.stream().map(Outcome::name)).containsExactly("Rule_1", "Rule_2", "Rule_3");
    }

    @ParameterizedTest
    @CsvSource({"GLUE, FAIL", "STRICT, ERROR"})
    void thePolicyDecidesWhatAWrongTypeIsCalled(dev.assay.result.ErrorPolicy policy, Verdict verdict) throws Exception {
        Outcome outcome = Assay.evaluation(
                        Ruleset.parse("Rules = [ Mean \"s\" > 0 ]"),
                        java.util.Objects.requireNonNull(TABLES.get("filtered")))
                .errorPolicy(policy)
                .run()
                .outcomes()
                .get(0);
        assertThat(outcome.verdict()).isEqualTo(verdict);
        assertThat(outcome.message())
                .contains("Expected type of column s to be one of (ByteType,ShortType,IntegerType,LongType,FloatType,"
                        + "DoubleType,DecimalType), but found StringType instead!");
    }

    /** Numbers as {@code Double.toString} writes them. */
    private static String plain(String metrics) {
        return metrics.replace("9.223372036854775808E18", Double.toString(0x1p63));
    }

    private static Outcome check(String table, String rule) throws Exception {
        Dataset primary = java.util.Objects.requireNonNull(TABLES.get(table), table);
        EvaluationBuilder evaluation = Assay.evaluation(Ruleset.parse("Rules = [ " + rule + " ]"), primary)
                .now(Instant.parse("2025-01-01T00:00:00Z"));
        TABLES.forEach(evaluation::reference);
        return evaluation.run().outcomes().get(0);
    }

    private static Map.Entry<String, Dataset> table(String name, String column, @Nullable Object... values) {
        List<Object[]> rows = new ArrayList<>();
        for (Object value : values) {
            rows.add(value instanceof Object[] row ? row : new Object[] {value});
        }
        return table(name, List.of(column), rows.toArray(Object[][]::new));
    }

    private static Map.Entry<String, Dataset> table(String name, List<String> columns, Object[]... rows) {
        List<Map<String, @Nullable Object>> maps = new ArrayList<>();
        for (Object[] row : rows) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                map.put(columns.get(i), row[i]);
            }
            maps.add(map);
        }
        return Map.entry(name, Records.ofMaps(name, maps));
    }

    private static Object[] row(@Nullable Object... values) {
        return values;
    }
}
