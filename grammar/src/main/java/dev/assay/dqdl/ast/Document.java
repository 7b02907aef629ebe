package dev.assay.dqdl.ast;

import java.util.List;
import java.util.Optional;

/**
 * One ruleset. Rules and analyzers keep the order of the text; at least one of the two lists is not empty when the
 * document was read from a text.
 *
 * @param defaultLabels labels of the whole ruleset; a rule's own labels override them key by key
 */
public record Document(
        Optional<Metadata> metadata,
        Optional<DataSources> dataSources,
        List<Variable> variables,
        Optional<Labels> defaultLabels,
        List<RuleNode> rules,
        List<AnalyzerNode> analyzers,
        SourceRange at) {
    public Document {
        variables = List.copyOf(variables);
        rules = List.copyOf(rules);
        analyzers = List.copyOf(analyzers);
    }
}
