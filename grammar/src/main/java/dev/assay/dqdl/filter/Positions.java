package dev.assay.dqdl.filter;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Turns the lexer's positions, which count code points, into UTF-16 offsets. */
final class Positions {
    private final int length;
    /** Offset of each code point; null while both counts agree. */
    private final int @Nullable [] offsets;

    Positions(String text) {
        length = text.length();
        int points = text.codePointCount(0, length);
        if (points == length) {
            offsets = null;
        } else {
            offsets = new int[points + 1];
            int at = 0;
            for (int i = 0; i < points; i++) {
                offsets[i] = at;
                at += Character.charCount(text.codePointAt(at));
            }
            offsets[points] = length;
        }
    }

    /** Number of UTF-16 units. */
    int length() {
        return length;
    }

    TextRange of(Token token) {
        if (token.getType() == Token.EOF) {
            return new TextRange(length, length);
        }
        return new TextRange(offset(token.getStartIndex()), offset(token.getStopIndex() + 1));
    }

    TextRange of(ParserRuleContext context) {
        return of(context.getStart()).to(of(context.getStop()));
    }

    private int offset(int point) {
        return offsets == null ? point : offsets[point];
    }
}
