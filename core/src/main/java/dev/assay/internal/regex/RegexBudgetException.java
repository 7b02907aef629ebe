package dev.assay.internal.regex;

/**
 * A regular expression took more steps, or more stack, on one value than it is allowed. Whoever evaluates a rule turns it into that
 * rule's outcome with cause LIMIT; it says nothing about other rules. Unchecked because it crosses hot loops that throw nothing else.
 */
public final class RegexBudgetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String pattern;

    RegexBudgetException(String pattern, String reason) {
        super("Regular expression " + excerpt(pattern) + " " + reason
                + "; simplify the pattern, for example nested repetitions");
        this.pattern = pattern;
    }

    /** The pattern as written. */
    public String pattern() {
        return pattern;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        // Raised from deep inside the matcher, sometimes with no stack left; the trace would tell nothing about the
        // pattern.
        return this;
    }

    private static String excerpt(String pattern) {
        StringBuilder text = new StringBuilder("'");
        int shown = Math.min(pattern.length(), 64);
        for (int i = 0; i < shown; i++) {
            char c = pattern.charAt(i);
            text.append(Character.isISOControl(c) ? ' ' : c);
        }
        return text.append(shown < pattern.length() ? "…'" : "'").toString();
    }
}
