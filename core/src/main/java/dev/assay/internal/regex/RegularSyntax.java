package dev.assay.internal.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what {@link java.util.regex.Pattern} and a finite automaton understand alike, for matches of the whole text: characters, classes,
 * groups, alternatives and repetitions, greedy or reluctant. Everything else (look-around, back-references, possessive repetitions, word
 * boundaries, properties, flags, quotations, classes in classes) is left to {@code Pattern}. The text has been compiled by it before, so
 * that mistakes need no message here.
 */
final class RegularSyntax {
    /** A part of an expression. */
    sealed interface Node {
        /** One character. */
        record One(CodeSet codes) implements Node {}

        /** One after the other; none: the empty text. */
        record Sequence(List<Node> parts) implements Node {}

        /** Any of them. */
        record Either(List<Node> options) implements Node {}

        /** @param most negative: without limit */
        record Repeat(Node node, int least, int most) implements Node {}
    }

    private static final int MAX_DEPTH = 200;
    private static final CodeSet LINE_ENDS = CodeSet.of("\n\r\u0085\u2028\u2029");
    private static final CodeSet DIGIT = CodeSet.range('0', '9');
    private static final CodeSet WORD =
            DIGIT.or(CodeSet.range('a', 'z')).or(CodeSet.range('A', 'Z')).or(CodeSet.of("_"));
    private static final CodeSet SPACE = CodeSet.of(" \t\n\u000B\f\r");

    private final int[] codes;
    private int at;
    private int depth;

    private RegularSyntax(String regex) {
        codes = regex.codePoints().toArray();
    }

    /** Thrown for what an automaton does not understand. */
    private static final class Irregular extends Exception {
        private static final long serialVersionUID = 1L;

        Irregular() {
            super("irregular", null, false, false);
        }
    }

    /** The expression; empty if it has anything that is not read here. */
    static Optional<Node> parse(String regex) {
        RegularSyntax syntax = new RegularSyntax(regex);
        try {
            Node node = syntax.either();
            return syntax.at == syntax.codes.length ? Optional.of(node) : Optional.empty();
        } catch (Irregular e) {
            return Optional.empty();
        }
    }

    private boolean sees(int code) {
        return at < codes.length && codes[at] == code;
    }

    private boolean skip(int code) {
        boolean there = sees(code);
        if (there) {
            at++;
        }
        return there;
    }

    private int next() throws Irregular {
        if (at == codes.length) {
            throw new Irregular();
        }
        return codes[at++];
    }

    private Node either() throws Irregular {
        List<Node> options = new ArrayList<>();
        do {
            options.add(sequence());
        } while (skip('|'));
        return options.size() == 1 ? options.get(0) : new Node.Either(options);
    }

    private Node sequence() throws Irregular {
        List<Node> parts = new ArrayList<>();
        // Around the whole text, anchors say nothing.
        if (depth == 0 && skip('^') && (sees('*') || sees('+') || sees('?') || sees('{'))) {
            throw new Irregular();
        }
        while (at < codes.length && !sees('|') && !sees(')')) {
            if (depth == 0 && sees('$') && (at + 1 == codes.length || codes[at + 1] == '|')) {
                at++;
            } else {
                parts.add(repeated(atom()));
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
    }

    private Node repeated(Node atom) throws Irregular {
        int least;
        int most;
        if (skip('*')) {
            least = 0;
            most = -1;
        } else if (skip('+')) {
            least = 1;
            most = -1;
        } else if (skip('?')) {
            least = 0;
            most = 1;
        } else if (skip('{')) {
            least = number();
            most = skip(',') ? (sees('}') ? -1 : number()) : least;
            if (next() != '}') {
                throw new Irregular();
            }
        } else {
            return atom;
        }
        // Reluctant ones match the same whole texts; possessive ones do not.
        skip('?');
        if (sees('*') || sees('+') || sees('?') || sees('{')) {
            throw new Irregular();
        }
        return new Node.Repeat(atom, least, most);
    }

    private int number() throws Irregular {
        int value = 0;
        int digits = 0;
        while (at < codes.length && codes[at] >= '0' && codes[at] <= '9') {
            value = value * 10 + codes[at++] - '0';
            if (++digits > 4) {
                throw new Irregular();
            }
        }
        if (digits == 0) {
            throw new Irregular();
        }
        return value;
    }

    private Node atom() throws Irregular {
        int code = next();
        switch (code) {
            case '(':
                if (skip('?') && next() != ':') {
                    throw new Irregular();
                }
                if (++depth > MAX_DEPTH) {
                    throw new Irregular();
                }
                Node inner = either();
                depth--;
                if (next() != ')') {
                    throw new Irregular();
                }
                return inner;
            case '[':
                return new Node.One(characterClass());
            case '.':
                return new Node.One(LINE_ENDS.negated());
            case '\\':
                return new Node.One(escape());
            case '^', '$', '*', '+', '?', '{', ')':
                throw new Irregular();
            default:
                return new Node.One(CodeSet.range(code, code));
        }
    }

    private CodeSet characterClass() throws Irregular {
        boolean negated = skip('^');
        CodeSet set = CodeSet.NONE;
        boolean first = true;
        while (!sees(']') || first) {
            first = false;
            int code = next();
            // A bracket, an intersection or a dash that is not between two characters: rare, and better left to
            // Pattern.
            if (code == '[' || code == ']' || code == '&' && sees('&') || code == '-' && !sees(']')) {
                throw new Irregular();
            }
            CodeSet one = code == '\\' ? escape() : CodeSet.range(code, code);
            if (sees('-') && at + 1 < codes.length && codes[at + 1] != ']') {
                at++;
                int last = next();
                if (code == '\\' || last == '\\' || last == '[' || last == '&' || last < code) {
                    throw new Irregular();
                }
                one = CodeSet.range(code, last);
            }
            set = set.or(one);
        }
        at++;
        return negated ? set.negated() : set;
    }

    private CodeSet escape() throws Irregular {
        int code = next();
        switch (code) {
            case 'd':
                return DIGIT;
            case 'D':
                return DIGIT.negated();
            case 'w':
                return WORD;
            case 'W':
                return WORD.negated();
            case 's':
                return SPACE;
            case 'S':
                return SPACE.negated();
            case 't':
                return CodeSet.of("\t");
            case 'n':
                return CodeSet.of("\n");
            case 'r':
                return CodeSet.of("\r");
            case 'f':
                return CodeSet.of("\f");
            default:
                if (Character.isLetterOrDigit(code)) {
                    throw new Irregular();
                }
                return CodeSet.range(code, code);
        }
    }
}
