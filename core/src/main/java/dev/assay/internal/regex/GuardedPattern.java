package dev.assay.internal.regex;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A compiled regular expression whose every match runs under a step budget. A step is one look at a character: a pattern that
 * backtracks without end looks at characters without end, while an ordinary one looks at each a few times. Immutable, thread-safe;
 * {@link #matcher()} gives one thread a matcher that allocates nothing per value.
 *
 * <p>Two things that the budget alone would not stop are stopped as well: values too long
 * for the matcher's stack ({@code (?:a|b)*} recurses per character), and repeat counts whose product alone exceeds the budget ({@code
 * ((){100000}){100000}} spins without ever looking at the text).
 */
public final class GuardedPattern {
    /** Steps allowed per value. */
    public static final long STEPS = 10_000_000L;

    private final Pattern pattern;
    private final long steps;
    private final Optional<Automaton> automaton;

    private GuardedPattern(Pattern pattern, long steps, Optional<Automaton> automaton) {
        this.pattern = pattern;
        this.steps = steps;
        this.automaton = automaton;
    }

    /**
     * Compiles a pattern with the default budget.
     *
     * @throws PatternSyntaxException if it is no regular expression, or nests or repeats too much; index and description are for people
     */
    public static GuardedPattern compile(String regex) {
        return compile(regex, 0, STEPS);
    }

    /** Compiles with {@link Pattern} flags and a budget of the caller's. */
    public static GuardedPattern compile(String regex, int flags, long steps) {
        Pattern compiled = Pattern.compile(regex, flags);
        if ((flags & Pattern.LITERAL) == 0) {
            RepeatCounts.check(regex, steps);
        }
        return new GuardedPattern(compiled, steps, flags == 0 ? Automaton.of(regex) : Optional.empty());
    }

    /** The pattern as written. */
    public String regex() {
        return pattern.pattern();
    }

    /** Whether the whole value matches. */
    public boolean matches(CharSequence value) {
        return matcher().matches(value);
    }

    /** Whether some part of the value matches. */
    public boolean find(CharSequence value) {
        return matcher().find(value);
    }

    /** What tells in one step per character whether a whole value matches; empty if this expression is none for that. */
    public Optional<Automaton> automaton() {
        return automaton;
    }

    /** A matcher for one thread, to be used for many values. */
    public GuardedMatcher matcher() {
        return new GuardedMatcher(pattern, steps);
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
