package dev.assay.dqdl;

import static dev.assay.dqdl.internal.parser.DqdlParser.*;

import dev.assay.dqdl.ast.SourceRange;
import dev.assay.dqdl.internal.parser.DqdlParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Says what is wrong at a {@link Fault}, in the words of the language instead of those of a parser. */
final class SyntaxMessages {
    private static final int LONGEST_EXPECTED = 6;

    private final SourceText source;
    private final List<? extends Token> tokens;

    SyntaxMessages(SourceText source, List<? extends Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    Issue issue(Fault found) {
        Fault fault = found.token().getType() == MISSING_COMMA
                ? new Fault(
                        tokens.get(found.token().getTokenIndex() + 1), found.before(), found.rule(), found.expected())
                : found;
        Token token = fault.token();
        Token before = fault.before();
        String text = shown(token);
        Token miscased = miscasedKeyword(token);
        if (miscased != null) {
            String word = keyword(miscased.getText()).orElseThrow();
            return new Issue(
                    Issue.Severity.ERROR,
                    "keyword-case",
                    "'" + miscased.getText() + "' is not a keyword: keywords have one case",
                    range(miscased),
                    Optional.of("write " + word));
        }
        if (fault != found && fault.rule() != RULE_ruleList) {
            return leftOpen(fault, text);
        }
        Issue special = commentOrOperator(token, before);
        if (special != null) {
            return special;
        }
        return switch (token.getType()) {
            case STRAY -> strayCharacter(token);
            case DqdlParser.EOF -> endOfText(fault);
            case RPAREN, RBRACK, RBRACE -> closingBracket(fault, text);
            default -> inContext(fault, text);
        };
    }

    private @Nullable Issue commentOrOperator(Token token, Token before) {
        int type = token.getType();
        int previous = before == token ? DqdlParser.EOF : before.getType();
        int next = typeAt(token.getTokenIndex() + 1);
        boolean slashes = type == SLASH && (next == SLASH || next == STAR || previous == SLASH);
        boolean block = type == STAR && previous == SLASH;
        boolean dashes = type == MINUS && next == MINUS && previous != MINUS;
        if (type == MINUS && previous == MINUS) {
            return problem(token, "a number has one minus sign at most", "write  -3");
        }
        if (slashes || block || dashes) {
            return problem(token, "this is no comment in DQDL", "comments start with # and run to the end of the line");
        }
        if (type == EQ && previous == EQ) {
            return problem(token, "'==' is not an operator", "write =");
        }
        if (type == GT && previous == LT) {
            return problem(token, "'<>' is not an operator", "write !=");
        }
        if ((type == LT || type == GT) && previous == EQ) {
            String right = type == LT ? "<=" : ">=";
            return problem(token, "'=" + token.getText() + "' is not an operator", "write " + right);
        }
        if (previous == NOT && (type == EQ || type == LT || type == LE || type == GT || type == GE)) {
            String right = type == EQ ? "write !=" : "turn the operator round: not > is <=";
            return problem(token, "'not' stands only before between, in and matches", right);
        }
        return null;
    }

    private Issue strayCharacter(Token token) {
        int character = token.getText().codePointAt(0);
        SourceRange at = source.range(
                token.getStartIndex(),
                Math.min(token.getStartIndex() + Character.charCount(character), token.getStopIndex() + 1));
        String hint = switch (character) {
            case '\'', '`', '\u2018', '\u2019', '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB' ->
                "texts and names stand between straight double quotes: \"...\"";
            case ';' -> "rules are separated by commas";
            case '%' -> "write fractions: 0.95 instead of 95%";
            case '&' -> "rules are joined by: and";
            case '|' -> "rules are joined by: or";
            default ->
                Character.isLetter(character)
                        ? "names with other characters than A-Z, a-z, 0-9, _ and . stand in double quotes"
                        : Character.isWhitespace(character) || Character.isSpaceChar(character)
                                ? "use ordinary blanks between words"
                                : "remove it, or put the text it belongs to in double quotes";
        };
        return new Issue(
                Issue.Severity.ERROR,
                "unexpected-character",
                "unexpected character " + Characters.name(character),
                at,
                Optional.of(hint));
    }

    /** A rule starts where a list or a bracket of the one before has not ended. */
    private Issue leftOpen(Fault fault, String text) {
        Token open = innermostOpen(fault.token().getTokenIndex());
        if (open == null) {
            return inContext(fault, text);
        }
        String closing = closing(open.getType());
        return new Issue(
                Issue.Severity.ERROR,
                "unclosed-bracket",
                "'" + open.getText() + "' of " + place(open) + " is not closed before the rule " + text,
                range(fault.token()),
                Optional.of("add " + closing),
                Optional.of(closing));
    }

    private Issue endOfText(Fault fault) {
        Token before = fault.before();
        int end = before.getType() == DqdlParser.EOF ? 0 : before.getStopIndex() + 1;
        SourceRange at = source.range(end, end);
        Deque<Token> allOpen = openAt(fault.token().getTokenIndex());
        Token open = fault.rule() == RULE_section ? allOpen.peekLast() : allOpen.peek();
        String message = open == null
                ? "the text ends too early"
                : "the text ends, but '" + open.getText() + "' of " + place(open) + " is not closed";
        String hint = open == null ? usage(fault) : "add " + closing(open.getType());
        return new Issue(
                Issue.Severity.ERROR,
                open == null ? "syntax" : "unclosed-bracket",
                message,
                at,
                Optional.of(hint),
                expected(fault.expected()));
    }

    private Issue closingBracket(Fault fault, String text) {
        Token open = innermostOpen(fault.token().getTokenIndex());
        if (open == null || (fault.rule() == RULE_ruleList && fault.token().getType() != RBRACK)) {
            return problem(fault.token(), text + " closes nothing", "remove it, or add the opening bracket");
        }
        if (!closing(open.getType()).equals(fault.token().getText())) {
            return problem(
                    fault.token(),
                    text + " cannot close '" + open.getText() + "' of " + place(open),
                    "add " + closing(open.getType()) + " before it");
        }
        return inContext(fault, text);
    }

    private Issue inContext(Fault fault, String text) {
        Token token = fault.token();
        Token before = fault.before();
        IntervalSet expected = fault.expected();
        if (fault.rule() == RULE_condition && expected.contains(AND) && expected.size() <= 6 && isBound(before)) {
            return problem(token, "'between' needs two bounds joined by 'and'", "write  between 0.9 and 1.0", "and");
        }
        if (before.getType() == IN && before != token) {
            boolean ends = token.getType() == COMMA || token.getType() == RBRACK;
            return ends
                    ? problem(
                            before,
                            "'in' is a reserved word and needs a list behind it",
                            "a name that is a reserved word stands in double quotes: \"in\"")
                    : problem(token, "'in' needs a list in square brackets", "write  in [\"a\", \"b\"]", "[");
        }
        if (fault.rule() == RULE_section && expected.contains(RBRACK)) {
            return missingEnd(fault);
        }
        if ((fault.rule() == RULE_list || fault.rule() == RULE_labelList) && token.getType() != COLON) {
            Token open = innermostOpen(token.getTokenIndex());
            if (open != null && expected.contains(RBRACK) && (token.getType() == WORD || isClause(token.getType()))) {
                return problem(token, "the list that starts at " + place(open) + " is not closed", "add ]", "]");
            }
        }
        if (fault.rule() == RULE_list && isOperandStart(token.getType())) {
            return new Issue(
                    Issue.Severity.ERROR,
                    "missing-comma",
                    "a comma is missing before " + text,
                    range(token),
                    Optional.of("put a comma between two members"));
        }
        boolean closable = fault.rule() == RULE_member || fault.rule() == RULE_term;
        if (closable && expected.contains(RPAREN) && before.getType() != LPAREN) {
            Token open = innermostOpen(token.getTokenIndex());
            if (open != null && closing(open.getType()).equals(")")) {
                return problem(token, "'(' of " + place(open) + " is not closed before " + text, "add )", null);
            }
        }
        if (before.getType() == WORD && token.getStartIndex() == before.getStopIndex() + 1 && isArithmetic(token)) {
            return problem(
                    token,
                    "a name without quotes holds only letters, digits, _ and .",
                    "put the whole name in double quotes");
        }
        if (fault.rule() == RULE_ruleList && token.getType() == STRING && before.getType() == COMMA) {
            return problem(
                    token, "the parameters of a rule are not separated by commas", "remove the comma before " + text);
        }
        if (fault.rule() == RULE_ruleList && token.getType() == CALL) {
            return problem(token, "a parameter with brackets stands in double quotes", "write  \"sum(column)\"");
        }
        if (token.getType() == INT && before.getType() == COMMA && token.getStartIndex() == before.getStopIndex() + 1) {
            return problem(token, "numbers are not grouped by commas", "write  1000");
        }
        if (token.getType() == LBRACK && expected.contains(INT)) {
            return problem(token, "a list stands only behind 'in'", "write  in [1, 2]");
        }
        if (expected.contains(WORD) && (fault.rule() == RULE_ruleList || fault.rule() == RULE_member)) {
            return problem(
                    token,
                    "a rule cannot start with " + text,
                    "a rule starts with its type: IsComplete \"id\"",
                    "rule type");
        }
        if (before.getType() == WITH && before != token) {
            return problem(token, "'with' needs the bare name of a tag", "write  with threshold > 0.9", "tag name");
        }
        if (isReserved(token.getType()) && expected.contains(WORD)) {
            return problem(
                    token, "unexpected " + text + ": it is a reserved word", "put it in double quotes if it is a name");
        }
        if ((token.getType() == INT || token.getType() == DEC)
                && fault.rule() != RULE_list
                && expected.contains(WORD)
                && expected.contains(STRING)
                && !expected.contains(INT)) {
            return problem(
                    token, "unexpected number " + text, "a name that looks like a number stands in double quotes");
        }
        if (before.getType() == MINUS && expected.contains(INT) && !expected.contains(LPAREN)) {
            return problem(token, "a minus sign belongs to a number, not to " + text, "write  0 - ...");
        }
        return new Issue(
                Issue.Severity.ERROR,
                "syntax",
                "unexpected " + text,
                range(token),
                Optional.of(usage(fault)),
                expected(expected));
    }

    /** How the part of the language that the parser was in is written. */
    private static String usage(Fault fault) {
        if (fault.before().getType() == WHERE) {
            return "a filter stands in double quotes:  where \"x > 1\"";
        }
        return switch (fault.rule()) {
            case RULE_document, RULE_section -> "a section reads:  Rules = [ ... ]";
            case RULE_dictionary, RULE_pair -> "a section of pairs reads:  { \"key\": \"value\" }";
            case RULE_list -> "a list reads:  [ \"a\", \"b\" ]";
            case RULE_labelList, RULE_label -> "labels read:  [ \"key\"=\"value\" ]";
            case RULE_variable -> "a variable is used as  $name";
            case RULE_condition, RULE_comparator ->
                "conditions read:  > 1, between 1 and 5, in [1, 2], matches \"...\"";
            case RULE_operand, RULE_loneOperand, RULE_expression, RULE_operator, RULE_term, RULE_value ->
                "an operand is a number, a text in double quotes, a calculation, a date or NULL";
            default -> "a rule reads:  Type \"parameter\" condition where \"...\" with tag = ...";
        };
    }

    private Issue missingEnd(Fault fault) {
        Token open = openAt(fault.token().getTokenIndex()).peekLast();
        int end = fault.before().getStopIndex() + 1;
        return new Issue(
                Issue.Severity.ERROR,
                "unclosed-bracket",
                open == null
                        ? "the list is not closed"
                        : "'" + open.getText() + "' of " + place(open) + " is not closed before "
                                + shown(fault.token()),
                source.range(end, end),
                Optional.of("add ]"));
    }

    private static boolean isBound(Token token) {
        return switch (token.getType()) {
            case INT, DEC, STRING, RPAREN, UNIT, NULL, WORD -> true;
            default -> false;
        };
    }

    private static boolean isOperandStart(int type) {
        return switch (type) {
            case INT, DEC, WORD, NULL, EMPTY, WHITESPACES_ONLY, DOLLAR -> true;
            default -> false;
        };
    }

    private static boolean isClause(int type) {
        return type == WHERE || type == WITH || type == LABELS || type == AND || type == OR;
    }

    private static boolean isArithmetic(Token token) {
        return token.getType() == MINUS
                || token.getType() == SLASH
                || token.getType() == PLUS
                || token.getType() == STAR
                || token.getType() == COLON;
    }

    private static boolean isReserved(int type) {
        return switch (type) {
            case AND, OR, OF, NULL, EMPTY, WHITESPACES_ONLY, BETWEEN, IN, NOT, MATCHES, WHERE, WITH -> true;
            default -> false;
        };
    }

    /** The keyword that was meant by a word in the wrong case. */
    static Optional<String> keyword(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "and", "or", "of" ->
                word.equals(lower) || word.equals(lower.toUpperCase(Locale.ROOT))
                        ? Optional.empty()
                        : Optional.of(lower);
            case "between", "in", "not", "matches", "where", "with", "labels" ->
                word.equals(lower) ? Optional.empty() : Optional.of(lower);
            case "null", "empty", "whitespaces_only" -> {
                String upper = lower.toUpperCase(Locale.ROOT);
                yield word.equals(lower) || word.equals(upper) ? Optional.empty() : Optional.of(upper);
            }
            default -> Optional.empty();
        };
    }

    /** A keyword in the wrong case at the token, or among the two before it, is the likely cause. */
    private @Nullable Token miscasedKeyword(Token token) {
        for (int i = token.getTokenIndex(); i >= Math.max(0, token.getTokenIndex() - 2); i--) {
            Token candidate = tokens.get(i);
            int type = candidate.getType();
            if (type == COMMA || type == LBRACK && i != token.getTokenIndex()) {
                return null;
            }
            boolean word = type == WORD || type == UNIT;
            if (word && keyword(candidate.getText()).isPresent()) {
                return candidate;
            }
        }
        return null;
    }

    private int typeAt(int index) {
        return index < tokens.size() ? tokens.get(index).getType() : DqdlParser.EOF;
    }

    /** The last bracket before a token that is still open there. */
    private @Nullable Token innermostOpen(int index) {
        return openAt(index).peek();
    }

    /** The brackets that are open before a token, innermost first. */
    private Deque<Token> openAt(int index) {
        Deque<Token> open = new ArrayDeque<>();
        for (Token token : tokens.subList(0, index)) {
            switch (token.getType()) {
                case METADATA, DATA_SOURCES, DEFAULT_LABELS, RULES, ANALYZERS -> open.clear();
                case LPAREN, CALL, LBRACK, LBRACE -> open.push(token);
                case RPAREN, RBRACK, RBRACE -> {
                    if (!open.isEmpty() && closing(open.peek().getType()).equals(token.getText())) {
                        open.pop();
                    }
                }
                default -> {}
            }
        }
        return open;
    }

    private static String closing(int type) {
        return type == LPAREN || type == CALL ? ")" : type == LBRACK ? "]" : "}";
    }

    private String place(Token token) {
        SourceRange at = range(token);
        return "line " + at.line() + ", column " + at.column();
    }

    private Issue problem(Token token, String message, @Nullable String hint) {
        return problem(token, message, hint, null);
    }

    private Issue problem(Token token, String message, @Nullable String hint, @Nullable String expected) {
        return new Issue(
                Issue.Severity.ERROR,
                "syntax",
                message,
                range(token),
                Optional.ofNullable(hint),
                Optional.ofNullable(expected));
    }

    private SourceRange range(Token token) {
        return source.range(token.getStartIndex(), token.getStopIndex() + 1);
    }

    private static String shown(Token token) {
        if (token.getType() == DqdlParser.EOF) {
            return "the end of the text";
        }
        String text = token.getText();
        return token.getType() == STRING
                ? "the text " + Characters.excerpt(text, 40)
                : "'" + Characters.excerpt(text, 40) + "'";
    }

    private static Optional<String> expected(IntervalSet types) {
        Set<String> names = new LinkedHashSet<>();
        for (int type : types.toArray()) {
            String name = name(type);
            if (name != null) {
                names.add(name);
            }
        }
        return names.isEmpty() || names.size() > LONGEST_EXPECTED
                ? Optional.empty()
                : Optional.of(String.join(" or ", names));
    }

    private static @Nullable String name(int type) {
        return switch (type) {
            case DqdlParser.EOF -> "the end of the text";
            case STRING -> "a quoted text";
            case WORD -> "a word";
            case INT, DEC -> "a number";
            case UNIT, FILLER_AND, OF, MISSING_COMMA -> null;
            case CALL -> "(";
            case METADATA -> "Metadata";
            case DATA_SOURCES -> "DataSources";
            case DEFAULT_LABELS -> "DefaultLabels";
            case RULES -> "Rules";
            case ANALYZERS -> "Analyzers";
            case LABELS -> "labels";
            default -> {
                String literal = DqdlParser.VOCABULARY.getLiteralName(type);
                String symbol = DqdlParser.VOCABULARY.getSymbolicName(type);
                yield literal != null
                        ? literal.substring(1, literal.length() - 1)
                        : type == AND || type == OR ? symbol.toLowerCase(Locale.ROOT) : symbol;
            }
        };
    }
}
