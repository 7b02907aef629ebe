package dev.assay.dqdl.filter;

/** The operators that make a value of two. */
public enum ArithmeticOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    /** Division of whole numbers, fraction cut. */
    WHOLE_DIVIDE("div"),
    /** Joins texts. */
    CONCAT("||");

    private final String symbol;

    ArithmeticOperator(String symbol) {
        this.symbol = symbol;
    }

    /** The operator as written. */
    public String symbol() {
        return symbol;
    }
}
