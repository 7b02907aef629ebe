package dev.assay.dqdl.ast;

/**
 * {@code with threshold > 0.9}: a condition on the fraction (0 to 1) of passing rows or files.
 *
 * @param condition of kind {@link ConditionKind#NUMBER}
 */
public record Threshold(Condition condition, SourceRange at) {}
