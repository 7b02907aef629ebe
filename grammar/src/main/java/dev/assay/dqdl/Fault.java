package dev.assay.dqdl;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * One place where the text does not fit the grammar.
 *
 * @param token the first token that does not fit
 * @param before the token in front of it; the same as {@code token} at the start of the text
 * @param rule the grammar rule the parser was in
 * @param expected the token types that would have fitted
 */
record Fault(Token token, Token before, int rule, IntervalSet expected) {}
