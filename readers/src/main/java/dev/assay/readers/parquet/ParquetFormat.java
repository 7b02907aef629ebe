package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.format.FileFormat;
import dev.assay.readers.format.FormatLimit;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.FileSource;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;

/** Apache Parquet. */
public final class ParquetFormat implements FileFormat {
    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public List<String> extensions() {
        return List.of("parquet", "parq", "pq");
    }

    @Override
    public boolean looksLike(byte[] head, byte[] tail) {
        boolean plain = head.length >= 4 && head[0] == 'P' && head[1] == 'A' && head[2] == 'R' && head[3] == '1';
        return plain || head.length >= 4 && head[0] == 'P' && head[1] == 'A' && head[2] == 'R' && head[3] == 'E';
    }

    @Override
    public boolean infersTypes() {
        return false;
    }

    @Override
    public List<FormatLimit> limits() {
        return Limits.KNOWN;
    }

    @Override
    public Dataset open(FileSource file, FormatOptions options, Optional<Schema> schema, boolean exhaustive)
            throws DataException {
        Limits limits = Limits.of(options);
        return new ParquetDataset(file, Footer.read(file, limits), limits, options);
    }
}
