package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.memory.Records;
import dev.assay.result.Cause;
import dev.assay.result.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without an SQL engine on the class path, as here, CustomSql says which artifact to add, and nothing else is disturbed. */
class CustomSqlWithoutEngineTest {
    @Test
    void onlyTheRulesThatNeedItSayWhatIsMissing() throws Exception {
        List<Outcome> outcomes = Assay.check(
                        "Rules = [ CustomSql \"select count(*) from primary\" > 0, CustomSql \"select x from primary\","
                                + " RowCount = 1 ]",
                        Records.ofMaps("rows", List.of(Map.of("x", 1))))
                .outcomes();
        for (Outcome outcome : outcomes.subList(0, 2)) {
            assertThat(outcome.cause()).contains(Cause.UNSUPPORTED);
            assertThat(outcome.message().orElse("-")).contains("CustomSql needs a SQL engine");
            assertThat(outcome.hint()).contains("add the artifact dev.assay:assay-sql");
        }
        assertThat(outcomes.get(2).passed()).isTrue();
    }
}
