package dev.assay.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which values could be of which type. */
class CastTableTest {
    private static boolean passes(String type, Optional<String> format, ArrowType arrow, Object cell, boolean negated)
            throws PredicateException {
        ValuePredicate predicate = Predicates.dataType(type, format, negated, Rules.TIME);
        try (Cells cells = new Cells(arrow, List.of(cell))) {
            return Cells.passing(predicate.kernel(cells.type()), cells.plain()).get(0);
        }
    }

    static Stream<Arguments> texts() {
        List<String> integers = List.of("5", "+5", "-0", "2.5", "2.", ".5", " 5 ", "\t5\n");
        List<String> noIntegers = List.of("1e3", "0x1F", "1,000", "1_000", "1L", "", ".", "\u00a05", "--5");
        return Stream.of(
                Arguments.of(
                        "INTEGER",
                        append(integers, "2147483647", "-2147483648"),
                        append(noIntegers, "2147483648", "-2147483649")),
                Arguments.of("INTEGRAL", integers, append(noIntegers, "2147483648")),
                Arguments.of(
                        "LONG",
                        append(integers, "2147483648", "-9223372036854775808"),
                        append(noIntegers, "9223372036854775808")),
                Arguments.of(
                        "FLOAT",
                        List.of(
                                "1e3",
                                ".5",
                                "2.",
                                "1.0f",
                                "1d",
                                "NaN",
                                "nan",
                                "Infinity",
                                "inf",
                                "-inf",
                                "1e400",
                                " 7 "),
                        List.of(".", "0x1F", "1,000", "", "1e", "abc")),
                Arguments.of(
                        "double",
                        List.of("1e3", ".5", "2.", "1.0f", "1d", "NaN", "nan", "Infinity", "inf", "-inf", "1e400"),
                        List.of(".", "0x1F", "1,000", "")),
                Arguments.of("FRACTIONAL", List.of("1.5", "NaN"), List.of("x")),
                Arguments.of(
                        "DECIMAL(5,2)",
                        List.of("999.99", "999.994", "1e2", "-0.005", "\u0663", "00012.5", "5.", ".5"),
                        List.of("1e3", "999.995", "1000", "NaN", ".", "", "x")),
                Arguments.of("decimal( 2 , 2 )", List.of("0.99", ".994"), List.of("1", "0.995")),
                Arguments.of(
                        "BOOLEAN",
                        List.of("t", "true", "y", "yes", "1", "f", "false", "n", "no", "0", "TRUE", "No", " y "),
                        List.of("on", "off", "2", "", "truee", "tru", "ye")),
                Arguments.of(
                        "DATE",
                        List.of(
                                "2024",
                                "2024-1",
                                "2024-1-5",
                                "2024-01-15",
                                " 2024-01-15 ",
                                "2024-1-5 garbage",
                                "2024-01-15T23:30:00-05:00",
                                "2024-01-15 25:00:00"),
                        List.of("20240115", "01/02/2024", "2024-01-15x", "2024-02-30", "", "epoch")),
                Arguments.of(
                        "TIMESTAMP",
                        List.of(
                                "2024-01-15",
                                "2024-01-15 1:2",
                                "2024-01-15T01:02:03.5",
                                "2024-01-15 01:02:03+02:00",
                                "12:30",
                                "T12:30"),
                        List.of(
                                "2024-01-15 25:00:00",
                                "epoch",
                                "now",
                                "",
                                "2024-01-15 24:00:00",
                                "2024-01-15 23:59:60")));
    }

    private static List<String> append(List<String> list, String... more) {
        return Stream.concat(list.stream(), Arrays.stream(more)).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void textsAreAcceptedAsSparkCastsThem(String type, List<String> accepted, List<String> refused) throws Exception {
        for (String text : accepted) {
            assertThat(passes(type, Optional.empty(), Types.TEXT, text, false))
                    .as("%s as %s", text, type)
                    .isTrue();
            assertThat(passes(type, Optional.empty(), Types.TEXT, text, true))
                    .as("%s not as %s", text, type)
                    .isFalse();
        }
        for (String text : refused) {
            assertThat(passes(type, Optional.empty(), Types.TEXT, text, false))
                    .as("%s as %s", text, type)
                    .isFalse();
            assertThat(passes(type, Optional.empty(), Types.TEXT, text, true))
                    .as("%s not as %s", text, type)
                    .isTrue();
        }
    }

    @Test
    void nullIsOfNoType() throws Exception {
        List<@Nullable Object> nulls = new ArrayList<>();
        nulls.add(null);
        for (ArrowType arrow : List.of(Types.TEXT, Types.INT64, Types.BINARY)) {
            try (Cells cells = new Cells(arrow, nulls)) {
                for (boolean negated : new boolean[] {false, true}) {
                    ValuePredicate predicate = Predicates.dataType("LONG", Optional.empty(), negated, Rules.TIME);
                    assertThat(Cells.passing(predicate.kernel(cells.type()), cells.plain())
                                    .get(0))
                            .isEqualTo(negated);
                }
            }
        }
    }

    static Stream<Arguments> others() {
        ArrowType timestamp = Types.timestamp(TimeUnit.MICROSECOND, true);
        ArrowType decimal = Types.decimal(12, 2);
        return Stream.of(
                Arguments.of(
                        Types.INT64,
                        5L,
                        "LONG INTEGER FLOAT DOUBLE BOOLEAN DECIMAL(1,0)",
                        "DATE TIMESTAMP DECIMAL(2,2)"),
                Arguments.of(Types.INT64, 2147483648L, "LONG", "INTEGER"),
                Arguments.of(Types.INT64, Long.MIN_VALUE, "LONG DECIMAL(19,0)", "INTEGER DECIMAL(18,0)"),
                Arguments.of(Types.UINT64, new BigDecimal("9223372036854775808"), "DOUBLE DECIMAL(19,0)", "LONG"),
                Arguments.of(decimal, new BigDecimal("2147483647.99"), "INTEGER LONG BOOLEAN", "DECIMAL(9,0) DATE"),
                Arguments.of(decimal, new BigDecimal("-2147483649.00"), "LONG", "INTEGER"),
                Arguments.of(decimal, new BigDecimal("99.95"), "DECIMAL(4,2) DECIMAL(3,0)", "DECIMAL(3,1)"),
                Arguments.of(Types.FLOAT64, 2147483647.9, "INTEGER LONG FLOAT", "DATE"),
                Arguments.of(Types.FLOAT64, 2147483648.0, "LONG", "INTEGER"),
                Arguments.of(Types.FLOAT64, -0x1p63, "LONG", "INTEGER"),
                Arguments.of(Types.FLOAT64, 0x1p63, "DOUBLE FLOAT", "LONG"),
                Arguments.of(Types.FLOAT32, 0x1p63, "DOUBLE FLOAT", "LONG"),
                Arguments.of(Types.FLOAT64, 1e300, "DOUBLE BOOLEAN", "FLOAT LONG DECIMAL(38,0)"),
                Arguments.of(Types.FLOAT64, Double.NaN, "DOUBLE FLOAT", "LONG INTEGER DECIMAL(38,0)"),
                Arguments.of(Types.FLOAT64, Double.NEGATIVE_INFINITY, "DOUBLE FLOAT", "LONG INTEGER DECIMAL(38,0)"),
                Arguments.of(
                        Types.BOOL,
                        1L,
                        "BOOLEAN INTEGER LONG FLOAT DOUBLE DECIMAL(1,0)",
                        "DATE TIMESTAMP DECIMAL(2,2)"),
                Arguments.of(Types.BOOL, 0L, "DECIMAL(2,2)", "DATE"),
                Arguments.of(Types.DATE, 1L, "DATE TIMESTAMP", "INTEGER BOOLEAN DOUBLE"),
                Arguments.of(timestamp, 1L, "DATE TIMESTAMP", "LONG BOOLEAN"),
                Arguments.of(Types.BINARY, "5", "", "INTEGER BOOLEAN DATE"));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("others")
    void otherColumnsConvertWhereTheMeaningStays(ArrowType arrow, Object cell, String accepted, String refused)
            throws Exception {
        for (String type : accepted.split(" ")) {
            if (!type.isEmpty()) {
                assertThat(passes(type, Optional.empty(), arrow, cell, false))
                        .as(type)
                        .isTrue();
                assertThat(passes(type, Optional.empty(), arrow, cell, true))
                        .as(type)
                        .isFalse();
            }
        }
        for (String type : refused.split(" ")) {
            assertThat(passes(type, Optional.empty(), arrow, cell, false))
                    .as(type)
                    .isFalse();
            assertThat(passes(type, Optional.empty(), arrow, cell, true))
                    .as(type)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dd-MM-yyyy, 29-02-2024, 29-02-2023",
        "MM-dd-yyyy, 02-29-2024, 29-02-2024",
        "yyyy-MM-dd, 2024-02-29, 2024-2-29",
        "dd/MM/yyyy, 01/12/2024, 01-12-2024",
        "MM/dd/yyyy, 12/01/2024, 13/01/2024",
        "yyyy/MM/dd, 2024/12/31, 2024/12/32",
        "MM-yyyy, 12-2024, 00-2024",
        "yyyy-MM, 2024-12, 2024-13",
        "dd-MM, 29-02, 30-02",
        "MM-dd, 02-29, 02-30",
        "MM/yyyy, 12/2024, 12/24",
        "yyyy/MM, 2024/12, 2024-12",
        "dd/MM, 31/12, 31/11",
        "MM/dd, 12/31, ' 12/31'"
    })
    void dateFormatsAreStrict(String format, String accepted, String refused) throws Exception {
        assertThat(passes("DATE", Optional.of(format), Types.TEXT, accepted, false))
                .isTrue();
        assertThat(passes("DATE", Optional.of(format), Types.TEXT, refused, false))
                .isFalse();
        assertThat(passes("DATE", Optional.of(format), Types.TEXT, refused, true))
                .isTrue();
    }

    @Test
    void nestedColumnsAreRefused() throws Exception {
        ValuePredicate predicate = Predicates.dataType("LONG", Optional.empty(), false, Rules.TIME);
        assertThat(predicate.check("c", WrongTypeTest.LIST).map(WrongType::message))
                .contains("Unsupported nested column type of column c: ArrayType(IntegerType,false)!");
    }
}
