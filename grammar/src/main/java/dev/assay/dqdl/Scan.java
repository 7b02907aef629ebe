package dev.assay.dqdl;

import dev.assay.dqdl.ast.SourceRange;
import dev.assay.dqdl.internal.parser.DqdlLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Text to tokens. Never fails: a string without end and characters that start no token become problems, and the tokens
 * around them are still there.
 */
final class Scan {
    /** How many strings over several lines are tried as the one whose closing quote is missing. */
    private static final int SUSPECTS = 8;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final SourceText source;
    private final Issues issues;
    private final List<CommonToken> tokens = new ArrayList<>();
    private final List<Token> comments = new ArrayList<>();

    /** Lines on which a string has no end; other problems there are only its consequences. */
    private final List<Integer> brokenLines = new ArrayList<>();

    Scan(SourceText source, Issues issues) {
        this.source = source;
        this.issues = issues;
        boolean marked = !source.text().isEmpty() && source.text().charAt(0) == BYTE_ORDER_MARK;
        run(marked ? 1 : 0, true);
    }

    /** All tokens but comments; the last is the end of the text. */
    List<CommonToken> tokens() {
        return tokens;
    }

    /** The comments, without their line ends. */
    List<Token> comments() {
        return comments;
    }

    List<Integer> brokenLines() {
        return brokenLines;
    }

    private void run(int from, boolean repair) {
        String text = source.text();
        DqdlLexer lexer = new DqdlLexer(new TextCharStream(text));
        lexer.removeErrorListeners();
        lexer.getInputStream().seek(from);
        while (true) {
            CommonToken token = (CommonToken) lexer.nextToken();
            if (token.getType() == Token.EOF) {
                token.setStartIndex(text.length());
                token.setStopIndex(text.length() - 1);
                tokens.add(token);
                return;
            }
            if (token.getChannel() != Token.DEFAULT_CHANNEL) {
                comments.add(token);
                continue;
            }
            if (token.getType() == DqdlLexer.OPEN_STRING) {
                if (!close(token, lexer, repair)) {
                    return;
                }
            } else if (token.getType() == DqdlLexer.STRAY && joinsLast(token)) {
                tokens.get(tokens.size() - 1).setStopIndex(token.getStopIndex());
                continue;
            }
            tokens.add(token);
        }
    }

    private boolean joinsLast(Token token) {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.getType() == DqdlLexer.STRAY && last.getStopIndex() + 1 == token.getStartIndex();
    }

    /**
     * Gives a string that runs to the end of the text an end.
     *
     * @return false when the scan was finished by another run from an earlier place
     */
    private boolean close(CommonToken token, DqdlLexer lexer, boolean repair) {
        String text = source.text();
        int start = token.getStartIndex();
        int lastQuote = text.lastIndexOf('"');
        if (lastQuote > start) {
            // Only escaped quotes follow. The last of them is then the end, as in the reference.
            issues.warn(
                    "backslash-before-quote",
                    source.range(lastQuote - 1, lastQuote + 1),
                    "a backslash stands before the closing quote, so the text ends with a backslash",
                    "write \\\\\" for a backslash at the end, or remove it");
            resume(token, lexer, lastQuote);
            return true;
        }
        if (repair && rescanFromSuspect()) {
            return false;
        }
        resume(token, lexer, unclosed(start));
        return true;
    }

    private static void resume(CommonToken token, DqdlLexer lexer, int last) {
        token.setType(DqdlLexer.STRING);
        token.setStopIndex(last);
        lexer._hitEOF = false;
        lexer.getInputStream().seek(last + 1);
    }

    /**
     * The quote that is missing is often not the last one: looks for the first string over several lines that, ended
     * at the end of its first line, leaves fewer such strings behind it.
     */
    private boolean rescanFromSuspect() {
        int suspects = 0;
        for (int i = 0; i < tokens.size() && suspects < SUSPECTS; i++) {
            CommonToken suspect = tokens.get(i);
            if (suspect.getType() != DqdlLexer.STRING || !isOverSeveralLines(suspect)) {
                continue;
            }
            suspects++;
            int end = endOnLine(suspect.getStartIndex());
            int now = (int) tokens.subList(i, tokens.size()).stream()
                    .filter(token -> token.getType() == DqdlLexer.STRING && isOverSeveralLines(token))
                    .count();
            if (longStringsFrom(end + 1) < now) {
                tokens.subList(i + 1, tokens.size()).clear();
                comments.removeIf(comment -> comment.getStartIndex() > suspect.getStartIndex());
                unclosed(suspect.getStartIndex());
                suspect.setStopIndex(end);
                run(end + 1, false);
                return true;
            }
        }
        return false;
    }

    private boolean isOverSeveralLines(Token token) {
        return source.line(token.getStartIndex()) != source.line(token.getStopIndex());
    }

    /** How many strings over several lines there are, if the text is read from here; a string without end is no help. */
    private int longStringsFrom(int offset) {
        int found = 0;
        DqdlLexer lexer = new DqdlLexer(new TextCharStream(source.text()));
        lexer.removeErrorListeners();
        lexer.getInputStream().seek(offset);
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (token.getType() == DqdlLexer.OPEN_STRING) {
                return Integer.MAX_VALUE;
            }
            found += token.getType() == DqdlLexer.STRING && isOverSeveralLines(token) ? 1 : 0;
        }
        return found;
    }

    /** Reports the string that starts here; returns where it is taken to end. */
    private int unclosed(int start) {
        int last = endOnLine(start);
        SourceRange at = source.range(start, last + 1);
        issues.error(
                "unclosed-string",
                at,
                "the string that starts here has no closing quote",
                "add \" where the text ends; a quote inside is written \\\"");
        brokenLines.add(at.line());
        return last;
    }

    /** The last character before the end of the line that is neither blank nor the comma or bracket of a list. */
    private int endOnLine(int start) {
        int last = source.lineEnd(source.line(start)) - 1;
        while (last > start && " \t,])".indexOf(source.text().charAt(last)) >= 0) {
            last--;
        }
        return last;
    }
}
