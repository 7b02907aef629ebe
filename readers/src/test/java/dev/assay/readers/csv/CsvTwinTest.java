package dev.assay.readers.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.assay.data.DataException;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.text.MemoryFile;
import dev.assay.readers.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** Compares with a reader that goes character by character, and with FastCSV. */
final class CsvTwinTest {
    private static final FormatOptions TEXTS = new FormatOptions(
            Map.of("delimiter", ","),
            Map.of("x", ArrowType.Utf8.INSTANCE, "y", ArrowType.Utf8.INSTANCE, "z", ArrowType.Utf8.INSTANCE),
            Map.of(),
            true,
            true);

    @Property(tries = 200)
    void agreesWithTheObviousReader(@ForAll long seed) {
        Random random = new Random(seed);
        String text = new RandomCsv(random, random.nextInt(3) * 30).text();
        List<List<@Nullable String>> expected;
        try {
            expected = CsvTwin.records(text, ',');
        } catch (CsvTwin.Wrong e) {
            String line = e.getMessage().substring(0, e.getMessage().indexOf(':'));
            assertThat(Reading.outcome(() -> open(text)))
                    .as("%s: %s", e.getMessage(), text)
                    .startsWith("DataException: x.csv: " + line + ", ");
            return;
        }
        assertThat(rows(text)).as(text).isEqualTo(expected.subList(1, expected.size()));
    }

    @Property(tries = 200)
    void agreesWithFastCsv(@ForAll long seed) throws Exception {
        String text = new RandomCsv(new Random(seed), 0).text();
        // FastCSV 4.1.0 loses a record whose last field is quoted and ends with a carriage return, if a line feed
        // follows.
        Assume.that(CsvTwin.records(text, ',').stream()
                .flatMap(List::stream)
                .noneMatch(field -> field != null && field.endsWith("\r")));
        List<List<@Nullable String>> expected = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .detectBomHeader(false)
                .ofCsvRecord(text.replace("\uFEFF", ""))) {
            reader.forEach(record -> expected.add(new ArrayList<>(record.getFields())));
        }
        // FastCSV does not tell null from empty.
        List<List<@Nullable Object>> rows = rows(text);
        rows.forEach(row -> row.replaceAll(value -> value == null ? "" : value));
        assertThat(rows).as(text).isEqualTo(expected.subList(1, expected.size()));
    }

    private static dev.assay.data.Dataset open(String text) throws DataException {
        return new CsvFormat().open(MemoryFile.of("x.csv", text), TEXTS, Optional.empty(), false);
    }

    private static List<List<@Nullable Object>> rows(String text) {
        try {
            return Reading.all(open(text)).rows();
        } catch (DataException e) {
            throw new AssertionError(text, e);
        }
    }
}
