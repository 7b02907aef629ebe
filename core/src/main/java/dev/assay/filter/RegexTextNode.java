package dev.assay.filter;

import dev.assay.internal.regex.GuardedMatcher;
import dev.assay.internal.regex.GuardedPattern;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** regexp_extract, regexp_replace and split: a text made from where a pattern matches. */
final class RegexTextNode extends UnaryNode {
    /** What is made of the matches. */
    interface Maker {
        /** The text, or null. The matcher stands before the first match of the value. */
        @Nullable
        String make(GuardedMatcher matcher, String value);
    }

    private final GuardedPattern pattern;
    private final Maker maker;

    RegexTextNode(GuardedPattern pattern, Maker maker, Node input) {
        super(SqlType.TEXT, input);
        this.pattern = pattern;
        this.maker = maker;
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        GuardedMatcher matcher = frame.state(this, GuardedMatcher.class, pattern::matcher);
        out.copyValid(in, frame.rows());
        for (int word = 0, words = frame.words(); word < words; word++) {
            for (long open = wanted[word] & in.valid[word]; open != 0; open &= open - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(open);
                int from = in.starts[row];
                String value = new String(in.bytes, from, in.ends[row] - from, StandardCharsets.UTF_8);
                String made = maker.make(matcher, value);
                if (made == null) {
                    out.setNull(row);
                } else {
                    byte[] bytes = made.getBytes(StandardCharsets.UTF_8);
                    out.append(row, bytes, 0, bytes.length);
                }
            }
        }
    }

    /** The first match's group; empty if there is no match or the group took no part. */
    static Maker extract(int group) {
        return (matcher, value) -> {
            if (!matcher.find(value)) {
                return "";
            }
            String text = matcher.group(group);
            return text == null ? "" : text;
        };
    }

    /** Every match replaced; matches are looked for from a position in UTF-16 units on, counted from 1. */
    static Maker replace(RegexReplacement replacement, int position) {
        return (matcher, value) -> {
            if (position - 1 > value.length()) {
                return value;
            }
            int kept = position - 1;
            StringBuilder text = new StringBuilder(value.length() + 16).append(value, 0, kept);
            String rest = value.substring(kept);
            int copied = 0;
            for (boolean found = matcher.find(rest); found; found = matcher.findNext()) {
                text.append(rest, copied, matcher.start());
                replacement.append(matcher, text);
                copied = matcher.end();
            }
            return text.append(rest, copied, rest.length()).toString();
        };
    }

    /** The part with an index, counted from 0, of the text cut at every match; null if there are fewer. */
    static Maker split(int limit, int index) {
        return (matcher, value) -> {
            int part = 0;
            int from = 0;
            boolean found = matcher.find(value);
            while (found && (limit <= 0 || part < limit - 1)) {
                // A match of nothing at the very start cuts nothing off.
                if (matcher.end() > 0) {
                    if (part == index) {
                        return value.substring(from, matcher.start());
                    }
                    part++;
                    from = matcher.end();
                }
                found = matcher.findNext();
            }
            return part == index ? value.substring(from) : null;
        };
    }

    /** As {@link #split} with a pattern that is empty: every code point is a part. */
    static Maker characters(int limit, int index) {
        return (matcher, value) -> {
            int parts = value.codePointCount(0, value.length());
            if (value.isEmpty()) {
                return index == 0 ? "" : null;
            }
            int count = limit > 0 ? Math.min(limit, parts) : parts;
            if (index >= count) {
                return null;
            }
            int from = value.offsetByCodePoints(0, index);
            return value.substring(from, value.offsetByCodePoints(from, 1));
        };
    }
}
