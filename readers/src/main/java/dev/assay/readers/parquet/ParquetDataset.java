package dev.assay.readers.parquet;

import dev.assay.data.ColumnPath;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.FileFacts;
import dev.assay.data.Split;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.FileSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.Schema;

/** One Parquet file: its checked metadata. Holds nothing open. */
final class ParquetDataset implements Dataset {
    private final FileSource file;
    private final FileMeta meta;
    private final Limits limits;
    private final boolean verifyChecksums;
    private final boolean useStatistics;
    private final Schema schema;
    private final List<Split> splits;
    private final Map<String, List<SchemaNode>> columns;

    ParquetDataset(FileSource file, FileMeta meta, Limits limits, FormatOptions options) {
        this.file = file;
        this.meta = meta;
        this.limits = limits;
        this.verifyChecksums = options.verifyChecksums();
        this.useStatistics = options.useStatistics();
        this.schema = new Schema(meta.columns().stream().map(SchemaNode::field).toList());
        this.columns = meta.columns().stream().collect(Collectors.groupingBy(SchemaNode::name));
        this.splits = meta.rowGroups().stream()
                .map(group -> (Split) new ParquetSplit(this, group))
                .toList();
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<Split> splits() {
        return splits;
    }

    @Override
    public Optional<FileFacts> files() {
        return Optional.of(new FileFacts(List.of(new FileFacts.FileFact(file.uri(), file.length(), file.modified()))));
    }

    FileSource file() {
        return file;
    }

    FileMeta meta() {
        return meta;
    }

    Limits limits() {
        return limits;
    }

    boolean verifyChecksums() {
        return verifyChecksums;
    }

    boolean useStatistics() {
        return useStatistics;
    }

    /**
     * The node that a path names.
     *
     * @throws DataException if several columns have the name
     * @throws IllegalArgumentException if none has
     */
    SchemaNode node(ColumnPath path) throws DataException {
        SchemaNode found = only(path, columns.getOrDefault(path.root(), List.of()));
        for (String part : path.parts().subList(1, path.parts().size())) {
            List<SchemaNode> members = found.isStruct() ? found.children() : List.of();
            found = only(
                    path,
                    members.stream()
                            .filter(member -> member.name().equals(part))
                            .toList());
        }
        return found;
    }

    private SchemaNode only(ColumnPath path, List<SchemaNode> candidates) throws DataException {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException(name() + " has no column " + Messages.quote(path.toString()));
        }
        if (candidates.size() > 1) {
            throw new DataException(name() + ": column " + Messages.quote(path.toString())
                    + " is ambiguous: the file has several of this name");
        }
        return candidates.get(0);
    }
}
