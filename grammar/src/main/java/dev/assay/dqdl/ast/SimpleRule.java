package dev.assay.dqdl.ast;

import java.util.List;
import java.util.Optional;

/**
 * One rule: {@code Type parameter* condition? where? threshold? tag* labels?}. Number of parameters, kind of condition
 * and the presence of where and threshold agree with the vocabulary the document was parsed with.
 */
public record SimpleRule(
        String type,
        List<Parameter> parameters,
        Optional<Condition> condition,
        Optional<Where> where,
        Optional<Threshold> threshold,
        List<Tag> tags,
        Optional<Labels> labels,
        SourceRange at)
        implements RuleNode {
    public SimpleRule {
        parameters = List.copyOf(parameters);
        tags = List.copyOf(tags);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.simple(this);
    }
}
