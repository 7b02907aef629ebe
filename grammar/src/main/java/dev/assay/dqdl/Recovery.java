package dev.assay.dqdl;

import static dev.assay.dqdl.internal.parser.DqdlParser.*;

import dev.assay.dqdl.internal.parser.DqdlParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * One problem per mistake: an error inside a rule abandons that rule alone and the parser goes on behind its comma, or
 * at the bracket that ends the list. Only a missing {@code =} or closing bracket is filled in, where what follows shows
 * that nothing else is missing.
 */
final class Recovery extends DefaultErrorStrategy {
    /** How far a closing bracket is searched. */
    private static final int LOOKAHEAD = 2_000;

    /** Text between two sections: tokens [first, last]. */
    record Junk(Token first, Token last) {}

    private final List<Fault> faults = new ArrayList<>();
    private final List<Junk> junk = new ArrayList<>();
    private final Set<Integer> skipped = new HashSet<>();
    private final int keep;
    private int dropped;
    private @Nullable RecognitionException last;

    Recovery(int keep) {
        this.keep = keep;
    }

    List<Fault> faults() {
        return faults;
    }

    List<Junk> junk() {
        return junk;
    }

    /** Indices of tokens that no rule could start with; a rule that ends directly before one is damaged. */
    Set<Integer> skipped() {
        return skipped;
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        if (e != last) { // else it only passes through on its way to the rule that recovers
            last = e;
            int rule = e.getCtx() == null ? RULE_document : e.getCtx().getRuleIndex();
            report(parser, e.getOffendingToken(), rule, e.getExpectedTokens());
        }
    }

    /** How many faults were found beyond those that are kept. */
    int dropped() {
        return dropped;
    }

    private void report(Parser parser, Token token, int rule, @Nullable IntervalSet expected) {
        if (faults.size() < keep) {
            int before = Math.max(0, token.getTokenIndex() - 1);
            faults.add(new Fault(
                    token, parser.getInputStream().get(before), rule, expected == null ? new IntervalSet() : expected));
        } else {
            dropped++;
        }
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {
        switch (parser.getContext().getRuleIndex()) {
            case RULE_entry ->
                skipEntry(
                        parser.getInputStream(), parser.getContext().getStart().getTokenIndex());
            case RULE_section -> skipToSection(parser.getInputStream());
            default -> throw e;
        }
    }

    @Override
    public Token recoverInline(Parser parser) {
        IntervalSet expected = parser.getExpectedTokens();
        if (isMissing(parser, expected)) {
            report(parser, parser.getCurrentToken(), parser.getContext().getRuleIndex(), expected);
            return getMissingSymbol(parser);
        }
        throw new InputMismatchException(parser);
    }

    private static boolean isMissing(Parser parser, IntervalSet expected) {
        int next = parser.getInputStream().LA(1);
        switch (parser.getContext().getRuleIndex()) {
            case RULE_section:
                return expected.contains(EQ) ? next == LBRACK || next == LBRACE : expected.contains(RBRACK);
            case RULE_list, RULE_labelList:
                return expected.contains(RBRACK) && (endsEntry(next) || isSection(next) || next == RPAREN);
            case RULE_member:
                return expected.contains(RPAREN) && endsEntry(next) && !closesLater(parser.getInputStream());
            default:
                return false;
        }
    }

    private static boolean endsEntry(int type) {
        return switch (type) {
            case MISSING_COMMA, AND, OR, WHERE, WITH, LABELS, COMMA, RBRACK, DqdlParser.EOF -> true;
            default -> false;
        };
    }

    /** Whether the innermost round bracket is closed before the list of rules ends. */
    private static boolean closesLater(TokenStream input) {
        int round = 0;
        int square = 0;
        for (int i = 1; i <= LOOKAHEAD; i++) {
            int type = input.LA(i);
            switch (type) {
                case LPAREN, CALL -> round++;
                case RPAREN -> {
                    if (round-- == 0) {
                        return true;
                    }
                }
                case LBRACK -> square++;
                case RBRACK -> {
                    if (square-- == 0) {
                        return false;
                    }
                }
                default -> {
                    if (isSection(type) || type == DqdlParser.EOF) {
                        return false;
                    }
                }
            }
        }
        return false;
    }

    /** Called before each turn of a loop: what cannot start an element is skipped here, so that the loop goes on. */
    @Override
    public void sync(Parser parser) {
        TokenStream input = parser.getInputStream();
        switch (parser.getContext().getRuleIndex()) {
            case RULE_document -> skipJunk(input);
            case RULE_ruleList -> {
                int next = input.LA(1);
                int before = input.LA(-1);
                boolean atStart = before == LBRACK || before == COMMA || before == MISSING_COMMA;
                boolean fits = switch (next) {
                    case COMMA, MISSING_COMMA, RBRACK, DqdlParser.EOF -> true;
                    case WORD, LPAREN -> atStart;
                    default -> isSection(next);
                };
                if (!fits) {
                    IntervalSet expected = new IntervalSet();
                    expected.add(atStart ? WORD : COMMA);
                    report(parser, input.LT(1), RULE_ruleList, expected);
                    int from = input.index();
                    skipped.add(from);
                    if (next == STRING && input.LA(-1) == COMMA) {
                        skipped.add(from - 1); // a comma between parameters
                    }
                    input.consume();
                    skipEntry(input, from);
                }
            }
            default -> {}
        }
    }

    private void skipJunk(TokenStream input) {
        if (startsSection(input) || input.LA(1) == DqdlParser.EOF) {
            return;
        }
        Token first = input.LT(1);
        while (!startsSection(input) && input.LA(1) != DqdlParser.EOF) {
            input.consume();
        }
        junk.add(new Junk(first, input.LT(-1)));
    }

    private static boolean startsSection(TokenStream input) {
        return isSection(input.LA(1)) || (input.LA(1) == WORD && input.LA(2) == EQ);
    }

    private static boolean isSection(int type) {
        return switch (type) {
            case METADATA, DATA_SOURCES, DEFAULT_LABELS, RULES, ANALYZERS -> true;
            default -> false;
        };
    }

    private static void skipToSection(TokenStream input) {
        while (!startsSection(input) && input.LA(1) != DqdlParser.EOF) {
            input.consume();
        }
    }

    /** Goes to the comma behind the entry that began at token {@code from}, or to what ends its list. */
    private static void skipEntry(TokenStream input, int from) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = from; i < input.index(); i++) {
            track(open, input.get(i).getType());
        }
        while (true) {
            int type = input.LA(1);
            boolean ends = type == DqdlParser.EOF
                    || isSection(type)
                    || (type == COMMA && open.isEmpty())
                    || type == MISSING_COMMA
                    || (type == RBRACK && !open.contains(LBRACK));
            if (ends) {
                return;
            }
            track(open, type);
            input.consume();
        }
    }

    private static void track(Deque<Integer> open, int type) {
        switch (type) {
            case LBRACK, LPAREN -> open.push(type);
            case CALL -> open.push(LPAREN);
            case RPAREN -> {
                if (!open.isEmpty() && open.peek() == LPAREN) {
                    open.pop();
                }
            }
            case RBRACK -> {
                while (open.contains(LBRACK) && open.pop() != LBRACK) {}
            }
            default -> {}
        }
    }
}
