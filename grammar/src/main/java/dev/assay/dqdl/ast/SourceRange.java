package dev.assay.dqdl.ast;

/**
 * Where a node stands in the text of its document.
 *
 * @param start offset of the first character, in UTF-16 units from 0
 * @param end offset behind the last character
 * @param line line of {@code start}, from 1; LF, CR LF and a lone CR end a line
 * @param column column of {@code start}, from 1, counted in code points
 */
public record SourceRange(int start, int end, int line, int column) {
    /** The range of nodes that were made by a program and not read from a text. */
    public static final SourceRange NONE = new SourceRange(0, 0, 1, 1);

    public SourceRange {
        if (start < 0 || end < start || line < 1 || column < 1) {
            throw new IllegalArgumentException(
                    "not a source range: [" + start + ", " + end + ") at " + line + ":" + column);
        }
    }

    /** Number of UTF-16 units covered. */
    public int length() {
        return end - start;
    }

    /** The range from the start of this one to the end of {@code last}. */
    public SourceRange to(SourceRange last) {
        return new SourceRange(start, Math.max(end, last.end), line, column);
    }
}
