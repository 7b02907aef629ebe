package dev.assay.result;

/** Why a rule did not pass: for programs; messages are for people. */
public enum Cause {
    /** The condition was evaluated and is false. */
    NOT_MET(Verdict.FAIL, Verdict.FAIL),
    /** The metric is undefined: nothing to measure. */
    NO_DATA(Verdict.FAIL, Verdict.FAIL),
    /** A column of the rule is not in the dataset, or its name is ambiguous. */
    NO_COLUMN(Verdict.FAIL, Verdict.FAIL),
    /** The column exists but the rule cannot be applied to its type. */
    WRONG_TYPE(Verdict.FAIL, Verdict.ERROR),
    /** A reference alias is not known. */
    NO_DATASET(Verdict.FAIL, Verdict.ERROR),
    /** Regular expression, date, data type name, key mapping, tag value. */
    BAD_ARGUMENT(Verdict.FAIL, Verdict.ERROR),
    /** A filter or statement does not parse, resolve or run. */
    BAD_SQL(Verdict.FAIL, Verdict.ERROR),
    /** A dynamic operand cannot be resolved to a number. */
    BAD_OPERAND(Verdict.FAIL, Verdict.ERROR),
    /** The engine has no such rule type, operator or operand. */
    UNSUPPORTED(Verdict.ERROR, Verdict.ERROR),
    /** A budget ran out: steps of a regular expression, time, memory, size. */
    LIMIT(Verdict.ERROR, Verdict.ERROR),
    /** Anything else; says so. */
    INTERNAL(Verdict.ERROR, Verdict.ERROR);

    private final Verdict glue;
    private final Verdict strict;

    Cause(Verdict glue, Verdict strict) {
        this.glue = glue;
        this.strict = strict;
    }

    /** The verdict this cause means under a policy; never PASS. */
    public Verdict verdict(ErrorPolicy policy) {
        return policy == ErrorPolicy.GLUE ? glue : strict;
    }
}
