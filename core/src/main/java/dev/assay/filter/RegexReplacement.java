package dev.assay.filter;

import dev.assay.internal.regex.GuardedMatcher;
import java.util.ArrayList;
import java.util.List;

/**
 * The replacement of regexp_replace, as {@code java.util.regex} reads it: {@code $1} is a group, a backslash takes the meaning from the
 * next character. Groups by name are not supported.
 */
final class RegexReplacement {
    /** A piece: a literal text, or a group. */
    private record Piece(String text, int group) {}

    private final List<Piece> pieces = new ArrayList<>();

    /**
     * Reads a replacement.
     *
     * @param groups number of groups in the pattern
     * @throws IllegalArgumentException if it cannot be read; the message is for people
     */
    RegexReplacement(String replacement, int groups) {
        StringBuilder literal = new StringBuilder();
        int i = 0;
        while (i < replacement.length()) {
            char c = replacement.charAt(i++);
            if (c == '\\') {
                if (i == replacement.length()) {
                    throw new IllegalArgumentException("a backslash at the end of the replacement");
                }
                literal.append(replacement.charAt(i++));
            } else if (c != '$') {
                literal.append(c);
            } else {
                int digit = i < replacement.length() ? replacement.charAt(i) - '0' : -1;
                if (digit < 0 || digit > 9) {
                    throw new IllegalArgumentException(
                            "a $ without the number of a group; write \\\\$ for a dollar sign");
                }
                i++;
                int group = digit;
                if (group > groups) {
                    throw new IllegalArgumentException("no group " + group + ", the pattern has " + groups);
                }
                // More digits belong to the number as long as there is such a group.
                while (i < replacement.length()) {
                    int next = replacement.charAt(i) - '0';
                    if (next < 0 || next > 9 || group * 10 + next > groups) {
                        break;
                    }
                    group = group * 10 + next;
                    i++;
                }
                pieces.add(new Piece(literal.toString(), -1));
                literal.setLength(0);
                pieces.add(new Piece("", group));
            }
        }
        pieces.add(new Piece(literal.toString(), -1));
    }

    /** Writes what stands for the matcher's current match. */
    void append(GuardedMatcher matcher, StringBuilder out) {
        for (Piece piece : pieces) {
            if (piece.group() < 0) {
                out.append(piece.text());
            } else {
                String text = matcher.group(piece.group());
                if (text != null) {
                    out.append(text);
                }
            }
        }
    }
}
