package dev.assay.dqdl;

import static dev.assay.dqdl.internal.parser.DqdlParser.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;

/**
 * Settles by its neighbours what a word is, before the parser runs. One pass, left to right:
 *
 * <ul>
 *   <li>section names where a section starts, {@code labels} before {@code = [}, units behind a number: everywhere else
 *       these are ordinary words, so a column may be called {@code days} or {@code labels};
 *   <li>{@code and} before a parameter is a filler word, unless the rule already has all the parameters it can take and
 *       the name of a rule follows;
 *   <li>an opening bracket behind a word belongs to a call: {@code CALL};
 *   <li>where a rule starts although no comma stands before it, {@code MISSING_COMMA} is put in.
 * </ul>
 *
 * Also watches nesting and list length, because the parser recurses once per bracket.
 */
final class Words {
    private static final Map<String, Integer> SECTIONS = Map.of(
            "Metadata", METADATA,
            "DataSources", DATA_SOURCES,
            "DefaultLabels", DEFAULT_LABELS,
            "Rules", RULES,
            "Analyzers", ANALYZERS);

    private static final Map<String, Integer> KEYWORDS = Map.of(
            "and", AND,
            "or", OR,
            "between", BETWEEN,
            "in", IN,
            "not", NOT,
            "matches", MATCHES,
            "where", WHERE,
            "with", WITH);

    private enum State {
        /** A rule may start. */
        START,
        /** Behind the name of a rule: parameters. */
        PARAMETERS,
        /** Behind the parameters: condition, where, labels, tags. */
        REST
    }

    private final List<CommonToken> tokens;
    private final List<CommonToken> settled;
    private final Vocabulary vocabulary;
    private final Limits limits;

    private int depth;
    private State state = State.START;
    private int parameters;
    private int maximum;
    /** Brackets opened within the condition. */
    private int inner;

    private boolean between;

    /** For each open bracket, the commas seen in it. */
    private final int[] commas;

    /** The open brackets, from index 1. */
    private final int[] brackets;

    private Words(List<CommonToken> tokens, Vocabulary vocabulary, Limits limits) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.limits = limits;
        settled = new ArrayList<>(tokens.size());
        commas = new int[limits.nesting() + 2];
        brackets = new int[limits.nesting() + 2];
    }

    /**
     * Retypes the tokens, and returns them with those that were put in. Empty when a limit was exceeded; the problem is
     * then among the issues.
     */
    static Optional<List<CommonToken>> settle(
            List<CommonToken> tokens, Vocabulary vocabulary, Limits limits, SourceText source, Issues issues) {
        Words words = new Words(tokens, vocabulary, limits);
        return words.run(source, issues) ? Optional.of(words.settled) : Optional.empty();
    }

    private boolean run(SourceText source, Issues issues) {
        for (int i = 0; i < tokens.size(); i++) {
            CommonToken token = tokens.get(i);
            if (token.getType() == WORD && settleSection(i)) {
                depth = 0;
                state = State.START;
                settled.add(token);
                continue;
            }
            switch (token.getType()) {
                case LBRACK, LPAREN, LBRACE -> {
                    depth++;
                    // The bracket of the list of rules itself is not nesting.
                    if (depth > limits.nesting() + 1) {
                        issues.error(
                                "limit-nesting",
                                source.range(token.getStartIndex(), token.getStopIndex() + 1),
                                "brackets are nested more than " + limits.nesting() + " deep",
                                "simplify the rule, or raise the option 'nesting'");
                        return false;
                    }
                    commas[depth] = 0;
                    brackets[depth] = token.getType();
                }
                case RPAREN, RBRACE -> depth -= depth > 0 && closes(token.getType(), brackets[depth]) ? 1 : 0;
                case RBRACK -> depth = behindList();
                case COMMA -> {
                    if (++commas[depth] >= limits.listMembers()) {
                        issues.error(
                                "limit-list-members",
                                source.range(token.getStartIndex(), token.getStopIndex() + 1),
                                "the list has more than " + limits.listMembers() + " members",
                                "split it, or raise the option 'list-members'");
                        return false;
                    }
                }
                default -> {}
            }
            if (depth > 0) {
                settleInList(i);
            }
            if (token.getType() == LPAREN && type(i - 1) == WORD) {
                token.setType(CALL);
            }
            settled.add(token);
        }
        return true;
    }

    private static boolean closes(int closing, int opening) {
        return closing == RPAREN ? opening == LPAREN : opening == LBRACE;
    }

    /** The depth behind a square bracket: it also closes what was left open within its list. */
    private int behindList() {
        int open = depth;
        while (open > 0 && brackets[open] != LBRACK) {
            open--;
        }
        return open > 0 ? open - 1 : depth;
    }

    private int type(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).getType() : EOF;
    }

    // --- sections ---

    private boolean settleSection(int i) {
        if (type(i - 1) == DOLLAR || type(i - 1) == WITH) {
            return false;
        }
        boolean list = type(i + 1) == EQ && type(i + 2) == LBRACK;
        boolean dictionary = type(i + 1) == EQ && type(i + 2) == LBRACE;
        if (depth > 0 && !list && !dictionary) {
            return false;
        }
        String word = tokens.get(i).getText();
        Integer section = SECTIONS.get(word);
        if (section != null && section == DEFAULT_LABELS) {
            if (!list || isListOfTexts(i + 3)) {
                return false; // a variable of that name
            }
        } else if (section == null) {
            section = depth > 0 ? null : misspelt(word, i, list, dictionary);
        }
        if (section == null) {
            return false;
        }
        tokens.get(i).setType(section);
        return true;
    }

    /** {@code [ "a", ...} or {@code [ "a" ]}: what a variable may hold. */
    private boolean isListOfTexts(int i) {
        return switch (type(i)) {
            case STRING -> type(i + 1) == COMMA || type(i + 1) == RBRACK;
            case NULL, EMPTY, WHITESPACES_ONLY -> true;
            default -> false;
        };
    }

    private @org.jspecify.annotations.Nullable Integer misspelt(String word, int i, boolean list, boolean dictionary) {
        Set<String> candidates;
        if (dictionary) {
            candidates = Set.of("Metadata", "DataSources");
        } else if (!list) {
            return null;
        } else {
            switch (type(i + 3)) {
                case WORD, LPAREN -> candidates = Set.of("Rules", "Analyzers");
                case STRING -> {
                    if (type(i + 4) != EQ) {
                        return null;
                    }
                    candidates = Set.of("DefaultLabels");
                }
                default -> {
                    return null;
                }
            }
        }
        return Names.nearest(word, candidates).map(SECTIONS::get).orElse(null);
    }

    // --- within lists of rules ---

    private void settleInList(int i) {
        CommonToken token = tokens.get(i);
        switch (token.getType()) {
            case WORD -> settleWord(i, token);
            case STRING -> {
                if (state == State.PARAMETERS) {
                    parameters++;
                }
            }
            case AND -> settleAnd(i, token);
            case OR -> start();
            case COMMA -> {
                if (state != State.REST || inner == 0) {
                    start();
                }
            }
            case LBRACK, LPAREN -> {
                boolean group = token.getType() == LPAREN && type(i - 1) != WORD;
                if (group && state != State.START && isBehindOperand(i)) {
                    missingComma(token);
                    start();
                } else if (state == State.REST) {
                    inner++;
                } else {
                    start();
                }
            }
            case RBRACK, RPAREN -> {
                if (state == State.REST && inner > 0) {
                    inner--;
                } else {
                    rest();
                }
            }
            case BETWEEN -> {
                rest();
                between = true;
            }
            case EQ, BANG, LT, LE, GT, GE, IN, NOT, MATCHES, WHERE, WITH -> {
                if (state != State.REST) {
                    rest();
                }
            }
            default -> {}
        }
    }

    private void start() {
        state = State.START;
        inner = 0;
        between = false;
    }

    private void rest() {
        state = State.REST;
        inner = 0;
    }

    private void settleAnd(int i, CommonToken token) {
        if (state == State.REST && between && inner == 0) {
            between = false;
        } else if (state == State.PARAMETERS && isParameterNext(i + 1)) {
            token.setType(FILLER_AND);
        } else {
            start();
        }
    }

    private boolean isParameterNext(int i) {
        return switch (type(i)) {
            case STRING, DOLLAR -> true;
            case WORD -> !(parameters >= maximum && isRuleType(i));
            default -> false;
        };
    }

    private boolean isRuleType(int i) {
        return vocabulary.find(tokens.get(i).getText()).isPresent();
    }

    private void settleWord(int i, CommonToken token) {
        int before = type(i - 1);
        if (before == DOLLAR) {
            if (state == State.PARAMETERS) {
                parameters++;
            }
            return;
        }
        if (before == WITH) {
            return;
        }
        if (type(i + 1) == EQ && type(i + 2) == LBRACK && token.getText().equalsIgnoreCase("labels")) {
            token.setType(LABELS);
            rest();
            return;
        }
        if (settleMiscased(i, token)) {
            return;
        }
        switch (state) {
            case START -> beginRule(i);
            case PARAMETERS -> {
                if (parameters >= maximum && before != OF && before != FILLER_AND && isRuleType(i)) {
                    missingComma(token);
                    beginRule(i);
                } else {
                    parameters++;
                }
            }
            case REST -> settleWordInCondition(i, token, before);
        }
    }

    /** A keyword in the wrong case where no parameter can stand is the keyword; the builder says how it is written. */
    private boolean settleMiscased(int i, CommonToken token) {
        boolean outOfPlace =
                state == State.PARAMETERS ? parameters >= maximum : state == State.REST && isBehindOperand(i);
        String keyword = outOfPlace ? SyntaxMessages.keyword(token.getText()).orElse("") : "";
        Integer type = KEYWORDS.get(keyword);
        if (type == null) {
            return false;
        }
        token.setType(type);
        switch (type) {
            case AND -> {
                if (state == State.REST && between && inner == 0) {
                    between = false;
                } else {
                    start();
                }
            }
            case OR -> start();
            default -> {
                rest();
                between = type == BETWEEN;
            }
        }
        return true;
    }

    private boolean isBehindOperand(int i) {
        return switch (type(i - 1)) {
            case INT, DEC, UNIT, STRING, RBRACK, RPAREN, NULL, EMPTY, WHITESPACES_ONLY -> true;
            // Two words in a row fit nowhere in a condition, but the name of a tag stands behind `with`.
            case WORD -> type(i - 2) != WITH;
            default -> false;
        };
    }

    private void settleWordInCondition(int i, CommonToken token, int before) {
        if ((before == INT || before == DEC) && (isUnit(token.getText()) || !isRuleType(i))) {
            token.setType(UNIT);
            return;
        }
        boolean listLeftOpen = before == COMMA && type(i + 1) != LPAREN && isRuleType(i);
        if (isBehindOperand(i) || listLeftOpen) {
            missingComma(token);
            beginRule(i);
        }
    }

    private void missingComma(CommonToken before) {
        CommonToken comma = new CommonToken(before);
        comma.setType(MISSING_COMMA);
        comma.setStopIndex(before.getStartIndex() - 1);
        settled.add(comma);
    }

    private void beginRule(int i) {
        start();
        state = State.PARAMETERS;
        parameters = 0;
        maximum = vocabulary
                .find(tokens.get(i).getText())
                .map(Signature::maximumParameters)
                .orElse(Signature.UNBOUNDED);
    }

    /** Whether a word is a unit or a misspelt one. */
    static boolean isUnit(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "B", "KB", "MB", "GB", "TB", "DAY", "DAYS", "HOUR", "HOURS", "MINUTE", "MINUTES" -> true;
            default -> false;
        };
    }
}
