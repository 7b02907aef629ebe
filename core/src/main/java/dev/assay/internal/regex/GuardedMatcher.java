package dev.assay.internal.regex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs one {@link GuardedPattern} over many values, on one thread. The text of the last value is kept until the next one; nothing is
 * allocated per value but what a caller asks for ({@link #group}).
 */
public final class GuardedMatcher {
    private final Matcher matcher;
    private final CountedText text;
    private final String regex;

    GuardedMatcher(Pattern pattern, long steps) {
        this.text = new CountedText(steps);
        this.matcher = pattern.matcher(text);
        this.regex = pattern.pattern();
    }

    /**
     * Whether the whole value matches.
     *
     * @throws RegexBudgetException if that cannot be said within the budget
     */
    public boolean matches(CharSequence value) {
        text.show(value);
        return run(true);
    }

    /** Whether some part of the value matches; on success {@link #group} and {@link #start} speak of the first such part. */
    public boolean find(CharSequence value) {
        text.show(value);
        matcher.reset();
        return run(false);
    }

    /** As {@link #matches(CharSequence)} for UTF-8 bytes; bytes that are no UTF-8 read as U+FFFD. */
    public boolean matchesUtf8(byte[] bytes, int from, int length) {
        text.show(bytes, from, length);
        return run(true);
    }

    /** As {@link #find(CharSequence)} for UTF-8 bytes. */
    public boolean findUtf8(byte[] bytes, int from, int length) {
        text.show(bytes, from, length);
        matcher.reset();
        return run(false);
    }

    /** The next part of the last value that matches; the budget covers all parts of a value together. */
    public boolean findNext() {
        return run(false);
    }

    /** Steps taken on the last value so far. */
    public long steps() {
        return text.steps();
    }

    /** Number of groups in the pattern, the whole match not counted. */
    public int groupCount() {
        return matcher.groupCount();
    }

    /** A group of the last match; null if it took no part. */
    public @Nullable String group(int index) {
        int start = matcher.start(index);
        return start < 0 ? null : text.text(start, matcher.end(index));
    }

    /** Where the last match begins, in UTF-16 units. */
    public int start() {
        return matcher.start();
    }

    /** Where the last match ends, in UTF-16 units. */
    public int end() {
        return matcher.end();
    }

    /** A part of the last value, in UTF-16 units. */
    public String text(int from, int to) {
        return text.text(from, to);
    }

    /** Length of the last value in UTF-16 units. */
    public int length() {
        return text.length();
    }

    private boolean run(boolean whole) {
        try {
            if (whole) {
                matcher.reset();
                return matcher.matches();
            }
            return matcher.find();
        } catch (CountedText.Exhausted e) {
            throw new RegexBudgetException(regex, "needs more than " + text.budget() + " steps on one value");
        } catch (StackOverflowError e) {
            throw new RegexBudgetException(
                    regex, "needs too much stack on one value of " + text.length() + " characters");
        }
    }
}
