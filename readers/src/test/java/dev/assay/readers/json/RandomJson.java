package dev.assay.readers.json;

import java.util.Random;

/** Makes JSON texts of all sorts, mostly records with a few keys. */
final class RandomJson {
    private static final String[] KEYS = {"\"a\"", "\"b\"", "\"c d\"", "\"é\"", "\"q\\\"\"", "\"\\u0062\"", "\"\""};
    private static final String[] STRINGS = {
        "\"\"",
        "\"x\"",
        "\"long enough to span words of eight bytes\"",
        "\"\\n\\t\\\\\"",
        "\"\\u00e9\"",
        "\"\\ud83d\\ude00\"",
        "\"naïve €\"",
        "\"007\"",
        "\"true\"",
        "\"{\"",
        "\"\\/\""
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "1",
        "-17",
        "42",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "1.5",
        "-0.25",
        "1e3",
        "1E-2",
        "0.1",
        "123456789012345678901234567890",
        "3.141592653589793238",
        "1e400"
    };
    private static final String[] BLANKS = {"", "", "", " ", "\t", "  "};

    private final Random random;
    private final String[] lineEnds;

    /** @param spread whether records may contain line ends */
    RandomJson(Random random, boolean spread) {
        this.random = random;
        this.lineEnds = spread ? new String[] {"", "", "\n", "\r\n"} : new String[] {"", ""};
    }

    private String one(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String blank() {
        return one(BLANKS) + one(lineEnds);
    }

    /** Records on lines, or somehow, or in an array. */
    String text() {
        int shape = random.nextInt(6);
        int count = random.nextInt(8);
        StringBuilder text = new StringBuilder();
        boolean array = shape == 0;
        if (random.nextInt(10) == 0) {
            text.append('\uFEFF');
        }
        if (array) {
            text.append(blank()).append('[').append(blank());
        }
        int kinds = 1 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                text.append(
                        array ? blank() + "," + blank() : shape == 1 ? "" : random.nextInt(8) == 0 ? "\r\n\n" : "\n");
            }
            text.append(shape != 1 && random.nextInt(40) == 0 ? value(1, kinds) : object(0, kinds));
        }
        if (array) {
            text.append(blank()).append(']').append(blank());
        } else if (random.nextBoolean()) {
            text.append('\n');
        }
        return text.toString();
    }

    private String object(int depth, int kinds) {
        StringBuilder text = new StringBuilder("{").append(blank());
        int count = random.nextInt(4);
        int first = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String key = random.nextInt(4) == 0 ? one(KEYS) : KEYS[(first + i) % KEYS.length];
            text.append(i > 0 ? "," : "")
                    .append(blank())
                    .append(key)
                    .append(blank())
                    .append(':')
                    .append(blank());
            text.append(value(depth + 1, kinds)).append(blank());
        }
        return text.append('}').toString();
    }

    private String value(int depth, int kinds) {
        switch (random.nextInt(kinds + 1)) {
            case 0:
                return one(NUMBERS);
            case 1:
                return "null";
            case 2:
                return one(STRINGS);
            case 3:
                return random.nextBoolean() ? "true" : "false";
            case 4:
                return depth > 3 ? "1" : object(depth, kinds);
            case 5:
                return depth > 3 ? "[]" : "[" + value(depth + 1, kinds) + blank() + "," + value(depth + 1, kinds) + "]";
            default:
                return "" + random.nextInt(100);
        }
    }

    /** The same text with a byte changed, left out, doubled or added, or cut. */
    byte[] damaged(byte[] text) {
        if (text.length == 0) {
            return text;
        }
        int at = random.nextInt(text.length);
        byte[] some = "{}[],:\"\\ \n\t\r0e.-+tnu/\u00e9".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte other = some[random.nextInt(some.length)];
        switch (random.nextInt(4)) {
            case 0:
                byte[] changed = text.clone();
                changed[at] = other;
                return changed;
            case 1:
                byte[] shorter = new byte[text.length - 1];
                System.arraycopy(text, 0, shorter, 0, at);
                System.arraycopy(text, at + 1, shorter, at, shorter.length - at);
                return shorter;
            case 2:
                byte[] longer = new byte[text.length + 1];
                System.arraycopy(text, 0, longer, 0, at);
                longer[at] = other;
                System.arraycopy(text, at, longer, at + 1, text.length - at);
                return longer;
            default:
                return java.util.Arrays.copyOf(text, at);
        }
    }
}
