package dev.assay.dqdl.ast;

import java.util.List;

/** An element of {@code Analyzers = [ ... ]}: a measurement without verdict. */
public record AnalyzerNode(String type, List<Parameter> parameters, List<Tag> options, SourceRange at) {
    public AnalyzerNode {
        parameters = List.copyOf(parameters);
        options = List.copyOf(options);
    }
}
