package dev.assay.readers.csv;

import java.util.Random;

/** Makes CSV texts of all sorts, good and bad. */
final class RandomCsv {
    private static final String[] PIECES = {
        "a",
        "b",
        "1",
        "007",
        "-5",
        "1.5",
        "1e3",
        "true",
        "false",
        "9223372036854775808",
        "é",
        "€",
        "\ud83d\ude00",
        " ",
        "long enough for words",
        ";",
        "'",
        "\u0000",
        "\u001a"
    };

    private final Random random;
    private final int badness;

    /** @param badness of 1,000 characters, about how many are out of place */
    RandomCsv(Random random, int badness) {
        this.random = random;
        this.badness = badness;
    }

    /** A header {@code x,y,z} of some columns, and records. */
    String text() {
        int columns = 1 + random.nextInt(3);
        String end = new String[] {"\n", "\r\n", "\r", "\n"}[random.nextInt(4)];
        int kinds = 1 + random.nextInt(PIECES.length);
        StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
        text.append("x,y,z".substring(0, 2 * columns - 1));
        int records = random.nextInt(12);
        for (int i = 0; i < records; i++) {
            text.append(end).append(random.nextInt(12) == 0 ? end : "");
            for (int column = 0; column < columns; column++) {
                text.append(column > 0 ? "," : "").append(field(kinds));
            }
            if (random.nextInt(1000) < badness) {
                text.append(",");
            }
        }
        if (random.nextBoolean()) {
            text.append(end);
        }
        return text.toString();
    }

    private String field(int kinds) {
        if (random.nextInt(6) == 0) {
            return "";
        }
        StringBuilder content = new StringBuilder();
        int pieces = 1 + random.nextInt(2);
        for (int i = 0; i < pieces; i++) {
            content.append(PIECES[random.nextInt(kinds)]);
        }
        if (random.nextInt(1000) < badness) {
            content.append('"');
        }
        if (random.nextInt(4) != 0) {
            return content.toString();
        }
        if (random.nextInt(3) == 0) {
            content.append(new String[] {"\"\"", "\n", "\r\n", ",", "\r"}[random.nextInt(5)]);
        }
        return "\"" + content + "\"" + (random.nextInt(1000) < badness ? "x" : "");
    }
}
