package dev.assay.dqdl.filter;

/**
 * A stretch of a filter's text, in UTF-16 units from its first character.
 *
 * @param start offset of the first character
 * @param end offset behind the last character; equal to {@code start} only at the end of the text
 */
public record TextRange(int start, int end) {
    /** @throws IllegalArgumentException if the range is negative */
    public TextRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no range: " + start + " to " + end);
        }
    }

    /** The smallest range that holds both. */
    public TextRange to(TextRange other) {
        return new TextRange(Math.min(start, other.start), Math.max(end, other.end));
    }
}
