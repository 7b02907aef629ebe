package dev.assay.dqdl.filter;

import dev.assay.dqdl.filter.internal.DqdlFilterLexer;
import dev.assay.dqdl.filter.internal.DqdlFilterParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Texts of syntax errors. */
final class Wording {
    private static final int MAX_SHOWN = 40;
    private static final Set<String> QUERY_WORDS = Set.of("select", "exists", "over", "any", "all", "some");

    private Wording() {}

    /** An excerpt of the filter in quotes, without characters that would disturb a line. */
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("'");
        int count = 0;
        for (int i = 0; i < text.length() && count < MAX_SHOWN; count++) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean plain = !Character.isISOControl(c)
                    && Character.getType(c) != Character.FORMAT
                    && Character.getType(c) != Character.SURROGATE
                    && Character.getType(c) != Character.LINE_SEPARATOR
                    && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
            if (plain) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04X", c));
            }
        }
        return shown.append(text.codePointCount(0, text.length()) > MAX_SHOWN ? "…'" : "'")
                .toString();
    }

    static FilterIssue unexpected(
            Token token, @Nullable RecognitionException cause, DqdlFilterParser parser, TextRange at) {
        String found =
                token.getType() == Token.EOF ? "The filter ends too early" : "Unexpected " + quoted(token.getText());
        Token before = parser.getTokenStream().get(Math.max(0, token.getTokenIndex() - 1));
        for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
            before = parser.getTokenStream().get(i);
            if (before.getChannel() == Token.DEFAULT_CHANNEL) {
                break;
            }
        }
        // A parser that looked ahead in vain expects things where it started looking, not where it failed.
        boolean lookedAhead = cause instanceof NoViableAltException ahead && ahead.getStartToken() != token;
        String expected = lookedAhead ? afterWord(before) : expected(parser.getExpectedTokens());
        return new FilterIssue(at, found + expected, hint(token, before));
    }

    private static String afterWord(Token before) {
        switch (before.getType()) {
            case DqdlFilterLexer.IS:
                return ", expected NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM";
            case DqdlFilterLexer.NOT:
                return ", expected IN, BETWEEN, LIKE, ILIKE or RLIKE";
            default:
                return "";
        }
    }

    private static String expected(IntervalSet tokens) {
        if (tokens.contains(DqdlFilterLexer.WORD)) {
            return tokens.contains(DqdlFilterLexer.NUMBER)
                    ? ", expected a value, a column or a function"
                    : ", expected a name";
        }
        List<String> names = new ArrayList<>();
        boolean closes = tokens.contains(Token.EOF) || tokens.contains(DqdlFilterLexer.RIGHT_PAREN);
        if (closes || tokens.contains(DqdlFilterLexer.PLUS)) {
            names.add("an operator");
        }
        for (int type : tokens.toList()) {
            String name = type == Token.EOF ? "the end" : DqdlFilterLexer.VOCABULARY.getLiteralName(type);
            if (name != null && (names.isEmpty() || closesSomething(type))) {
                names.add(name.replace("'", ""));
            }
        }
        if (names.isEmpty()) {
            return "";
        }
        int last = names.size() - 1;
        return ", expected "
                + (last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last));
    }

    /** After an operand almost every operator is possible; only what leads on or closes something is worth a word then. */
    private static boolean closesSomething(int type) {
        switch (type) {
            case Token.EOF:
            case DqdlFilterLexer.RIGHT_PAREN:
            case DqdlFilterLexer.RIGHT_BRACKET:
            case DqdlFilterLexer.COMMA:
            case DqdlFilterLexer.AND:
            case DqdlFilterLexer.WHEN:
            case DqdlFilterLexer.THEN:
            case DqdlFilterLexer.ELSE:
            case DqdlFilterLexer.END:
            case DqdlFilterLexer.AS:
                return true;
            default:
                return false;
        }
    }

    private static String hint(Token token, Token before) {
        String word = token.getText().toLowerCase(Locale.ROOT);
        String wordBefore = before.getText().toLowerCase(Locale.ROOT);
        if (QUERY_WORDS.contains(word) || QUERY_WORDS.contains(wordBefore)) {
            return "queries and windows inside a filter are not supported; use CustomSql";
        }
        if (word.equals("&") && wordBefore.equals("&")) {
            return "write AND";
        }
        if (token.getType() == DqdlFilterLexer.GREATER && before.getType() == DqdlFilterLexer.EQUAL) {
            return "write >=";
        }
        if (token.getType() == DqdlFilterLexer.WORD
                && (before.getType() == DqdlFilterLexer.WORD || before.getType() == DqdlFilterLexer.BACKQUOTED)) {
            return "a name with blanks or other special characters stands in back-ticks: `"
                    + before.getText().replace("`", "") + " " + token.getText() + "`";
        }
        return "";
    }
}
