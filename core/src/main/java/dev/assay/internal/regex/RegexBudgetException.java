package dev.assay.internal.regex;

import dev.assay.internal.limit.RuleLimitException;

/** A regular expression took more steps, or more stack, on one value than it is allowed. */
public final class RegexBudgetException extends RuleLimitException {
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
