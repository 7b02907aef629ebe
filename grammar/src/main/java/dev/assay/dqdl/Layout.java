package dev.assay.dqdl;

import static dev.assay.dqdl.internal.parser.DqdlParser.*;

import dev.assay.dqdl.internal.parser.DqdlParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Writes the tokens and comments of a sound document in canonical layout. */
final class Layout {
    private static final int WIDTH = 120;
    private static final String INDENT = "    ";

    /**
     * A token or comment.
     *
     * @param sameLine whether it starts on the line where the one before it ends
     * @param blankBefore whether blank lines stand before it
     */
    private record Atom(Token token, boolean comment, boolean sameLine, boolean blankBefore) {
        int type() {
            return comment ? COMMENT : token.getType();
        }

        String text() {
            return comment ? token.getText().stripTrailing() : token.getText();
        }
    }

    private final List<Atom> atoms;
    private final StringBuilder out = new StringBuilder();

    Layout(Reading reading) {
        atoms = merge(reading);
    }

    private static List<Atom> merge(Reading reading) {
        List<Token> all =
                new ArrayList<>(reading.tokens().subList(0, reading.tokens().size() - 1));
        all.addAll(reading.comments());
        all.sort((a, b) -> Integer.compare(a.getStartIndex(), b.getStartIndex()));
        List<Atom> atoms = new ArrayList<>(all.size());
        Token before = null;
        for (Token token : all) {
            boolean comment = token.getType() == COMMENT;
            if (before == null) {
                atoms.add(new Atom(token, comment, false, false));
            } else {
                int lines = reading.source().line(token.getStartIndex())
                        - reading.source().line(before.getStopIndex());
                atoms.add(new Atom(token, comment, lines == 0, lines > 1));
            }
            before = token;
        }
        return atoms;
    }

    String text() {
        int i = 0;
        while (i < atoms.size()) {
            i = comments(i, atoms.size(), "");
            if (i < atoms.size()) {
                i = section(i);
                i = trailing(i);
                out.append('\n');
            }
        }
        return out.toString();
    }

    /** Comments on lines of their own, from {@code i}; returns where they end. */
    private int comments(int i, int end, String indent) {
        while (i < end && atoms.get(i).comment()) {
            own(atoms.get(i), indent);
            i++;
        }
        return i;
    }

    private void own(Atom comment, String indent) {
        blankBefore(comment);
        out.append(indent).append(comment.text()).append('\n');
    }

    private void blankBefore(Atom atom) {
        boolean first = out.length() == 0 || out.charAt(out.length() - 1) != '\n' || endsWithOpening();
        if (atom.blankBefore() && !first) {
            out.append('\n');
        }
    }

    /** Whether the last line opens a list: no blank line is kept behind it. */
    private boolean endsWithOpening() {
        return openingEnd == out.length();
    }

    private int openingEnd = -1;

    /** One comment at the end of the line, if there is one; returns the next atom. */
    private int trailing(int i) {
        if (i < atoms.size() && atoms.get(i).comment() && atoms.get(i).sameLine()) {
            out.append(' ').append(atoms.get(i).text());
            return i + 1;
        }
        return i;
    }

    // --- sections ---

    private int section(int i) {
        int value = skipComments(skipComments(i + 1) + 1);
        boolean hoisted = false;
        for (int j = i; j < value; j++) {
            if (atoms.get(j).comment()) {
                if (!hoisted) {
                    blankBefore(atoms.get(i));
                }
                hoisted = true;
                out.append(atoms.get(j).text()).append('\n');
            }
        }
        if (!hoisted) {
            blankBefore(atoms.get(i));
        }
        Atom name = atoms.get(i);
        String head = name.text() + " = ";
        int end = valueEnd(value);
        boolean body = name.type() == RULES || name.type() == ANALYZERS;
        boolean bracketed = end - value > 1;
        boolean labels = name.type() == DEFAULT_LABELS;
        if (bracketed && (body || hasComments(value, end) || !fitsOnOneLine(head, value, end, labels))) {
            out.append(head);
            block(value, end - 1, labels, name.type() == ANALYZERS);
        } else {
            out.append(head);
            new Line(head.length(), "", labels).write(value, end);
        }
        return end;
    }

    private int skipComments(int i) {
        while (atoms.get(i).comment()) {
            i++;
        }
        return i;
    }

    /** Behind the value that starts at {@code i}: one token, or a bracket with all that is in it. */
    private int valueEnd(int i) {
        int depth = 0;
        do {
            depth += depthChange(atoms.get(i++).type());
        } while (depth > 0);
        return i;
    }

    private static int depthChange(int type) {
        return switch (type) {
            case LBRACK, LPAREN, CALL, LBRACE -> 1;
            case RBRACK, RPAREN, RBRACE -> -1;
            default -> 0;
        };
    }

    private boolean hasComments(int from, int to) {
        return atoms.subList(from, to).stream().anyMatch(Atom::comment);
    }

    private boolean fitsOnOneLine(String head, int from, int to, boolean labels) {
        int start = out.length();
        new Line(head.length(), "", labels).write(from, to);
        boolean fits = out.length() - start + head.length() <= WIDTH && out.indexOf("\n", start) < 0;
        out.setLength(start);
        return fits;
    }

    /** One element per line; {@code open} and {@code close} are the brackets. */
    private void block(int open, int close, boolean labels, boolean analyzers) {
        out.append(atoms.get(open).text());
        int i = open + 1;
        if (i == close) {
            out.append(atoms.get(close).text());
            return;
        }
        i = trailing(i);
        out.append('\n');
        openingEnd = out.length();
        while (true) {
            i = comments(i, close, INDENT);
            if (i == close) {
                out.append(atoms.get(close).text());
                return;
            }
            i = element(i, close, labels, analyzers);
        }
    }

    private int element(int i, int close, boolean labels, boolean analyzers) {
        int comma = elementEnd(i, close, analyzers);
        int end = comma;
        while (atoms.get(end - 1).comment()) {
            end--;
        }
        blankBefore(atoms.get(i));
        out.append(INDENT);
        new Line(INDENT.length(), INDENT, labels).write(i, end);
        if (comma < close) {
            out.append(',');
        }
        // Comments between the element and its comma go behind the comma.
        int next = trailing(end);
        boolean trailed = next > end;
        if (comma < close && next == comma) {
            int behind = trailed ? comma + 1 : trailing(comma + 1);
            out.append('\n');
            return behind;
        }
        out.append('\n');
        next = comments(next, comma, INDENT);
        return comma < close ? comma + 1 : next;
    }

    /** The comma behind the element that starts at {@code i}, or the closing bracket. */
    private int elementEnd(int i, int close, boolean analyzers) {
        int depth = 0;
        for (; i < close; i++) {
            int type = atoms.get(i).type();
            depth += depthChange(type);
            if (depth == 0 && type == COMMA && !(analyzers && isOption(i + 1, close))) {
                return i;
            }
        }
        return close;
    }

    /** {@code rebin = true} behind a comma goes on with the analyzer before it. */
    private boolean isOption(int i, int close) {
        int word = i;
        while (word < close && atoms.get(word).comment()) {
            word++;
        }
        int equals = word + 1;
        while (equals < close && atoms.get(equals).comment()) {
            equals++;
        }
        return equals < close
                && atoms.get(word).type() == WORD
                && atoms.get(equals).type() == EQ;
    }

    // --- lines ---

    /** Writes tokens on one line, and breaks it where that is allowed when it gets too long. */
    private final class Line {
        private final String indent;
        private int column;
        private int depth;
        private int labelDepth;
        private boolean between;
        private int betweenDepth;

        Line(int column, String indent, boolean labels) {
            this.column = column;
            this.indent = indent + INDENT;
            labelDepth = labels ? 1 : -1;
        }

        void write(int from, int to) {
            int i = from;
            Atom before = null;
            boolean broken = false;
            while (i < to) {
                Atom atom = atoms.get(i);
                if (atom.comment()) {
                    if (!atom.sameLine() && !broken) {
                        newLine();
                    }
                    append((atom.sameLine() ? " " : "") + atom.text());
                    newLine();
                    broken = true;
                    i++;
                    continue;
                }
                int end = chunkEnd(i, to);
                String chunk = chunk(i, end);
                String space = broken || before == null || !isSpaced(before, atom, i) ? "" : " ";
                if (!space.isEmpty() && column + 1 + firstLine(chunk) > WIDTH) {
                    newLine();
                    space = "";
                }
                append(space + chunk);
                broken = false;
                before = atoms.get(end - 1);
                i = end;
            }
        }

        private void newLine() {
            out.append('\n').append(indent);
            column = indent.length();
        }

        private void append(String text) {
            out.append(text);
            int lineEnd = text.lastIndexOf('\n');
            column = lineEnd < 0 ? column + text.length() : text.length() - lineEnd - 1;
        }

        private int firstLine(String text) {
            int lineEnd = text.indexOf('\n');
            return lineEnd < 0 ? text.length() : lineEnd;
        }

        /** Tokens from {@code i} that stay together. */
        private int chunkEnd(int i, int to) {
            int end = i;
            do {
                track(end);
                end++;
            } while (end < to && !atoms.get(end).comment() && !isBreakable(end));
            return end;
        }

        private void track(int i) {
            int type = atoms.get(i).type();
            depth += depthChange(type);
            if (type == LABELS) {
                labelDepth = depth + 1;
            } else if (type == BETWEEN) {
                between = true;
                betweenDepth = depth;
            } else if (type == AND && between && depth == betweenDepth) {
                between = false;
            }
        }

        private boolean isBreakable(int i) {
            int type = atoms.get(i).type();
            if (atoms.get(i - 1).type() == COMMA) {
                return true;
            }
            return switch (type) {
                case OR, WHERE, WITH, LABELS -> true;
                case AND -> !(between && depth == betweenDepth);
                default -> false;
            };
        }

        private String chunk(int from, int to) {
            StringBuilder chunk = new StringBuilder();
            for (int i = from; i < to; i++) {
                if (i > from && isSpaced(atoms.get(i - 1), atoms.get(i), i)) {
                    chunk.append(' ');
                }
                chunk.append(atoms.get(i).text());
            }
            return chunk.toString();
        }

        private boolean isSpaced(Atom before, Atom atom, int i) {
            int left = before.type();
            int right = atom.type();
            if (left == LBRACE || right == RBRACE) {
                return true;
            }
            if (left == LPAREN || left == CALL || left == LBRACK || left == DOLLAR || left == BANG) {
                return false;
            }
            if (right == COMMA || right == RPAREN || right == RBRACK || right == COLON) {
                return false;
            }
            if (right == CALL) {
                return false;
            }
            if (left == MINUS) {
                return !isSign(i - 1);
            }
            boolean label = labelDepth > 0 && (right == EQ && left == STRING || left == EQ && right == STRING);
            return !(label && isInLabels(i));
        }

        /** Whether the minus at {@code i} is the sign of a number: nothing that could be its left operand is before it. */
        private boolean isSign(int i) {
            int j = i - 1;
            while (j >= 0 && atoms.get(j).comment()) {
                j--;
            }
            return j < 0
                    || switch (atoms.get(j).type()) {
                        case INT, DEC, WORD, RPAREN, NULL, UNIT -> false;
                        default -> true;
                    };
        }

        /** {@code "key"="value"}: two strings around an equals sign stand nowhere else. */
        private boolean isInLabels(int i) {
            int equals = atoms.get(i).type() == EQ ? i : i - 1;
            return equals > 0
                    && equals + 1 < atoms.size()
                    && atoms.get(equals - 1).type() == STRING
                    && atoms.get(equals + 1).type() == STRING
                    && isLabelKey(equals - 1);
        }

        private boolean isLabelKey(int i) {
            int before = i > 0 ? atoms.get(i - 1).type() : DqdlParser.EOF;
            return before == LBRACK || before == COMMA || before == COMMENT;
        }
    }
}
