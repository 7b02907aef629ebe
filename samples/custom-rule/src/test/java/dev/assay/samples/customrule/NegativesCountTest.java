package dev.assay.samples.customrule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.data.Dataset;
import dev.assay.data.memory.Records;
import dev.assay.result.Cause;
import dev.assay.result.Evaluation;
import dev.assay.result.Outcome;
import dev.assay.rule.RuleTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NegativesCountTest {
    record Account(String owner, @Nullable Double balance) {}

    private static final Dataset ACCOUNTS = Records.of(
            "accounts",
            List.of(new Account("a", 10.0), new Account("b", -2.5), new Account("c", null), new Account("d", -1.0)));

    @Test
    void isFoundThroughTheServiceLoader() {
        assertThat(RuleTypes.installed().find("NegativesCount")).contains(NegativesCount.TYPE);
    }

    @Test
    void countsNegativeValuesAndIgnoresNulls() throws Exception {
        assertThat(check("NegativesCount \"balance\" = 2").passed()).isTrue();
    }

    @Test
    void saysTheCountWhenTheConditionIsNotMet() throws Exception {
        Outcome outcome = check("NegativesCount \"balance\" = 0");
        assertThat(outcome.cause()).contains(Cause.NOT_MET);
        assertThat(outcome.message()).contains("Value: 2 does not meet the constraint requirement!");
        assertThat(outcome.metrics()).hasToString("{Column.balance.NegativesCount=2}");
    }

    @Test
    void filtersWithWhere() throws Exception {
        assertThat(check("NegativesCount \"balance\" = 1 where \"owner = 'b'\"").passed())
                .isTrue();
        assertThat(check("NegativesCount \"balance\" = 0 where \"owner = 'nobody'\"")
                        .passed())
                .isTrue();
    }

    private static Outcome check(String rule) throws Exception {
        Evaluation result = Assay.check("Rules = [ " + rule + " ]", ACCOUNTS);
        return result.outcomes().get(0);
    }
}
