package dev.assay.dqdl.ast;

/** An arithmetic operator. All four have one rank and group to the left. */
public enum Operator {
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDE("/");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** As DQDL writes it. */
    public String symbol() {
        return symbol;
    }
}
