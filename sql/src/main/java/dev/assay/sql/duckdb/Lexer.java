package dev.assay.sql.duckdb;

import dev.assay.sql.SqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a statement of Spark SQL into tokens; comments and white space vanish. Back-ticks quote names, single and double quotes texts, in
 * which a backslash escapes.
 */
final class Lexer {
    private static final List<String> LONG_SYMBOLS =
            List.of("<=>", "->>", "<>", "!=", "<=", ">=", "==", "||", "::", "->");

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String sql) {
        this.sql = sql;
    }

    static List<Token> tokens(String sql) throws SqlException {
        Lexer lexer = new Lexer(sql);
        while (lexer.at < sql.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() throws SqlException {
        char c = sql.charAt(at);
        int start = at;
        if (Character.isWhitespace(c)) {
            at++;
        } else if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            at = end < 0 ? sql.length() : end + 1;
        } else if (sql.startsWith("/*", at)) {
            comment();
        } else if (c == '\'' || c == '"') {
            tokens.add(new Token(Token.Kind.TEXT, text(c), start));
        } else if (c == '`') {
            tokens.add(new Token(Token.Kind.QUOTED_NAME, name(), start));
        } else if (isDigit(c) || c == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1))) {
            number();
            tokens.add(new Token(Token.Kind.NUMBER, sql.substring(start, at), start));
        } else if (Character.isLetter(c) || c == '_') {
            while (at < sql.length() && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '_')) {
                at++;
            }
            tokens.add(new Token(Token.Kind.WORD, sql.substring(start, at), start));
        } else {
            String symbol = LONG_SYMBOLS.stream()
                    .filter(known -> sql.startsWith(known, at))
                    .findFirst()
                    .orElse(String.valueOf(c));
            at += symbol.length();
            tokens.add(new Token(Token.Kind.SYMBOL, symbol, start));
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void comment() throws SqlException {
        int depth = 0;
        int start = at;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
        if (depth > 0) {
            throw unclosed("comment", start);
        }
    }

    private static SqlException unclosed(String what, int start) {
        return new SqlException("the " + what + " at character " + (start + 1) + " has no end", Optional.empty());
    }

    private String name() throws SqlException {
        int start = at++;
        StringBuilder name = new StringBuilder();
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c != '`') {
                name.append(c);
            } else if (at < sql.length() && sql.charAt(at) == '`') {
                name.append('`');
                at++;
            } else {
                return name.toString();
            }
        }
        throw unclosed("name", start);
    }

    private String text(char quote) throws SqlException {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == quote) {
                return text.toString();
            }
            if (c == '\\' && at < sql.length()) {
                escape(sql.charAt(at++), text);
            } else {
                text.append(c);
            }
        }
        throw unclosed("text", start);
    }

    /** As Spark reads them; before {@code %} and {@code _} the backslash stays, for LIKE. */
    private void escape(char c, StringBuilder text) {
        switch (c) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b' -> text.append('\b');
            case '0' -> text.append('\0');
            case '%', '_' -> text.append('\\').append(c);
            default -> text.append(c);
        }
    }

    private void number() {
        while (at < sql.length() && (isDigit(sql.charAt(at)) || sql.charAt(at) == '.')) {
            at++;
        }
        if (at < sql.length() && (sql.charAt(at) == 'e' || sql.charAt(at) == 'E')) {
            int sign = at + 1 < sql.length() && "+-".indexOf(sql.charAt(at + 1)) >= 0 ? 2 : 1;
            if (at + sign < sql.length() && isDigit(sql.charAt(at + sign))) {
                at += sign;
                while (at < sql.length() && isDigit(sql.charAt(at))) {
                    at++;
                }
            }
        }
    }
}
