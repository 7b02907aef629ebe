package dev.assay.predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.batch.Column;
import dev.assay.result.Cause;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The test vectors of the rules on values, from the text of the rule to the rows. */
class RuleVectorsTest {
    private static final ArrowType MICROS = Types.timestamp(TimeUnit.MICROSECOND, false);
    private static final long JANUARY_15 = LocalDate.of(2024, 1, 15).toEpochDay();
    private static final long YEAR_2023 = LocalDate.of(2023, 1, 1).toEpochDay();

    private static List<@Nullable Object> list(@Nullable Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }

    private static Arguments vector(String id, ArrowType type, List<@Nullable Object> cells, String rule, String rows) {
        return Arguments.of(id, type, cells, rule, rows);
    }

    /** Rows as a text: 1 passes, 0 fails. */
    static Stream<Arguments> vectors() {
        List<@Nullable Object> nan = list(1.0, Double.NaN, 5.0);
        List<@Nullable Object> tenths = list((double) 0.1f, (double) 0.2f);
        List<@Nullable Object> three = list(1.0, 2.0, 3.0, null);
        List<@Nullable Object> blanks = list("a", "", "  ", "\t", null);
        List<@Nullable Object> words = list("abc", "cab", "a", "b", "a b", "a\n");
        List<@Nullable Object> day = list(YEAR_2023, null);
        List<@Nullable Object> lengths = list("a", null, "ccc");
        return Stream.of(
                vector("V13", Types.FLOAT64, nan, "ColumnValues \"x\" > 0", "101"),
                vector("V14", Types.FLOAT64, nan, "ColumnValues \"x\" < 10", "101"),
                vector("V15", Types.FLOAT64, nan, "ColumnValues \"x\" not in [7]", "111"),
                vector("D31", Types.FLOAT64, nan, "ColumnValues \"x\" not between 7 and 9", "101"),
                vector("V18", Types.FLOAT32, tenths, "ColumnValues \"x\" in [0.1, 0.2]", "11"),
                vector("V19", Types.FLOAT32, list((double) 0.1f), "ColumnValues \"x\" = 0.1", "1"),
                vector("V21", Types.INT64, list(9007199254740993L), "ColumnValues \"b\" = 9007199254740992", "0"),
                vector(
                        "V21 itself",
                        Types.INT64,
                        list(9007199254740993L),
                        "ColumnValues \"b\" = 9007199254740993",
                        "1"),
                vector(
                        "V22",
                        Types.decimal(12, 2),
                        list(new BigDecimal("1.50"), new BigDecimal("2.25"), new BigDecimal("3.00")),
                        "ColumnValues \"d\" in [1.5, 2.25, 3]",
                        "111"),
                vector("V23", Types.FLOAT64, three, "ColumnValues \"x\" > 0", "1110"),
                vector("V24", Types.FLOAT64, three, "ColumnValues \"x\" between 0 and 5", "1110"),
                vector("V25", Types.FLOAT64, three, "ColumnValues \"x\" not in [9]", "1111"),
                vector("V25", Types.FLOAT64, three, "ColumnValues \"x\" != 9", "1111"),
                vector("V26", Types.FLOAT64, three, "ColumnValues \"x\" in [1, 2, 3]", "1110"),
                vector("V27", Types.FLOAT64, three, "ColumnValues \"x\" not between 5 and 9", "1110"),
                vector(
                        "V29",
                        Types.TEXT,
                        blanks,
                        "ColumnValues \"s\" in [\"a\", EMPTY, WHITESPACES_ONLY, NULL]",
                        "11111"),
                vector("V30", Types.TEXT, blanks, "ColumnValues \"s\" != EMPTY", "10111"),
                vector("V31", Types.TEXT, blanks, "ColumnValues \"s\" = EMPTY", "01000"),
                vector("V32", Types.TEXT, blanks, "ColumnValues \"s\" != \"a\"", "01111"),
                vector("V33", Types.TEXT, blanks, "ColumnValues \"s\" not in [\"zz\", NULL]", "11110"),
                vector("D29", Types.TEXT, blanks, "ColumnValues \"s\" != WHITESPACES_ONLY", "11001"),
                vector("V34", Types.TEXT, blanks, "ColumnValues \"s\" matches \"[a-z]*\"", "11000"),
                vector("V35", Types.TEXT, words, "ColumnValues \"s\" matches \"a|b\"", "001100"),
                vector("V36", Types.TEXT, words, "ColumnValues \"s\" matches \"a\"", "001000"),
                vector("V37", Types.TEXT, words, "ColumnValues \"s\" not matches \"a\"", "110111"),
                vector("V38", Types.DATE, day, "ColumnValues \"d\" in [NULL, \"2023-01-01\"]", "11"),
                vector(
                        "V39",
                        Types.DATE,
                        day,
                        "ColumnValues \"d\" not between \"2020-01-01\" and \"2021-01-01\"",
                        "10"),
                vector("V40", Types.DATE, day, "ColumnValues \"d\" > \"2020-01-01\"", "10"),
                vector("V41", Types.DATE, day, "ColumnValues \"d\" != \"2020-01-01\"", "11"),
                vector(
                        "V42",
                        Types.TEXT,
                        list("2024-01-15T23:30:00-05:00"),
                        "ColumnValues \"s\" = \"2024-01-15\"",
                        "1"),
                vector(
                        "V43",
                        MICROS,
                        list((JANUARY_15 * 86_400 + 84_600) * 1_000_000),
                        "ColumnValues \"t\" = \"2024-01-15\"",
                        "1"),
                vector("V45", Types.BOOL, list(1L), "ColumnValues \"b\" in [\"true\"]", "1"),
                vector("V46", Types.INT32, list(5L), "ColumnValues \"i\" in [\"5\"]", "1"),
                vector("V46", Types.INT32, list(5L), "ColumnValues \"i\" in [\"5.0\"]", "0"),
                vector("V47", Types.TEXT, lengths, "ColumnLength \"l\" > 0", "101"),
                vector("V48", Types.TEXT, lengths, "ColumnLength \"l\" < 5", "111"),
                vector("V49", Types.TEXT, lengths, "ColumnLength \"l\" in [1, 3]", "101"),
                vector("V50", Types.TEXT, list("a", "bb", "ccc"), "ColumnLength \"l\" != 2", "101"),
                vector("D15", Types.TEXT, lengths, "ColumnLength \"l\" between 0 and 5", "101"),
                vector("6.2", Types.TEXT, list("\u00e9\ud83d\ude00"), "ColumnLength \"l\" = 2", "1"),
                vector("D32", Types.TEXT, list("O'Brien", "OBrien"), "ColumnValues \"s\" = \"O'Brien\"", "10"),
                vector("D5", Types.TEXT, list("a\"b", "a\\\"b"), "ColumnValues \"s\" = \"a\\\"b\"", "10"),
                vector(
                        "D60",
                        Types.TEXT,
                        list("Yes", "NO", null),
                        "ColumnValues \"s\" = \"yes\" with ignoreCase = \"TRUE\"",
                        "100"),
                vector("6.1", Types.TEXT, list("2024-02-30", "x", null), "ColumnValues \"s\" != \"2024-01-15\"", "001"),
                vector(
                        "6.1",
                        Types.TEXT,
                        list("2024-02-30", "x", null),
                        "ColumnValues \"s\" not in [\"2024-01-15\"]",
                        "001"),
                vector("null only", Types.TEXT, list("a", null), "ColumnValues \"s\" = NULL", "01"),
                vector("null only", Types.BOOL, list(1L, null), "ColumnValues \"s\" != NULL", "10"),
                vector("null only", Types.BINARY, list("a", null), "ColumnValues \"s\" in [NULL]", "01"),
                vector("null only", Types.DATE, list(0L, null), "ColumnValues \"s\" not in [NULL]", "10"),
                vector(
                        "now",
                        Types.DATE,
                        list(JANUARY_15, JANUARY_15 + 1),
                        "ColumnValues \"d\" > (now() - 3 days)",
                        "01"),
                vector(
                        "division by zero",
                        Types.FLOAT64,
                        list(1.0, Double.POSITIVE_INFINITY),
                        "ColumnValues \"x\" < 1 / 0",
                        "10"),
                vector("left to right", Types.INT64, list(7L, 9L), "ColumnValues \"x\" = 1 + 2 * 3", "01"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("vectors")
    void rowsPassAndFailAsSpecified(String id, ArrowType type, List<@Nullable Object> cells, String rule, String rows)
            throws Exception {
        BitSet expected = new BitSet();
        for (int row = 0; row < rows.length(); row++) {
            expected.set(row, rows.charAt(row) == '1');
        }
        ValuePredicate predicate = Rules.predicate(rule);
        try (Cells column = new Cells(type, cells)) {
            assertThat(predicate.check("c", column.type())).isEmpty();
            Column plain = column.plain();
            assertThat(Cells.passing(predicate.kernel(column.type()), plain)).isEqualTo(expected);
            if (type.equals(Types.TEXT)) {
                assertThat(Cells.passing(predicate.kernel(column.type()), column.encoded()))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void numbersAgainstTextAreATypeErrorWhateverTheOperator() throws Exception {
        for (String condition : List.of("in [1, 2]", "not in [1]", "!= 1", "> 1", "between 1 and 2", "in [NULL, 1]")) {
            assertThat(Rules.predicate("ColumnValues \"s\" " + condition)
                            .check("s", Cells.typeOf(Types.TEXT))
                            .map(WrongType::message))
                    .contains("Expected type of column s to be one of (ByteType,ShortType,IntegerType,LongType,"
                            + "FloatType,DoubleType,DecimalType), but found StringType instead!");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ColumnValues "c" > NULL                    | BAD_ARGUMENT | NULL has no order; it goes with =, !=, in and not in
            ColumnValues "c" between NULL and 5        | BAD_ARGUMENT | NULL has no order; it goes with =, !=, in and not in
            ColumnValues "c" < 2 * last()              | UNSUPPORTED  | ColumnValues rule only supports numeric operands or NULL keyword in conditions.
            ColumnValues "c" = "2024-13-40"            | BAD_ARGUMENT | Invalid date operand in ColumnValues rule: 2024-13-40
            ColumnValues "c" in [NULL, "2023-02-31"]   | BAD_ARGUMENT | Invalid date operand in ColumnValues rule: 2023-02-31
            ColumnValues "c" > (now() - 9223372036854775807 days) | BAD_ARGUMENT | Invalid date operand in ColumnValues rule: (now() - 9223372036854775807 days)
            ColumnValues "c" matches "["               | BAD_ARGUMENT | Invalid regex pattern '[': Unclosed character class near index 0
            ColumnLength "c" = NULL                    | BAD_ARGUMENT | ColumnLength rule only supports numeric operands in conditions.
            ColumnLength "c" > avg(last(3))            | UNSUPPORTED  | ColumnLength rule only supports numeric operands in conditions.
            ColumnDataType "c" = "STRING"              | BAD_ARGUMENT | Unrecognized data type: STRING
            ColumnDataType "c" = "DECIMAL(39,0)"       | BAD_ARGUMENT | Unrecognized data type: DECIMAL(39,0)
            ColumnDataType "c" = "DECIMAL(3,4)"        | BAD_ARGUMENT | Unrecognized data type: DECIMAL(3,4)
            ColumnDataType "c" in ["DATE"]             | UNSUPPORTED  | Unsupported operator
            ColumnDataType "c" matches "DATE"          | UNSUPPORTED  | Unsupported operator
            ColumnDataType "c" = "DATE" with format = "yyyyMMdd" | BAD_ARGUMENT | Unsupported rule format
            ColumnDataType "c" = "INTEGER" with format = "yyyy-MM-dd" | BAD_ARGUMENT | Unsupported rule format
            DataFreshness "c" < 9223372036854775807 days | BAD_ARGUMENT | The duration 9223372036854775807 days is too long
            """)
    void badArgumentsSayWhatIsWrong(String rule, Cause cause, String message) {
        assertThatThrownBy(() -> Rules.predicate(rule))
                .isInstanceOfSatisfying(
                        PredicateException.class, e -> assertThat(e.reason()).isEqualTo(cause))
                .hasMessage(message);
    }
}
