package dev.assay.internal.regex;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/** A set of code points: sorted borders, at each of which membership changes, beginning with outside. Immutable. */
final class CodeSet {
    private static final int END = Character.MAX_CODE_POINT + 1;

    static final CodeSet NONE = new CodeSet(new int[0]);
    static final CodeSet ALL = range(0, Character.MAX_CODE_POINT);

    private final int[] borders;

    private CodeSet(int[] borders) {
        this.borders = borders;
    }

    static CodeSet range(int first, int last) {
        return new CodeSet(new int[] {first, last + 1});
    }

    static CodeSet of(String members) {
        CodeSet set = NONE;
        for (int i = 0; i < members.length(); i++) {
            set = set.or(range(members.charAt(i), members.charAt(i)));
        }
        return set;
    }

    CodeSet or(CodeSet other) {
        int[] merged = new int[borders.length + other.borders.length];
        int count = 0;
        int i = 0;
        int j = 0;
        boolean inside = false;
        while (i < borders.length || j < other.borders.length) {
            int at = Math.min(i < borders.length ? borders[i] : END, j < other.borders.length ? other.borders[j] : END);
            while (i < borders.length && borders[i] == at) {
                i++;
            }
            while (j < other.borders.length && other.borders[j] == at) {
                j++;
            }
            boolean now = (i & 1) == 1 || (j & 1) == 1;
            if (now != inside) {
                merged[count++] = at;
                inside = now;
            }
        }
        return new CodeSet(Arrays.copyOf(merged, count));
    }

    CodeSet negated() {
        boolean fromZero = borders.length > 0 && borders[0] == 0;
        boolean toEnd = borders.length > 0 && borders[borders.length - 1] == END;
        int[] inner = Arrays.copyOfRange(borders, fromZero ? 1 : 0, borders.length - (toEnd ? 1 : 0));
        int[] result = new int[inner.length + (fromZero ? 0 : 1) + (toEnd ? 0 : 1)];
        System.arraycopy(inner, 0, result, fromZero ? 0 : 1, inner.length);
        if (!toEnd) {
            result[result.length - 1] = END;
        }
        return new CodeSet(result);
    }

    boolean contains(int code) {
        int at = Arrays.binarySearch(borders, code);
        return ((at >= 0 ? at + 1 : -at - 1) & 1) == 1;
    }

    void forEachBorder(IntConsumer consumer) {
        Arrays.stream(borders).forEach(consumer);
    }

    /** Which of the classes that begin at {@code starts} are in the set; none is cut by one of its borders. */
    BitSet classes(int[] starts) {
        BitSet classes = new BitSet(starts.length);
        for (int i = 0; i < starts.length; i++) {
            classes.set(i, contains(starts[i]));
        }
        return classes;
    }
}
