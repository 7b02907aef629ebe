package dev.assay.dqdl.ast;

/** What the operands of a condition are. */
public enum ConditionKind {
    NUMBER,
    STRING,
    DATE,
    DURATION,
    SIZE
}
