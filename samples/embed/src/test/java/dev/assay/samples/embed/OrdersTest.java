package dev.assay.samples.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.Assay;
import dev.assay.data.Dataset;
import dev.assay.data.memory.Records;
import dev.assay.result.Evaluation;
import dev.assay.result.RulesFailedError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A ruleset in a unit test: no file, no cluster, half a second. */
class OrdersTest {
    record Order(long id, @Nullable String email, BigDecimal price, LocalDate day) {}

    private static final String RULES = """
            Rules = [
                IsPrimaryKey "id",
                Completeness "email" >= 0.6,
                ColumnValues "price" > 0,
                ColumnValues "day" >= "2024-01-01"
            ]
            """;

    @Test
    void acceptsGoodOrders() throws Exception {
        Dataset orders = Records.of(
                "orders",
                List.of(
                        new Order(1, "a@example.com", new BigDecimal("9.50"), LocalDate.of(2024, 1, 1)),
                        new Order(2, null, new BigDecimal("12.00"), LocalDate.of(2024, 1, 2)),
                        new Order(3, "c@example.com", new BigDecimal("3.25"), LocalDate.of(2024, 1, 2))));

        Evaluation result = Assay.check(RULES, orders);

        result.orThrow();
        assertThat(result.outcomes()).hasSize(4);
    }

    @Test
    void tellsWhatIsWrongWithBadOrders() throws Exception {
        Dataset orders = Records.of(
                "orders",
                List.of(
                        new Order(1, "a@example.com", new BigDecimal("9.50"), LocalDate.of(2024, 1, 1)),
                        new Order(1, "b@example.com", new BigDecimal("0.00"), LocalDate.of(2023, 12, 31))));

        Evaluation result = Assay.check(RULES, orders);

        assertThatThrownBy(result::orThrow)
                .isInstanceOf(RulesFailedError.class)
                .hasMessageContaining("3 of 4 rules did not pass on orders")
                .hasMessageContaining("IsPrimaryKey \"id\"")
                .hasMessageContaining("Value: 0.0 does not meet the constraint requirement!");
    }
}
