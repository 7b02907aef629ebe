package dev.assay.report;

import dev.assay.dqdl.CanonicalText;
import dev.assay.dqdl.Issue;
import dev.assay.dqdl.ParseResult;
import dev.assay.dqdl.ast.AnalyzerNode;
import dev.assay.dqdl.ast.Document;
import dev.assay.dqdl.ast.RuleNode;
import java.io.IOException;
import java.io.Writer;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The problems of rulesets for programs: one JSON object per ruleset, each in a line of its own. */
public final class LintJson {
    private LintJson() {}

    /** Where the JSON Schema (draft 2020-12) of one line is. */
    public static URL schema() {
        return Objects.requireNonNull(LintJson.class.getResource("lint-1.schema.json"));
    }

    /**
     * Writes one line.
     *
     * @param file the ruleset as the caller named it
     * @param result its rules are listed if it has a document
     * @throws IOException if {@code out} fails
     */
    public static void write(String file, ParseResult result, Writer out) throws IOException {
        write(file, result.document(), result.issues(), out);
    }

    /** Writes one line for a file that could not even be parsed, or whose problems were judged anew. */
    public static void write(String file, Optional<Document> document, List<Issue> issues, Writer out)
            throws IOException {
        JsonWriter json = new JsonWriter(out, false);
        json.object();
        json.field("file", file);
        json.field("valid", issues.stream().noneMatch(Issue::isError));
        json.name("rules").array();
        if (document.isPresent()) {
            for (RuleNode rule : document.get().rules()) {
                json.text(CanonicalText.of(rule));
            }
        }
        json.end();
        json.name("analyzers").array();
        if (document.isPresent()) {
            for (AnalyzerNode analyzer : document.get().analyzers()) {
                json.text(CanonicalText.of(analyzer));
            }
        }
        json.end();
        json.name("problems").array();
        for (Issue issue : issues) {
            json.object();
            json.field("severity", issue.isError() ? "error" : "warning");
            json.field("code", issue.code());
            json.field("line", (long) issue.at().line());
            json.field("column", (long) issue.at().column());
            json.field("message", issue.message());
            if (issue.hint().isPresent()) {
                json.field("hint", issue.hint().get());
            }
            json.end();
        }
        json.end();
        json.end().finish();
    }
}
