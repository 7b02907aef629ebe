package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.dqdl.Issue;
import dev.assay.dqdl.Issue.Severity;
import dev.assay.dqdl.ast.SourceRange;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LintJsonTest {
    private static final Issue ERROR = new Issue(
            Severity.ERROR,
            "unknown-rule-type",
            "'Mena' is no rule type",
            new SourceRange(14, 18, 2, 5),
            Optional.of("did you mean Mean?"));
    private static final Issue WARNING =
            new Issue(Severity.WARNING, "percentage", Samples.HOSTILE, new SourceRange(20, 21, 3, 1), Optional.empty());

    @Test
    void writesOneLinePerFile() throws IOException {
        StringWriter out = new StringWriter();
        LintJson.write("a.dqdl", Optional.empty(), List.of(ERROR), out);
        LintJson.write("-", Optional.empty(), List.of(), out);
        assertThat(out).hasToString("""
                        {"file":"a.dqdl","valid":false,"rules":[],"analyzers":[],"problems":[{"severity":"error","code":"unknown-rule-type","line":2,"column":5,"message":"'Mena' is no rule type","hint":"did you mean Mean?"}]}
                        {"file":"-","valid":true,"rules":[],"analyzers":[],"problems":[]}
                        """);
    }

    @Test
    void isInvalidOnlyByErrors() throws IOException {
        assertThat(lint("f", WARNING).get("valid").booleanValue()).isTrue();
        assertThat(lint("f", WARNING, ERROR).get("valid").booleanValue()).isFalse();
    }

    @Test
    void followsItsSchemaWhateverTheTextsHold() throws IOException {
        JsonNode document = lint(Samples.HOSTILE, ERROR, WARNING);
        assertThat(ReportsTest.violations(LintJson.schema(), document)).isEmpty();
        assertThat(ReportsTest.violations(
                        LintJson.schema(),
                        new JsonMapper().readTree(document.toString().replace("\"line\":2", "\"line\":0"))))
                .hasSize(1);
    }

    private static JsonNode lint(String file, Issue... issues) throws IOException {
        StringWriter out = new StringWriter();
        LintJson.write(file, Optional.empty(), List.of(issues), out);
        return new JsonMapper().readTree(out.toString());
    }
}
