package dev.assay.sql.duckdb;

import java.util.Locale;

/**
 * A piece of a statement.
 *
 * @param text of a word as written, of a quoted name or a text literal what it means
 * @param at position in the statement, from 0
 */
record Token(Kind kind, String text, int at) {
    enum Kind {
        WORD,
        QUOTED_NAME,
        TEXT,
        NUMBER,
        SYMBOL
    }

    /** Whether it is a keyword or function of that name, in any case. */
    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }
}
