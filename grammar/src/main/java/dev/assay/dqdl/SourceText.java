package dev.assay.dqdl;

import dev.assay.dqdl.ast.SourceRange;
import java.util.Arrays;

/** A text with its lines: turns offsets (UTF-16 units) into lines and columns. LF, CR LF and a lone CR end a line. */
final class SourceText {
    private final String text;
    private final int[] lineStarts;

    /** Offsets of the second halves of surrogate pairs, ascending: what columns do not count. */
    private final int[] secondHalves;

    SourceText(String text) {
        this.text = text;
        int[] starts = new int[64];
        int lines = 1;
        int[] halves = new int[0];
        int halfCount = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, lines * 2);
                }
                starts[lines++] = i + 1;
            } else if (Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1))) {
                if (halfCount == halves.length) {
                    halves = Arrays.copyOf(halves, Math.max(64, halfCount * 2));
                }
                halves[halfCount++] = i;
            }
        }
        lineStarts = Arrays.copyOf(starts, lines);
        secondHalves = Arrays.copyOf(halves, halfCount);
    }

    String text() {
        return text;
    }

    int lines() {
        return lineStarts.length;
    }

    /** Line of an offset, from 1. The end of the text belongs to the last line. */
    int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Where a line starts; {@code line} from 1. */
    int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /** Where a line ends, without its line end. */
    int lineEnd(int line) {
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        while (end > lineStarts[line - 1] && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    /** The range [start, end). */
    SourceRange range(int start, int end) {
        int line = line(start);
        int lineStart = lineStarts[line - 1];
        int column = start - lineStart + 1 - (halvesBefore(start) - halvesBefore(lineStart));
        return new SourceRange(start, end, line, column);
    }

    private int halvesBefore(int offset) {
        if (secondHalves.length == 0) {
            return 0;
        }
        int found = Arrays.binarySearch(secondHalves, offset);
        return found >= 0 ? found : -found - 1;
    }
}
