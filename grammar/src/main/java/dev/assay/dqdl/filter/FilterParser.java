package dev.assay.dqdl.filter;

import dev.assay.dqdl.filter.internal.DqdlFilterLexer;
import dev.assay.dqdl.filter.internal.DqdlFilterParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text after {@code where}. Never throws, whatever the text: what cannot be read is an issue with a position inside the text.
 *
 * <p>What is read is Spark SQL's expression syntax: {@code =}, {@code ==}, {@code <=>}, {@code !=}, {@code <>}, {@code <}, {@code <=},
 * {@code >}, {@code >=}; AND, OR, NOT and {@code !}; IN, BETWEEN, LIKE, ILIKE, RLIKE, IS; arithmetic and {@code ||}; CASE, CAST,
 * functions, {@code f(x)[i]}; numbers, texts in single or double quotes, dates, timestamps, intervals; names, plain or in back-ticks;
 * comments. Key words may be in any case. A key word of the core language ({@code AND BETWEEN CASE CAST ELSE END FALSE IN IS NOT NULL OR
 * THEN TRUE WHEN}) names a column only in back-ticks.
 */
public final class FilterParser {
    /** Deepest nesting of brackets, CASE, NOT and signs. Chains of operators of one precedence may have any length. */
    public static final int MAX_DEPTH = 256;

    /** Longest text, in characters. */
    public static final int MAX_LENGTH = 4_000_000;

    private FilterParser() {}

    /** Reads a filter. */
    public static FilterParseResult parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return failed(new FilterIssue(
                    new TextRange(MAX_LENGTH, text.length()),
                    "The filter has " + text.length() + " characters; at most " + MAX_LENGTH + " are read",
                    "split the rule, or use CustomSql"));
        }
        try {
            return read(text);
        } catch (StackOverflowError e) {
            // The depth limit should make this unreachable; a thread with a tiny stack still deserves an answer.
            return failed(new FilterIssue(
                    new TextRange(0, text.length()), "The filter is nested too deeply for this thread's stack", ""));
        }
    }

    private static FilterParseResult read(String text) {
        Positions positions = new Positions(text);
        DqdlFilterLexer lexer = new DqdlFilterLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        List<Token> tokens = new ArrayList<>();
        FilterIssue broken = scan(lexer, tokens, positions);
        if (broken != null) {
            return failed(broken);
        }
        DqdlFilterParser parser = new DqdlFilterParser(new CommonTokenStream(new ListTokenSource(tokens)));
        FirstError error = new FirstError(positions);
        parser.removeErrorListeners();
        parser.addErrorListener(error);
        DqdlFilterParser.FilterContext tree;
        try {
            tree = parser.filter();
        } catch (ParseCancellationException e) {
            return failed(error.issue());
        }
        TreeBuilder builder = new TreeBuilder(positions);
        FilterExpression expression = builder.build(tree.condition());
        return builder.issues().isEmpty()
                ? new FilterParseResult(Optional.of(expression), List.of())
                : new FilterParseResult(Optional.empty(), builder.issues());
    }

    private static FilterParseResult failed(FilterIssue issue) {
        return new FilterParseResult(Optional.empty(), List.of(issue));
    }

    /**
     * Collects the tokens, and stops at the first thing that can be said before parsing: a token that is none, nesting, emptiness. Stopping
     * there keeps the time linear: text behind an open quote or comment would be scanned again and again.
     */
    private static @Nullable FilterIssue scan(DqdlFilterLexer lexer, List<Token> tokens, Positions positions) {
        NestingDepth depth = new NestingDepth();
        boolean empty = true;
        Token token;
        do {
            token = lexer.nextToken();
            tokens.add(token);
            TextRange at = positions.of(token);
            switch (token.getType()) {
                case DqdlFilterLexer.OPEN_STRING:
                    return new FilterIssue(
                            new TextRange(at.start(), at.start() + 1),
                            "The text that begins here is never closed",
                            "add the closing quote");
                case DqdlFilterLexer.OPEN_BACKQUOTED:
                    return new FilterIssue(
                            new TextRange(at.start(), at.start() + 1),
                            "The name that begins here is never closed",
                            "add the closing back-tick");
                case DqdlFilterLexer.OPEN_COMMENT:
                    return new FilterIssue(
                            new TextRange(at.start(), at.start() + 2),
                            "The comment that begins here is never closed",
                            "add */");
                case DqdlFilterLexer.STRAY:
                    return new FilterIssue(
                            at,
                            "Unexpected character " + Wording.quoted(token.getText()),
                            token.getText().equals(";") ? "a filter is one expression, without a semicolon" : "");
                default:
                    break;
            }
            if (depth.exceeds(token)) {
                return new FilterIssue(
                        at,
                        "Brackets and signs are nested more than " + MAX_DEPTH + " deep",
                        "a chain of AND or OR needs no brackets and may have any length");
            }
            empty &= token.getType() == Token.EOF || token.getChannel() != Token.DEFAULT_CHANNEL;
        } while (token.getType() != Token.EOF);
        return empty
                ? new FilterIssue(
                        new TextRange(0, positions.length()),
                        "The filter is empty",
                        "write a condition such as  status = 'open'")
                : null;
    }

    /** Keeps the first error and ends the parse there: what follows would only be echoes. */
    private static final class FirstError extends BaseErrorListener {
        private final Positions positions;
        private final List<FilterIssue> issues = new ArrayList<>(1);

        FirstError(Positions positions) {
            this.positions = positions;
        }

        FilterIssue issue() {
            return issues.get(0);
        }

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object offendingSymbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException cause) {
            DqdlFilterParser parser = (DqdlFilterParser) recognizer;
            // Where no alternative fits, the parser reports the last token it looked at; that is where reading stops
            // making sense.
            Token token = offendingSymbol instanceof Token offending ? offending : parser.getCurrentToken();
            issues.add(Wording.unexpected(token, cause, parser, positions.of(token)));
            throw new ParseCancellationException();
        }
    }
}
