package dev.assay.dqdl.ast;

/** How a composite rule joins its operands. {@code AND} binds tighter than {@code OR}. */
public enum LogicalOperator {
    AND,
    OR
}
