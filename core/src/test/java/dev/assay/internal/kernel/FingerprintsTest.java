package dev.assay.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private final Fingerprints fingerprints = new Fingerprints(1);

    private long[] of(byte... bytes) {
        long[] out = new long[2];
        fingerprints.ofBytes(bytes, 0, bytes.length, out, 0);
        return out;
    }

    @Test
    void givesTheValueOfAFingerprintBack() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 10_000; i++) {
            long value = i < 100 ? i - 50 : random.nextLong();
            assertThat(fingerprints.valueOf(fingerprints.of(value))).isEqualTo(value);
        }
    }

    @Test
    void spreadsNeighboursOverAllPartitions() {
        Integer[] counts = new Integer[256];
        java.util.Arrays.fill(counts, 0);
        for (long i = 0; i < 256_000; i++) {
            counts[(int) (fingerprints.of(i << 20) >>> 56)]++;
        }
        assertThat(counts).allSatisfy(count -> assertThat(count).isBetween(700, 1300));
    }

    @Test
    void zerosAndNaNsAreOne() {
        assertThat(Fingerprints.canonicalBits(-0.0)).isEqualTo(Fingerprints.canonicalBits(0.0));
        assertThat(Fingerprints.canonicalBits(Double.longBitsToDouble(0xfff8_0000_0000_0001L)))
                .isEqualTo(Fingerprints.canonicalBits(Double.NaN));
        assertThat(Fingerprints.canonicalBits(Double.MIN_VALUE)).isEqualTo(Double.doubleToLongBits(Double.MIN_VALUE));
    }

    /** Texts that weak hashes confuse: zeros of all lengths, one bit set anywhere, blocks swapped. Either half alone tells them apart. */
    @Test
    void tellsSimilarBytesApart() {
        Set<Long> first = new HashSet<>();
        Set<Long> second = new HashSet<>();
        int texts = 0;
        for (int length = 0; length <= 70; length++) {
            byte[] bytes = new byte[length];
            texts += addBoth(bytes, first, second);
            for (int bit = 0; bit < 8 * length; bit++) {
                bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
                texts += addBoth(bytes, first, second);
                bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
            }
        }
        String[] blocks = {"0123456789abcdef", "fedcba9876543210", "................"};
        for (String a : blocks) {
            for (String b : blocks) {
                for (String c : blocks) {
                    texts += addBoth((a + b + c).getBytes(StandardCharsets.UTF_8), first, second);
                }
            }
        }
        for (int i = 0; i < 65_536; i++) {
            texts += addBoth(new byte[] {(byte) (i >> 8), (byte) i, 5, 6}, first, second);
        }
        assertThat(first).hasSize(texts);
        assertThat(second).hasSize(texts);
    }

    private int addBoth(byte[] bytes, Set<Long> first, Set<Long> second) {
        long[] hash = of(bytes);
        first.add(hash[0]);
        second.add(hash[1]);
        return 1;
    }

    @Test
    void everyBitOfATextChangesHalfTheFingerprint() {
        byte[] bytes = "3f2504e0-4f89-11d3-9a0c-0305e82c3301".getBytes(StandardCharsets.UTF_8);
        long[] original = of(bytes);
        int changed = 0;
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
            long[] other = of(bytes);
            int difference = Long.bitCount(original[0] ^ other[0]) + Long.bitCount(original[1] ^ other[1]);
            assertThat(difference).isBetween(30, 98);
            changed += difference;
            bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
        }
        assertThat(changed / (double) (8 * bytes.length)).isBetween(61.0, 67.0);
    }

    @Test
    void readsOnlyTheBytesGiven() {
        byte[] padded = "xxabcdefghijklmnopqrstuvwxyzyy".getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length <= 26; length++) {
            long[] inside = new long[4];
            fingerprints.ofBytes(padded, 2, 2 + length, inside, 2);
            byte[] alone = java.util.Arrays.copyOfRange(padded, 2, 2 + length);
            assertThat(new long[] {inside[2], inside[3]}).isEqualTo(of(alone));
        }
    }

    @Test
    void numbersOfSixteenBytesKeepApart() {
        Set<Long> first = new HashSet<>();
        Set<Long> second = new HashSet<>();
        long[] out = new long[2];
        for (long high = -40; high < 40; high++) {
            for (long low = -40; low < 40; low++) {
                fingerprints.of128(high, low << 30, out, 0);
                first.add(out[0]);
                second.add(out[1]);
            }
        }
        assertThat(first).hasSize(6400);
        assertThat(second).hasSize(6400);
    }

    @Test
    void tuplesDependOnOrderAndOnNulls() {
        Set<Long> hashes = new HashSet<>();
        int tuples = 0;
        // -2 stands for null, -1 for a part of 128 bits.
        for (int a = -2; a < 30; a++) {
            for (int b = -2; b < 30; b++) {
                for (int c = -2; c < 30; c++) {
                    long[] tuple = new long[2];
                    fingerprints.startTuple(tuple, 0);
                    for (int part : new int[] {a, b, c}) {
                        if (part == -2) {
                            fingerprints.addNullToTuple(tuple, 0);
                        } else if (part == -1) {
                            fingerprints.addToTuple(7, 7, tuple, 0);
                        } else {
                            fingerprints.addToTuple(part, tuple, 0);
                        }
                    }
                    fingerprints.endTuple(tuple, 0);
                    hashes.add(tuple[0]);
                    tuples++;
                }
            }
        }
        assertThat(hashes).hasSize(tuples);
    }

    @Test
    void seedsMakeADifference() {
        Fingerprints other = new Fingerprints(2);
        long[] out = new long[2];
        other.ofBytes(new byte[] {1}, 0, 1, out, 0);
        assertThat(out).isNotEqualTo(of((byte) 1));
        assertThat(other.of(1)).isNotEqualTo(fingerprints.of(1));
        assertThat(Fingerprints.random().of(1))
                .isNotEqualTo(Fingerprints.random().of(1));
    }
}
