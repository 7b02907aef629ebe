package dev.assay.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What null rows do, operator by operator. */
class NullTableTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            INT   | > 1                                         | fail
            INT   | >= 1                                        | fail
            INT   | < 1                                         | fail
            INT   | <= 1                                        | fail
            INT   | between 1 and 5                             | fail
            INT   | not between 1 and 5                         | fail
            INT   | = 1                                         | fail
            INT   | = NULL                                      | pass
            INT   | != 1                                        | pass
            INT   | != NULL                                     | fail
            INT   | in [1, 2]                                   | fail
            INT   | in [1, NULL]                                | pass
            INT   | in [NULL]                                   | pass
            INT   | not in [1, 2]                               | pass
            INT   | not in [1, NULL]                            | fail
            INT   | not in [NULL]                               | fail
            TEXT  | = "a"                                       | fail
            TEXT  | != "a"                                      | pass
            TEXT  | in ["a", EMPTY]                             | fail
            TEXT  | in ["a", NULL]                              | pass
            TEXT  | not in ["a", EMPTY]                         | pass
            TEXT  | not in ["a", NULL]                          | fail
            TEXT  | = EMPTY                                     | fail
            TEXT  | != EMPTY                                    | pass
            TEXT  | = WHITESPACES_ONLY                          | fail
            TEXT  | != WHITESPACES_ONLY                         | pass
            TEXT  | in [EMPTY, WHITESPACES_ONLY]                | fail
            TEXT  | not in [EMPTY, WHITESPACES_ONLY]            | pass
            TEXT  | matches ".*"                                | fail
            TEXT  | not matches ".*"                            | fail
            DATE  | > "2020-01-01"                              | fail
            DATE  | <= "2020-01-01"                             | fail
            DATE  | between "2020-01-01" and "2021-01-01"       | fail
            DATE  | not between "2020-01-01" and "2021-01-01"   | fail
            DATE  | = "2020-01-01"                              | fail
            DATE  | != "2020-01-01"                             | pass
            DATE  | in ["2020-01-01"]                           | fail
            DATE  | in ["2020-01-01", NULL]                     | pass
            DATE  | not in ["2020-01-01"]                       | pass
            DATE  | not in ["2020-01-01", NULL]                 | fail
            """)
    void nullRowsPassOrFail(String kind, String condition, String expected) throws Exception {
        ValuePredicate predicate = Rules.predicate("ColumnValues \"c\" " + condition);
        List<@Nullable Object> nulls = new ArrayList<>();
        nulls.add(null);
        ArrowType arrow = kind.equals("INT") ? Types.INT64 : kind.equals("DATE") ? Types.DATE : Types.TEXT;
        try (Cells cells = new Cells(arrow, nulls)) {
            ColumnType type = cells.type();
            assertThat(Cells.passing(predicate.kernel(type), cells.plain()).get(0))
                    .isEqualTo(expected.equals("pass"));
            assertThat(predicate.acceptsNull()).isEqualTo(expected.equals("pass"));
        }
    }
}
