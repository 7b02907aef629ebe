package dev.assay.predicate;

import dev.assay.batch.Column;
import dev.assay.internal.limit.RuleLimitException;
import dev.assay.internal.limit.ValueLimitException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A test on texts. Where a column is dictionary-encoded, each entry is tested when a row first asks for it, and its answer is kept as long
 * as the dictionary is the same object.
 */
abstract class TextKernel extends WordKernel {
    private static final byte UNKNOWN = 0;
    private static final byte FAILS = 2;
    /** The only answer that is odd. */
    private static final byte PASSES = 3;

    private @Nullable Object dictionary;
    private byte[] answers = new byte[0];

    TextKernel(boolean acceptsNull) {
        super(acceptsNull);
    }

    /** Whether one value passes: the UTF-8 bytes from {@code from} to {@code to}. */
    abstract boolean accepts(byte[] bytes, int from, int to);

    @Override
    final void load(Column column) {
        if (column.isDictionary() && column.dictionaryIdentity() != dictionary) {
            dictionary = column.dictionaryIdentity();
            int entries = column.dictionary().rows();
            if (answers.length < entries) {
                answers = new byte[Math.max(entries, answers.length * 2)];
            } else {
                Arrays.fill(answers, UNKNOWN);
            }
        }
    }

    @Override
    final long bits(Column column, int base, int count, long wanted) {
        return column.isDictionary()
                ? entries(column, base, wanted)
                : rows(column.bytes(), column.offsets(), base, wanted);
    }

    /** The answers for rows that are no indices; the tests that are cheaper than a call have a loop of their own. */
    long rows(byte[] bytes, int[] offsets, int base, long wanted) {
        long found = 0;
        int row = base;
        try {
            for (long open = wanted; open != 0; open &= open - 1) {
                int i = Long.numberOfTrailingZeros(open);
                row = base + i;
                found |= (accepts(bytes, offsets[row], offsets[row + 1]) ? 1L : 0L) << i;
            }
        } catch (RuleLimitException e) {
            throw new ValueLimitException(String.valueOf(e.getMessage()), row);
        }
        return found;
    }

    private long entries(Column column, int base, long wanted) {
        int[] indices = column.indices();
        byte[] known = answers;
        if (wanted == -1L) {
            long found = 0;
            int all = FAILS;
            for (int i = 0; i < Long.SIZE; i++) {
                byte answer = known[indices[base + i]];
                found |= (answer & 1L) << i;
                all &= answer;
            }
            // Both answers have the bit that an entry that nobody asked for lacks.
            if (all != UNKNOWN) {
                return found;
            }
        }
        long found = 0;
        for (long open = wanted; open != 0; open &= open - 1) {
            int i = Long.numberOfTrailingZeros(open);
            int entry = indices[base + i];
            byte answer = known[entry];
            if (answer == UNKNOWN) {
                answer = ask(column.dictionary(), entry, base + i);
            }
            found |= (answer & 1L) << i;
        }
        return found;
    }

    private byte ask(Column entries, int entry, int row) {
        int[] offsets = entries.offsets();
        try {
            answers[entry] = accepts(entries.bytes(), offsets[entry], offsets[entry + 1]) ? PASSES : FAILS;
        } catch (RuleLimitException e) {
            throw new ValueLimitException(String.valueOf(e.getMessage()), row);
        }
        return answers[entry];
    }
}
