package dev.assay.readers.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.text.MemoryFile;
import dev.assay.readers.text.Reading;
import dev.assay.readers.text.TextSizes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a file holds, and what is wrong with it, does not depend on how it is read. */
final class CsvInvarianceTest {
    private static final TextSizes ALL_AT_ONCE = new TextSizes(Long.MAX_VALUE, Long.MAX_VALUE, 1 << 16);
    private static final FormatOptions COMMAS =
            new FormatOptions(Map.of("delimiter", ","), Map.of(), Map.of(), true, true);

    private static String outcome(byte[] text, TextSizes sizes) {
        return Reading.outcome(
                () -> new CsvFormat(sizes).open(new MemoryFile("x.csv", text), COMMAS, Optional.empty(), false));
    }

    @Property(tries = 200)
    void readsTheSameWhateverTheSampleSplitAndWindow(@ForAll long seed) {
        Random random = new Random(seed);
        check(new RandomCsv(random, 0).text().getBytes(StandardCharsets.UTF_8), random);
    }

    @Property(tries = 200)
    void failsTheSameWhateverTheSampleSplitAndWindow(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] text = new RandomCsv(random, 30).text().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(3) == 0) {
            text[random.nextInt(text.length)] = (byte) random.nextInt(256);
        }
        check(text, random);
    }

    private static void check(byte[] text, Random random) {
        String expected = outcome(text, ALL_AT_ONCE);
        TextSizes small = new TextSizes(
                1 + random.nextInt(text.length + 1), 1 + random.nextInt(text.length + 20), 1 + random.nextInt(40));
        assertThat(outcome(text, small))
                .as("%s of %s", small, new String(text, StandardCharsets.UTF_8))
                .isEqualTo(expected);
        TextSizes tiny = new TextSizes(1, 1 + random.nextInt(10), 1);
        assertThat(outcome(text, tiny))
                .as("%s of %s", tiny, new String(text, StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }
}
