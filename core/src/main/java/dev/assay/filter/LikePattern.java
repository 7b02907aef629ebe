package dev.assay.filter;

import dev.assay.internal.limit.RuleLimitException;
import dev.assay.internal.regex.GuardedPattern;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of LIKE: {@code %} stands for any text, {@code _} for one code point, the escape character takes the meaning from the next
 * one. Matching never backtracks further than to the last {@code %}, so it takes at most as many steps as the product of both lengths; a
 * budget cuts that short where both are huge.
 */
final class LikePattern {
    private static final short MANY = -1;
    private static final short ONE = -2;
    private static final long STEPS_PER_BYTE = 100;

    /** Bytes 0 to 255, {@link #MANY}, {@link #ONE}. */
    private final short[] tokens;

    private LikePattern(short[] tokens) {
        this.tokens = tokens;
    }

    /** The pattern, or null if the escape character stands before something that needs no escape, or at the end. */
    static @Nullable LikePattern compile(String pattern, int escape) {
        short[] tokens = new short[pattern.length() * 3];
        int size = 0;
        for (int i = 0; i < pattern.length(); ) {
            int c = pattern.codePointAt(i);
            i += Character.charCount(c);
            if (c == escape) {
                if (i >= pattern.length()) {
                    return null;
                }
                c = pattern.codePointAt(i);
                i += Character.charCount(c);
                if (c != '%' && c != '_' && c != escape) {
                    return null;
                }
            } else if (c == '%') {
                if (size == 0 || tokens[size - 1] != MANY) {
                    tokens[size++] = MANY;
                }
                continue;
            } else if (c == '_') {
                tokens[size++] = ONE;
                continue;
            }
            for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                tokens[size++] = (short) (b & 0xFF);
            }
        }
        return new LikePattern(Arrays.copyOf(tokens, size));
    }

    /** @throws RuleLimitException if that cannot be said within the budget */
    boolean matches(byte[] bytes, int from, int to) {
        int at = from;
        int token = 0;
        int resumeToken = -1;
        int resumeAt = 0;
        long steps = 0;
        while (true) {
            short next = token < tokens.length ? tokens[token] : MANY;
            if (token < tokens.length && next == MANY) {
                resumeToken = ++token;
                resumeAt = at;
                if (token == tokens.length) {
                    return true;
                }
                continue;
            }
            boolean fits = at < to && token < tokens.length && (next == ONE || next == (bytes[at] & 0xFF));
            if (fits) {
                at = next == ONE ? Utf8.skip(bytes, at, to, 1) : at + 1;
                token++;
                continue;
            }
            if (at == to && token == tokens.length) {
                return true;
            }
            if (resumeToken < 0 || resumeAt >= to) {
                return false;
            }
            steps += at - resumeAt;
            if (steps > GuardedPattern.STEPS + STEPS_PER_BYTE * (to - from)) {
                throw new RuleLimitException("A pattern of LIKE needs more than " + GuardedPattern.STEPS
                        + " steps on one value; simplify the pattern");
            }
            resumeAt = Utf8.skip(bytes, resumeAt, to, 1);
            at = resumeAt;
            token = resumeToken;
        }
    }
}
