package dev.assay.dqdl.filter;

import dev.assay.dqdl.filter.internal.DqdlFilterLexer;
import java.util.Arrays;
import org.antlr.v4.runtime.Token;

/**
 * Follows the tokens of a filter and tells how deep a parser's stack will be: open brackets and CASEs, and the NOTs and signs that stand
 * before what is open.
 */
final class NestingDepth {
    private int[] signsBefore = new int[16];
    private int open;
    private int depth;
    private int signs;
    private boolean afterOperand;

    /** Takes the next token and says whether the limit is exceeded now. */
    boolean exceeds(Token token) {
        if (token.getChannel() != Token.DEFAULT_CHANNEL) {
            return false;
        }
        switch (token.getType()) {
            case DqdlFilterLexer.NOT:
            case DqdlFilterLexer.PLUS:
            case DqdlFilterLexer.MINUS:
            case DqdlFilterLexer.TILDE:
                signs = afterOperand ? 0 : signs + 1;
                afterOperand = false;
                break;
            case DqdlFilterLexer.LEFT_PAREN:
            case DqdlFilterLexer.LEFT_BRACKET:
            case DqdlFilterLexer.CASE:
                if (open == signsBefore.length) {
                    signsBefore = Arrays.copyOf(signsBefore, open * 2);
                }
                signsBefore[open++] = signs;
                depth += 1 + signs;
                signs = 0;
                afterOperand = false;
                break;
            case DqdlFilterLexer.RIGHT_PAREN:
            case DqdlFilterLexer.RIGHT_BRACKET:
            case DqdlFilterLexer.END:
                if (open > 0) {
                    depth -= 1 + signsBefore[--open];
                }
                signs = 0;
                afterOperand = true;
                break;
            case DqdlFilterLexer.WORD:
            case DqdlFilterLexer.BACKQUOTED:
            case DqdlFilterLexer.NUMBER:
            case DqdlFilterLexer.STRING:
            case DqdlFilterLexer.NULL:
            case DqdlFilterLexer.TRUE:
            case DqdlFilterLexer.FALSE:
                // A function's name stands between a sign and the bracket that the sign applies to.
                afterOperand = true;
                break;
            default:
                signs = 0;
                afterOperand = false;
                break;
        }
        return depth + signs > FilterParser.MAX_DEPTH;
    }
}
