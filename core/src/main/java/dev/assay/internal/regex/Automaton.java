package dev.assay.internal.regex;

import dev.assay.internal.regex.RegularSyntax.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A deterministic automaton that tells whether a whole text matches: one step per character whatever the expression, over UTF-8 bytes as
 * they are. Immutable, thread-safe.
 *
 * <p>Characters are put into classes that no part of the expression tells apart; a row of the table has a state's successor for each.
 * Bytes that are no UTF-8 read as U+FFFD, each, as in {@link GuardedMatcher}.
 */
public final class Automaton {
    /** Larger ones are left to {@link java.util.regex.Pattern}: they take long to build and do not stay in the cache. */
    private static final int MAX_STATES = 1000;

    private static final int MAX_PARTS = 1000;
    /** Steps of the construction: a few milliseconds. */
    private static final int MAX_WORK = 1_000_000;

    private static final int REPLACEMENT = 0xFFFD;
    /** The state that nothing leads out of. */
    private static final int DEAD = 0;

    private final int[] classStarts;
    private final byte[] classOfAscii = new byte[128];
    /** Successors, multiplied by the row length {@code 1 << shift}. */
    private final int[] table;

    private final boolean[] accepting;
    private final int shift;
    private final int start;

    private Automaton(int[] classStarts, int[] table, int shift, BitSet accepting, int states, int start) {
        this.classStarts = classStarts;
        this.table = table;
        this.shift = shift;
        this.start = start << shift;
        this.accepting = new boolean[states];
        accepting.stream().forEach(state -> this.accepting[state] = true);
        for (int code = 0; code < 128; code++) {
            classOfAscii[code] = (byte) classOf(code);
        }
    }

    /** The automaton of an expression that {@code Pattern} accepts; empty if it is not regular, or too large for one. */
    static Optional<Automaton> of(String regex) {
        return RegularSyntax.parse(regex).flatMap(node -> new Builder().build(node));
    }

    private int classOf(int code) {
        int at = Arrays.binarySearch(classStarts, code);
        return at >= 0 ? at : -at - 2;
    }

    /** Whether all of these bytes match. */
    public boolean matches(byte[] bytes, int from, int to) {
        int state = start;
        int at = from;
        while (at < to) {
            int b = bytes[at];
            if (b >= 0) {
                state = table[state + classOfAscii[b]];
                at++;
            } else {
                int need = CountedText.continuationBytes(b);
                int code = CountedText.decode(bytes, at, to, need);
                state = table[state + classOf(code < 0 ? REPLACEMENT : code)];
                at += code < 0 ? 1 : need + 1;
            }
            if (state == DEAD) {
                return false;
            }
        }
        return accepting[state >> shift];
    }

    /** Thompson's construction, then the construction of subsets. */
    private static final class Builder {
        private final List<CodeSet> codes = new ArrayList<>();
        /** For a part that reads no character: where it leads. */
        private final List<int[]> jumps = new ArrayList<>();
        /** For a part that reads one: where it leads. */
        private final List<Integer> successors = new ArrayList<>();

        private boolean tooLarge;
        private int work;

        Optional<Automaton> build(Node expression) {
            int end = part(CodeSet.NONE, -1);
            int first = add(expression, end);
            if (tooLarge) {
                return Optional.empty();
            }
            TreeSet<Integer> borders = new TreeSet<>(List.of(0));
            codes.forEach(set -> set.forEachBorder(borders::add));
            borders.remove(Character.MAX_CODE_POINT + 1);
            int[] starts = borders.stream().mapToInt(border -> border).toArray();
            // Classes are kept in signed bytes.
            return starts.length > 127 ? Optional.empty() : subsets(first, end, starts);
        }

        private int part(CodeSet set, int successor, int... jump) {
            codes.add(set);
            successors.add(successor);
            jumps.add(jump);
            tooLarge |= codes.size() > MAX_PARTS;
            return codes.size() - 1;
        }

        /** Adds parts that lead to {@code next} and returns the first. */
        private int add(Node node, int next) {
            if (tooLarge) {
                return next;
            }
            if (node instanceof Node.One one) {
                return part(one.codes(), next);
            }
            if (node instanceof Node.Sequence sequence) {
                int first = next;
                for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                    first = add(sequence.parts().get(i), first);
                }
                return first;
            }
            if (node instanceof Node.Either either) {
                int[] firsts = either.options().stream()
                        .mapToInt(option -> add(option, next))
                        .toArray();
                return part(CodeSet.NONE, -1, firsts);
            }
            return repeat((Node.Repeat) node, next);
        }

        private int repeat(Node.Repeat repeat, int next) {
            int first = next;
            if (repeat.most() < 0) {
                int[] again = {next, next};
                int loop = part(CodeSet.NONE, -1, again);
                again[0] = add(repeat.node(), loop);
                first = loop;
            } else {
                for (int i = repeat.least(); i < repeat.most() && !tooLarge; i++) {
                    first = part(CodeSet.NONE, -1, next, add(repeat.node(), first));
                }
            }
            for (int i = 0; i < repeat.least() && !tooLarge; i++) {
                first = add(repeat.node(), first);
            }
            return first;
        }

        private Optional<Automaton> subsets(int first, int end, int[] starts) {
            int shift = 32 - Integer.numberOfLeadingZeros(Math.max(1, starts.length - 1));
            List<BitSet> classes =
                    codes.stream().map(set -> set.classes(starts)).toList();
            Map<BitSet, Integer> numbers = new HashMap<>();
            List<BitSet> states = new ArrayList<>();
            numbers.put(new BitSet(), DEAD);
            states.add(new BitSet());
            BitSet beginning = closure(List.of(first));
            numbers.put(beginning, 1);
            states.add(beginning);
            int[] table = new int[16 << shift];
            for (int state = 1; state < states.size(); state++) {
                if (states.size() > MAX_STATES || work > MAX_WORK) {
                    return Optional.empty();
                }
                if (table.length < (state + 1) << shift) {
                    table = Arrays.copyOf(table, table.length * 2);
                }
                for (int c = 0; c < starts.length; c++) {
                    List<Integer> reached = new ArrayList<>();
                    BitSet parts = states.get(state);
                    for (int part = parts.nextSetBit(0); part >= 0; part = parts.nextSetBit(part + 1)) {
                        work++;
                        if (classes.get(part).get(c)) {
                            reached.add(successors.get(part));
                        }
                    }
                    BitSet target = closure(reached);
                    Integer number = numbers.get(target);
                    if (number == null) {
                        number = states.size();
                        numbers.put(target, number);
                        states.add(target);
                    }
                    table[(state << shift) + c] = number << shift;
                }
            }
            BitSet accepting = new BitSet();
            for (int state = 1; state < states.size(); state++) {
                accepting.set(state, states.get(state).get(end));
            }
            return Optional.of(new Automaton(starts, table, shift, accepting, states.size(), 1));
        }

        /** What is reached from these parts without reading. */
        private BitSet closure(List<Integer> parts) {
            BitSet reached = new BitSet();
            ArrayDeque<Integer> open = new ArrayDeque<>(parts);
            while (!open.isEmpty()) {
                int part = open.pop();
                work++;
                if (!reached.get(part)) {
                    reached.set(part);
                    for (int jump : jumps.get(part)) {
                        open.push(jump);
                    }
                }
            }
            return reached;
        }
    }
}
