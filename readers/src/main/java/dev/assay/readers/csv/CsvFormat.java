package dev.assay.readers.csv;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.format.FileFormat;
import dev.assay.readers.format.FormatLimit;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.text.TextFile;
import dev.assay.readers.text.TextLimits;
import dev.assay.readers.text.TextSizes;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;

/** CSV files. */
public final class CsvFormat implements FileFormat {
    private static final String ENCODING_HINT = "; if it has another encoding, name it with --csv encoding=...";

    private final TextSizes sizes;

    /** For the service loader. */
    public CsvFormat() {
        this(TextSizes.DEFAULT);
    }

    CsvFormat(TextSizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public List<String> extensions() {
        return List.of("csv", "tsv", "psv");
    }

    @Override
    public boolean looksLike(byte[] head, byte[] tail) {
        for (byte value : head) {
            if (value == 0) {
                return false;
            }
        }
        return head.length > 0
                && head[0] != '<'
                && head[0] != '{'
                && head[0] != '['
                && DelimiterSniff.isCsv(head, head.length >= DelimiterSniff.HEAD);
    }

    @Override
    public boolean infersTypes() {
        return true;
    }

    @Override
    public List<FormatLimit> limits() {
        return TextLimits.KNOWN;
    }

    /** @throws IllegalArgumentException if a CSV option has no meaning */
    @Override
    public Dataset open(FileSource file, FormatOptions options, Optional<Schema> schema, boolean exhaustive)
            throws DataException {
        CsvOptions csv = CsvOptions.of(options.csv());
        TextFile text = TextFile.of(file, csv.encoding(), ENCODING_HINT, sizes.window());
        byte[] head = text.head(DelimiterSniff.HEAD);
        Optional<String> other = TextFile.wrongContent(head);
        if (other.isPresent()) {
            throw new DataException(file.name() + ": this is no CSV file: it looks like " + other.get());
        }
        CsvSource source = new CsvSource(
                text,
                TextLimits.of(options),
                csv.delimiter().isPresent() ? csv.delimiter().get() : delimiter(head, csv),
                csv.quote(),
                csv.header(),
                csv.columns(),
                CsvSource.nullText(csv.nullText()),
                options.schema(),
                sizes);
        return CsvDataset.of(source, schema, exhaustive);
    }

    private static byte delimiter(byte[] head, CsvOptions csv) {
        return DelimiterSniff.of(head, head.length == DelimiterSniff.HEAD, csv.quote())
                .orElse((byte) ',');
    }
}
