package dev.assay.dqdl.ast;

/** A comparison operator. */
public enum Comparison {
    EQ("="),
    NE("!="),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">=");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    /** As DQDL writes it. */
    public String symbol() {
        return symbol;
    }
}
