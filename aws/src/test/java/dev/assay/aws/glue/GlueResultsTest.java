package dev.assay.aws.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Ruleset;
import dev.assay.aws.json.Tree;
import dev.assay.readers.Datasets;
import dev.assay.report.ReportFormat;
import dev.assay.report.ReportOptions;
import dev.assay.report.ResultDiff;
import dev.assay.result.Evaluation;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.DataQualityResult;
import software.amazon.awssdk.services.glue.model.DataQualityRuleResultStatus;
import software.amazon.awssdk.services.glue.model.GetDataQualityResultResponse;

class GlueResultsTest {
    @TempDir
    private Path folder;

    @Test
    void nothingIsLostOnTheWayThroughTheSdk() throws Exception {
        Path data = Files.writeString(folder.resolve("x.csv"), "id,x\n1,2.5\n2,\n3,4\n");
        Evaluation evaluation = Assay.check(
                Ruleset.parse(
                        "DefaultLabels = [\"team\"=\"a\"]\nRules = [ RowCount = 3, IsComplete \"x\", Mean \"nope\" > 1 ]\n"
                                + "Analyzers = [ Completeness \"x\", Distribution \"x\" with bins = 2 ]"),
                Datasets.open(data));
        DataQualityResult result = GlueResults.result(evaluation);
        assertThat(result.resultId()).isEqualTo(evaluation.resultId());
        assertThat(result.score()).isEqualTo(evaluation.score().orElseThrow());
        assertThat(result.startedOn()).isEqualTo(evaluation.startedOn().truncatedTo(ChronoUnit.MILLIS));
        assertThat(result.ruleResults()).hasSize(3);
        assertThat(result.ruleResults().get(1).result()).isEqualTo(DataQualityRuleResultStatus.FAIL);
        assertThat(result.ruleResults().get(1).evaluatedMetrics().get("Column.x.Completeness"))
                .isEqualTo(2.0 / 3);
        assertThat(result.ruleResults().get(0).labels()).isEqualTo(Map.of("team", "a"));
        assertThat(result.analyzerResults()).hasSize(2);

        StringWriter ours = new StringWriter();
        ReportFormat.GLUE_JSON.reporter(ReportOptions.DEFAULT).write(List.of(evaluation), ours);
        GetDataQualityResultResponse response = GlueResults.response(evaluation);
        for (String document : List.of(GlueResults.document(result), GlueResults.document(response))) {
            assertThat(ResultDiff.of("ours", ours.toString(), "sdk", document)).isEmpty();
            Tree back = Tree.parse(document);
            Tree written = Tree.parse(ours.toString());
            assertThat(back.fields().keySet()).isEqualTo(written.fields().keySet());
            assertThat(back.instant("StartedOn")).isEqualTo(written.instant("StartedOn"));
            assertThat(back.trees("AnalyzerResults").toString())
                    .isEqualTo(written.trees("AnalyzerResults").toString());
        }
    }
}
