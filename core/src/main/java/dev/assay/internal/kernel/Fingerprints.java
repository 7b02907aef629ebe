package dev.assay.internal.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * Fingerprints stand for values where only equality matters.
 *
 * <p>A value of at most 8 bytes keeps all of them: its fingerprint is a one-to-one scrambling of 64 bits, so two values never share one.
 * A number of 16 bytes likewise becomes one-to-one 128 bits. Texts and tuples get a hash of 128 bits; n different ones share any with a
 * probability of about n^2 / 2^129: for a thousand million, less than one in 10^20. Seeds are drawn anew for each object, so that nobody
 * can prepare data that collide; no result depends on them.
 *
 * <p>The hash of 128 bits consists of two halves with keys of their own, each a chain of 64 by 64 bit multiplications whose upper and
 * lower product words are folded together: 16 bytes per step.
 *
 * <p>Immutable. Not for storage: seeds differ between processes.
 */
public final class Fingerprints {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Multipliers without structure: digits of the fractional parts of square roots of 2, 3, 5 and 7, made odd. */
    private static final long M0 = 0x6a09e667f3bcc909L;

    private static final long M1 = 0xbb67ae8584caa73bL;
    private static final long M2 = 0x3c6ef372fe94f82bL;
    private static final long M3 = 0xa54ff53a5f1d36f1L;

    /** The content of an absent part of a tuple; a present one is told apart by {@link #PRESENT}. */
    private static final long ABSENT = 0x2d51;

    private static final long PRESENT = 0x7a83;

    private final long seed;
    private final long k0;
    private final long k1;
    private final long k2;
    private final long k3;

    /** Fingerprints with keys drawn from a seed; for tests, which want the same each time. */
    public Fingerprints(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.seed = random.nextLong();
        this.k0 = random.nextLong();
        this.k1 = random.nextLong();
        this.k2 = random.nextLong();
        this.k3 = random.nextLong();
    }

    /** Fingerprints with keys of their own. */
    public static Fingerprints random() {
        return new Fingerprints(new java.security.SecureRandom().nextLong());
    }

    /** The fingerprint of 64 bits, one-to-one. */
    public long of(long value) {
        return scramble(value ^ seed);
    }

    /** The value of a fingerprint of 64 bits. */
    public long valueOf(long fingerprint) {
        return unscramble(fingerprint) ^ seed;
    }

    /** One-to-one: each step can be undone. */
    private static long scramble(long x) {
        x *= M0;
        x ^= x >>> 32;
        x *= M1;
        return x ^ x >>> 29;
    }

    private static final long M0_INVERSE = inverse(M0);
    private static final long M1_INVERSE = inverse(M1);

    private static long unscramble(long x) {
        x ^= x >>> 29 ^ x >>> 58;
        x *= M1_INVERSE;
        x ^= x >>> 32;
        return x * M0_INVERSE;
    }

    /** The number that undoes a multiplication by an odd number, by Newton's iteration. */
    private static long inverse(long odd) {
        long x = odd;
        for (int bits = 3; bits < 64; bits *= 2) {
            x *= 2 - odd * x;
        }
        return x;
    }

    /** Bits that are equal for equal doubles: one zero, one NaN. */
    public static long canonicalBits(double value) {
        return Double.doubleToLongBits(value + 0.0);
    }

    /** Writes the fingerprint of 128 bits, one-to-one, to {@code out[at]} and {@code out[at + 1]}. */
    public void of128(long high, long low, long[] out, int at) {
        // Three rounds of a Feistel network: whatever scramble does, the whole can be undone.
        long a = high ^ scramble(low ^ k0);
        long b = low ^ scramble(a ^ k1);
        out[at] = a ^ scramble(b ^ k2);
        out[at + 1] = b;
    }

    /** Writes the hash of bytes to {@code out[at]} and {@code out[at + 1]}. */
    public void ofBytes(byte[] bytes, int from, int to, long[] out, int at) {
        int length = to - from;
        long a = k0;
        long b = k2;
        int i = from;
        for (; i <= to - 16; i += 16) {
            long u = (long) WORD.get(bytes, i);
            long v = (long) WORD.get(bytes, i + 8);
            a = fold(u ^ a, v ^ k1);
            b = fold(v ^ b, u ^ k3);
        }
        if (i < to) {
            long u;
            long v;
            if (length >= 16) {
                // The last 16 bytes, some of them again; the length below tells how many.
                u = (long) WORD.get(bytes, to - 16);
                v = (long) WORD.get(bytes, to - 8);
            } else if (length >= 8) {
                u = (long) WORD.get(bytes, from);
                v = (long) WORD.get(bytes, to - 8);
            } else {
                u = few(bytes, from, to);
                v = Long.rotateLeft(u, 29) ^ M3;
            }
            a = fold(u ^ a, v ^ k1);
            b = fold(v ^ b, u ^ k3);
        }
        out[at] = scramble(a ^ length * M2);
        out[at + 1] = scramble(b ^ length * M3);
    }

    private static long few(byte[] bytes, int from, int to) {
        long u = 0;
        for (int i = from; i < to; i++) {
            u = u << 8 | bytes[i] & 0xFF;
        }
        return u;
    }

    /** Starts the hash of a tuple at {@code out[at]}. */
    public void startTuple(long[] out, int at) {
        out[at] = k0;
        out[at + 1] = k2;
    }

    /** Adds a part of 64 bits to the tuple at {@code out[at]}. */
    public void addToTuple(long value, long[] out, int at) {
        add(value, Long.rotateLeft(value, 32) + PRESENT, out, at);
    }

    /** Adds a part of 128 bits to the tuple at {@code out[at]}. */
    public void addToTuple(long high, long low, long[] out, int at) {
        add(high, low, out, at);
        add(PRESENT, PRESENT, out, at);
    }

    /** Adds a null to the tuple at {@code out[at]}. */
    public void addNullToTuple(long[] out, int at) {
        add(ABSENT, ABSENT, out, at);
    }

    private void add(long u, long v, long[] out, int at) {
        long a = out[at];
        long b = out[at + 1];
        // Sums keep what came before when a product happens to vanish.
        out[at] = fold(u ^ a, v ^ k1) + Long.rotateLeft(a, 23);
        out[at + 1] = fold(v ^ b, u ^ k3) + Long.rotateLeft(b, 41);
    }

    /** Ends the tuple at {@code out[at]}, which is its hash then. */
    public void endTuple(long[] out, int at) {
        long a = out[at];
        long b = out[at + 1];
        out[at] = scramble(a ^ M2);
        out[at + 1] = scramble(b ^ M3);
    }

    /** Upper and lower word of the unsigned product, folded. */
    private static long fold(long x, long y) {
        long high = Math.multiplyHigh(x, y) + (x >> 63 & y) + (y >> 63 & x);
        return high ^ x * y;
    }
}
