package dev.assay.dqdl;

import dev.assay.dqdl.ast.AnalyzerNode;
import dev.assay.dqdl.ast.Document;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.RuleNode;
import dev.assay.dqdl.ast.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints documents that were made by a program. Comments are not part of the tree; {@link Formatter} keeps them. */
final class DocumentPrinter {
    private DocumentPrinter() {}

    static String print(Document document) {
        StringBuilder text = new StringBuilder();
        document.metadata()
                .ifPresent(metadata -> text.append("Metadata = { ")
                        .append(metadata.entries().entrySet().stream()
                                .map(entry -> Text.quote(entry.getKey()) + ": " + Text.quote(entry.getValue()))
                                .collect(Collectors.joining(", ")))
                        .append(" }\n"));
        document.dataSources().ifPresent(sources -> {
            List<String> pairs = new ArrayList<>();
            sources.primary().ifPresent(primary -> pairs.add("\"Primary\": " + Text.quote(primary)));
            if (!sources.additional().isEmpty()) {
                pairs.add("\"AdditionalDataSources\": ["
                        + sources.additional().stream().map(Text::quote).collect(Collectors.joining(", "))
                        + "]");
            }
            text.append("DataSources = { ").append(String.join(", ", pairs)).append(" }\n");
        });
        document.variables().forEach(variable -> {
            String values = variable.values().stream().map(Operand::source).collect(Collectors.joining(", "));
            text.append(variable.name())
                    .append(" = ")
                    .append(variable.list() ? "[" + values + "]" : values)
                    .append('\n');
        });
        document.defaultLabels()
                .ifPresent(labels -> text.append("DefaultLabels = [")
                        .append(labels(labels.entries()))
                        .append("]\n"));
        if (!document.rules().isEmpty()) {
            list(
                    text,
                    "Rules",
                    document.rules().stream().map(DocumentPrinter::rule).toList());
        }
        if (!document.analyzers().isEmpty()) {
            list(
                    text,
                    "Analyzers",
                    document.analyzers().stream()
                            .map((AnalyzerNode analyzer) -> CanonicalText.of(analyzer))
                            .toList());
        }
        return text.toString();
    }

    private static String rule(RuleNode rule) {
        return CanonicalText.complete(rule);
    }

    private static String labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> Text.quote(label.getKey()) + "=" + Text.quote(label.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static void list(StringBuilder text, String section, List<String> elements) {
        text.append(section)
                .append(" = [\n    ")
                .append(String.join(",\n    ", elements))
                .append("\n]\n");
    }
}
