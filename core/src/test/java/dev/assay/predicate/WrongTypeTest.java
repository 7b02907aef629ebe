package dev.assay.predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnType;
import dev.assay.data.Dataset;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tests apply to which columns, in which words they do not, and how much of a column they need. */
class WrongTypeTest {
    static final ColumnType LIST = ColumnType.of(new Field(
            "c",
            FieldType.nullable(new ArrowType.List()),
            List.of(new Field("element", FieldType.notNullable(Types.INT32), null))));

    private static final String NUMERIC = "Expected type of column c to be one of"
            + " (ByteType,ShortType,IntegerType,LongType,FloatType,DoubleType,DecimalType), but found ";

    private static ColumnType type(String name) {
        switch (name) {
            case "INT":
                return Cells.typeOf(Types.INT64);
            case "TEXT":
                return Cells.typeOf(Types.TEXT);
            case "BOOL":
                return Cells.typeOf(Types.BOOL);
            case "BINARY":
                return Cells.typeOf(Types.BINARY);
            case "NULL":
                return Cells.typeOf(new ArrowType.Null());
            case "UNREADABLE":
                return ColumnType.of(new Field(
                        "c", new FieldType(true, Types.BINARY, null, Map.of(Dataset.UNSUPPORTED, "a reason")), null));
            default:
                return LIST;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ColumnValues "c" > 1            | BOOL   | NUMERIC BooleanType instead!
            ColumnValues "c" > 1            | NULL   | NUMERIC NullType instead!
            ColumnValues "c" > 1            | LIST   | Unsupported nested column type of column c: ArrayType(IntegerType,false)!
            ColumnValues "c" matches "a"    | INT    | Expected type of column c to be StringType, but found LongType instead!
            ColumnLength "c" > 1            | INT    | Expected type of column c to be StringType, but found LongType instead!
            ColumnLength "c" > 1            | LIST   | Unsupported nested column type of column c: ArrayType(IntegerType,false)!
            ColumnValues "c" = "a"          | BINARY | Expected type of column c to be one of (StringType,ByteType,ShortType,IntegerType,LongType,FloatType,DoubleType,DecimalType,BooleanType,DateType,TimestampType,TimestampNTZType), but found BinaryType instead!
            ColumnValues "c" = "2024-01-15" | INT    | Expected type of column c to be one of (DateType,TimestampType,TimestampNTZType,StringType), but found LongType instead!
            DataFreshness "c" < 1 days      | INT    | Expected type of column c to be one of (DateType,TimestampType,TimestampNTZType,StringType), but found LongType instead!
            ColumnDataType "c" = "LONG"     | LIST   | Unsupported nested column type of column c: ArrayType(IntegerType,false)!
            ColumnDataType "c" = "LONG"     | UNREADABLE | Values of column c cannot be read: unsupported type BinaryType!
            ColumnValues "c" = NULL         | UNREADABLE | Values of column c cannot be read: unsupported type BinaryType!
            """)
    void wrongTypesAreNamed(String rule, String type, String message) throws Exception {
        ValuePredicate predicate = Rules.predicate(rule);
        assertThat(predicate.check("c", type(type)).map(WrongType::message))
                .contains(message.replace("NUMERIC ", NUMERIC));
        assertThatThrownBy(() -> predicate.kernel(type(type))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nullAloneAppliesToColumnsOfAnyReadableType() throws Exception {
        for (String condition : List.of("= NULL", "!= NULL", "in [NULL]", "not in [NULL]")) {
            for (String type : List.of("INT", "TEXT", "BOOL", "BINARY", "NULL", "LIST")) {
                ValuePredicate predicate = Rules.predicate("ColumnValues \"c\" " + condition);
                assertThat(predicate.check("c", type(type))).isEmpty();
                assertThat(predicate.need()).isEqualTo(ColumnNeed.PRESENCE);
            }
        }
    }

    @Test
    void lengthsNeedNoValues() throws Exception {
        assertThat(Rules.predicate("ColumnLength \"c\" > 1").need()).isEqualTo(ColumnNeed.LENGTH);
        assertThat(Rules.predicate("ColumnValues \"c\" > 1").need()).isEqualTo(ColumnNeed.VALUES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ColumnValues "c" in [1, 2.50]          | ColumnValues "c" in [1.0, 2.5]
            ColumnValues "c" in ["a", "b"]         | ColumnValues "c" in ["b", "a", "a"]
            ColumnValues "c" matches "a"           | ColumnValues "c" matches "a"
            ColumnLength "c" > 1                   | ColumnLength "c" > 1
            ColumnDataType "c" = "integral"        | ColumnDataType "c" = "INTEGER"
            DataFreshness "c" < 1 days             | DataFreshness "c" < 24 hours
            ColumnValues "c" = NULL                | ColumnValues "c" in [NULL]
            """)
    void predicatesThatTestTheSameAreEqual(String left, String right) throws Exception {
        assertThat(Rules.predicate(left)).isEqualTo(Rules.predicate(right)).hasSameHashCodeAs(Rules.predicate(right));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ColumnValues "c" > 1                   | ColumnValues "c" >= 1
            ColumnValues "c" matches "a"           | ColumnValues "c" not matches "a"
            ColumnValues "c" = "a"                 | ColumnValues "c" = "a" with ignoreCase = "true"
            ColumnValues "c" > 1                   | ColumnLength "c" > 1
            ColumnValues "c" = NULL                | ColumnValues "c" != NULL
            ColumnDataType "c" = "DATE"            | ColumnDataType "c" = "DATE" with format = "yyyy-MM"
            """)
    void predicatesThatTestSomethingElseDiffer(String left, String right) throws Exception {
        assertThat(Rules.predicate(left)).isNotEqualTo(Rules.predicate(right));
    }
}
