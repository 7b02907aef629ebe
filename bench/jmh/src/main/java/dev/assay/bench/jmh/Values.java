package dev.assay.bench.jmh;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;

/** The same values in each run. */
final class Values {
    static final int COUNT = 4096;

    private Values() {}

    static double[] doubles() {
        SplittableRandom random = new SplittableRandom(1);
        return random.doubles(COUNT, 0, 100_000).toArray();
    }

    /** Texts one behind the other. */
    record Texts(byte[] bytes, int[] offsets) {
        static Texts of(String... texts) {
            int[] offsets = new int[texts.length + 1];
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < texts.length; i++) {
                all.append(texts[i]);
                offsets[i + 1] = all.length();
            }
            return new Texts(all.toString().getBytes(StandardCharsets.US_ASCII), offsets);
        }
    }

    static Texts mails() {
        SplittableRandom random = new SplittableRandom(2);
        String[] texts = new String[COUNT];
        for (int i = 0; i < COUNT; i++) {
            texts[i] = "user" + random.nextInt(1_000_000) + (i % 50 == 0 ? "" : "@example") + ".com";
        }
        return Texts.of(texts);
    }

    static Texts uuids() {
        SplittableRandom random = new SplittableRandom(3);
        String[] texts = new String[COUNT];
        for (int i = 0; i < COUNT; i++) {
            texts[i] = new UUID(random.nextLong(), random.nextLong()).toString();
        }
        return Texts.of(texts);
    }
}
