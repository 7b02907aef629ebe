package dev.assay.predicate;

import dev.assay.internal.kernel.Fingerprints;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/**
 * A set of texts that is asked for stretches of bytes. Immutable, thread-safe. Open addressing at half load; the hash has a key of its own,
 * so that no list of texts makes it slow.
 */
final class TextSet {
    private final Fingerprints hash = Fingerprints.random();
    private final byte[] bytes;
    private final int[] offsets;
    /** Position in the list plus one; 0 is a free slot. */
    private final int[] slots;

    private final int shortest;
    private final int longest;

    TextSet(Collection<String> texts) {
        byte[][] members = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int total = 0;
        int least = Integer.MAX_VALUE;
        int most = -1;
        for (byte[] member : members) {
            total = Math.addExact(total, member.length);
            least = Math.min(least, member.length);
            most = Math.max(most, member.length);
        }
        shortest = least;
        longest = most;
        bytes = new byte[total];
        offsets = new int[members.length + 1];
        slots = new int[Integer.highestOneBit(Math.max(4, members.length)) * 4];
        long[] words = new long[2];
        int end = 0;
        for (int i = 0; i < members.length; i++) {
            System.arraycopy(members[i], 0, bytes, end, members[i].length);
            end += members[i].length;
            offsets[i + 1] = end;
            slots[slot(bytes, offsets[i], end, words)] = i + 1;
        }
    }

    /** @param words room for a hash, two long */
    boolean contains(byte[] text, int from, int to, long[] words) {
        int length = to - from;
        return length >= shortest && length <= longest && slots[slot(text, from, to, words)] != 0;
    }

    /** Number of bytes of the longest member; -1 if there is none. */
    int longest() {
        return longest;
    }

    /** Whether no member lies between two bounds, by unsigned bytes, ends included. */
    boolean isOutside(byte[] low, byte[] high) {
        for (int i = 0; i + 1 < offsets.length; i++) {
            boolean before = Arrays.compareUnsigned(bytes, offsets[i], offsets[i + 1], low, 0, low.length) < 0;
            boolean behind = Arrays.compareUnsigned(bytes, offsets[i], offsets[i + 1], high, 0, high.length) > 0;
            if (!before && !behind) {
                return false;
            }
        }
        return true;
    }

    private int slot(byte[] text, int from, int to, long[] words) {
        hash.ofBytes(text, from, to, words, 0);
        int mask = slots.length - 1;
        int at = (int) words[0] & mask;
        while (slots[at] != 0) {
            int member = slots[at] - 1;
            if (Arrays.equals(bytes, offsets[member], offsets[member + 1], text, from, to)) {
                return at;
            }
            at = at + 1 & mask;
        }
        return at;
    }
}
