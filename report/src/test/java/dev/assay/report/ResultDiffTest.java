package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ResultDiffTest {
    private static final String OURS = """
            {"schemaVersion": 1, "score": 1.0, "rules": [
              {"description": "RowCount > 1", "result": "PASS", "metrics": {"Dataset.*.RowCount": 4}},
              {"description": "RowCount > 1", "result": "PASS", "metrics": {"Dataset.*.RowCount": 4}},
              {"description": "Mean \\"x\\" > 1", "result": "PASS", "metrics": {"Column.x.Mean": 2.0000000000001}},
              {"description": "IsComplete \\"id\\"", "result": "PASS", "metrics": {"Column.id.Completeness": 1.0}}
            ]}
            """;
    private static final String GLUE = """
            {"ResultId": "dqresult-1", "Score": 0.5, "RuleResults": [
              {"Description": "RowCount > 1", "Result": "PASS", "EvaluatedMetrics": {"Dataset.*.RowCount": 5.0}},
              {"Description": "Mean \\"x\\" > 1", "Result": "PASS", "EvaluatedMetrics": {"Column.x.Mean": 2.0}},
              {"Description": "IsComplete \\"id\\"", "Result": "FAIL", "EvaluatedMetrics": {}},
              {"Description": "IsUnique \\"id\\"", "Result": "PASS", "EvaluatedMetrics": {}}
            ]}
            """;

    @Test
    void saysWhatChanged() throws Exception {
        assertThat(ResultDiff.of("ours", OURS, "glue", GLUE))
                .containsExactly(
                        "score 1 -> 0.5",
                        "PASS RowCount > 1: Dataset.*.RowCount 4 -> 5",
                        "only in ours: PASS RowCount > 1 (2)",
                        "PASS -> FAIL IsComplete \"id\": Column.id.Completeness 1 -> absent",
                        "only in glue: PASS IsUnique \"id\"");
        assertThat(ResultDiff.of("a", OURS, "b", OURS)).isEmpty();
    }

    @Test
    void whatIsNoResultIsSaid() {
        assertThatThrownBy(() -> ResultDiff.of("a", "{\n", "b", OURS))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("a: no valid JSON in line ");
        assertThatThrownBy(() -> ResultDiff.of("a", OURS, "b", "{\"x\": 1}"))
                .hasMessage("b: is no result of --format json or glue-json");
    }
}
