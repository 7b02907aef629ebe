package dev.assay.predicate;

import dev.assay.data.ColumnType;
import dev.assay.internal.limit.RuleLimitException;
import dev.assay.internal.regex.Automaton;
import dev.assay.internal.regex.GuardedMatcher;
import dev.assay.internal.regex.GuardedPattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Texts that match a regular expression as a whole, or do not; nulls fail both. Each value has a step budget, and all values of a split
 * together have one that grows with their length: a pattern that costs much on every value is stopped too.
 */
final class PatternPredicate extends CompiledPredicate {
    private static final long STEPS_PER_SPLIT = 10 * GuardedPattern.STEPS;
    private static final long STEPS_PER_BYTE = 100;
    private static final int SHOWN = 64;

    private record Identity(String regex, boolean negated) {}

    private final GuardedPattern pattern;
    private final boolean negated;

    PatternPredicate(GuardedPattern pattern, boolean negated) {
        super(new Identity(pattern.regex(), negated), false);
        this.pattern = pattern;
        this.negated = negated;
    }

    @Override
    public Optional<WrongType> check(String column, ColumnType type) {
        return WrongType.unlessText(column, type);
    }

    @Override
    Compiled compile(ColumnType type) {
        return new CompiledText(() -> new OfText(pattern, negated));
    }

    private static final class OfText extends TextKernel {
        private final @Nullable Automaton automaton;
        private final GuardedMatcher matcher;
        private final String regex;
        private final boolean negated;
        private long left = STEPS_PER_SPLIT;

        OfText(GuardedPattern pattern, boolean negated) {
            super(false);
            this.automaton = pattern.automaton().orElse(null);
            this.matcher = pattern.matcher();
            this.regex = pattern.regex();
            this.negated = negated;
        }

        @Override
        boolean accepts(byte[] bytes, int from, int to) {
            if (automaton != null) {
                return automaton.matches(bytes, from, to) != negated;
            }
            boolean matches = matcher.matchesUtf8(bytes, from, to - from);
            // What a value leaves of its own share does not count for the next ones.
            left -= Math.max(0, matcher.steps() - STEPS_PER_BYTE * (to - from + 1));
            if (left < 0) {
                throw new RuleLimitException("Regular expression '" + excerpt()
                        + "' needs more than " + STEPS_PER_SPLIT + " steps above " + STEPS_PER_BYTE
                        + " per byte on the values so far; simplify the pattern, for example nested repetitions");
            }
            return matches != negated;
        }

        private String excerpt() {
            StringBuilder text = new StringBuilder();
            regex.codePoints()
                    .limit(SHOWN)
                    .map(c -> Character.isISOControl(c) ? ' ' : c)
                    .forEach(text::appendCodePoint);
            return text.append(regex.length() > text.length() ? "…" : "").toString();
        }
    }
}
