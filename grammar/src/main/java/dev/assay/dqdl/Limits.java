package dev.assay.dqdl;

/**
 * Bounds against hostile or runaway input. Exceeding one is an ordinary error that names the option.
 *
 * @param textLength longest text, in UTF-16 units
 * @param nesting deepest nesting of brackets, the brackets of {@code Rules = [ ]} themselves not counted
 * @param listMembers longest list
 * @param issuesShown number of problems after which the rest is only counted
 */
public record Limits(int textLength, int nesting, int listMembers, int issuesShown) {
    /** 16 Mi characters, 256 brackets, a million members, 100 problems. */
    public static final Limits DEFAULT = new Limits(16 << 20, 256, 1_000_000, 100);

    /** Longest number literal, in characters. Fixed: converting digits takes quadratic time. */
    static final int NUMBER_LENGTH = 1_000;

    public Limits {
        if (textLength < 1 || nesting < 1 || listMembers < 1 || issuesShown < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }
}
