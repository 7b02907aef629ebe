package dev.assay.readers.json;

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

/** JSON files. */
public final class JsonFormat implements FileFormat {
    private final TextSizes sizes;

    /** For the service loader. */
    public JsonFormat() {
        this(TextSizes.DEFAULT);
    }

    JsonFormat(TextSizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public List<String> extensions() {
        return List.of("json", "jsonl", "ndjson");
    }

    @Override
    public boolean looksLike(byte[] head, byte[] tail) {
        int at = skipBlanks(
                head,
                head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF ? 3 : 0);
        if (at < head.length && head[at] == '[') {
            at = skipBlanks(head, at + 1);
            return at < head.length && "{[\"]-0123456789tfn".indexOf(head[at]) >= 0;
        }
        if (at < head.length && head[at] == '{') {
            at = skipBlanks(head, at + 1);
            return at < head.length && (head[at] == '"' || head[at] == '}');
        }
        return false;
    }

    private static int skipBlanks(byte[] head, int from) {
        int at = from;
        while (at < head.length && (head[at] == ' ' || head[at] == '\n' || head[at] == '\r' || head[at] == '\t')) {
            at++;
        }
        return at;
    }

    @Override
    public boolean infersTypes() {
        return true;
    }

    @Override
    public List<FormatLimit> limits() {
        return TextLimits.KNOWN;
    }

    @Override
    public Dataset open(FileSource file, FormatOptions options, Optional<Schema> schema, boolean exhaustive)
            throws DataException {
        TextFile text = TextFile.of(file, Optional.empty(), "", sizes.window());
        JsonDataset.Source source = new JsonDataset.Source(text, TextLimits.of(options), options.schema(), sizes);
        return JsonDataset.of(source, schema, exhaustive);
    }
}
