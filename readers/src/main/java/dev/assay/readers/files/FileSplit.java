package dev.assay.readers.files;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.DataException;
import dev.assay.data.Prefetch;
import dev.assay.data.Projection;
import dev.assay.data.ReadCost;
import dev.assay.data.SchemaChangedException;
import dev.assay.data.Split;
import dev.assay.data.SplitStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A split of one file, under the common schema. Holds no footer: the member opens the file again if it must. */
final class FileSplit implements Split {
    private static final Logger LOG = LoggerFactory.getLogger(FileSplit.class);

    private final FileDataset dataset;
    private final Member member;
    private final int file;
    private final int index;
    private final String description;
    private final Optional<String> path;
    private final long bytes;
    private final boolean columnsApart;

    FileSplit(FileDataset dataset, Member member, int file, int index, Split split) {
        this.dataset = dataset;
        this.member = member;
        this.file = file;
        this.index = index;
        this.description = split.description();
        this.path = split.file();
        this.bytes = split.bytes();
        this.columnsApart = split.storesColumnsApart();
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Optional<String> file() {
        return path;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public boolean storesColumnsApart() {
        return columnsApart;
    }

    @Override
    public boolean isRemote() {
        return member.file().source().isRemote();
    }

    @Override
    public Prefetch prefetch(Projection projection) {
        try {
            Member.Opened opened = member.open();
            return opened.splits().get(index).prefetch(own(opened, projection));
        } catch (DataException e) {
            // Whoever opens the split gets the error.
            return Prefetch.NOTHING;
        }
    }

    @Override
    public ReadCost cost(Projection projection) {
        try {
            Member.Opened opened = member.open();
            return opened.splits().get(index).cost(own(opened, projection));
        } catch (DataException e) {
            // Whoever opens the split gets the error.
            return ReadCost.NOTHING;
        }
    }

    /** A projection as the file itself has it: without partition columns and columns of other files. */
    private Projection own(Member.Opened opened, Projection projection) {
        ColumnSource.FileColumns columns = columns(opened);
        List<ColumnRequest> requests = new ArrayList<>();
        for (ColumnRequest request : projection.columns()) {
            ColumnSource source = ColumnSource.of(request.path(), dataset.common(), columns);
            if (source.path() != null) {
                requests.add(new ColumnRequest(source.path(), request.need()));
            }
        }
        return Projection.of(requests);
    }

    @Override
    public SplitStatistics statistics() {
        if (!dataset.useStatistics()) {
            return SplitStatistics.NONE;
        }
        Member.Opened opened;
        try {
            opened = member.open();
        } catch (DataException e) {
            // Whoever opens the split meets the same failure and reports it.
            LOG.debug("no statistics of {}", description, e);
            return SplitStatistics.NONE;
        }
        SplitStatistics own = opened.splits().get(index).statistics();
        ColumnSource.FileColumns columns = columns(opened);
        return new SplitStatistics() {
            @Override
            public OptionalLong rows() {
                return own.rows();
            }

            @Override
            public Optional<ColumnStatistics> column(ColumnPath path) {
                ColumnSource source = ColumnSource.of(path, dataset.common(), columns);
                if (source.partition() >= 0) {
                    return Optional.of(FileStatistics.constant(
                            dataset.common().partitions().value(file, source.partition()), own.rows()));
                }
                Field leaf = source.own();
                if (source.path() == null || leaf == null) {
                    return Optional.of(FileStatistics.constant(null, own.rows()));
                }
                return own.column(source.path())
                        .map(known -> FileStatistics.widened(
                                known, leaf.getType(), source.field().getType()));
            }
        };
    }

    private ColumnSource.FileColumns columns(Member.Opened opened) {
        return ColumnSource.FileColumns.of(
                dataset.common(), opened.dataset().schema().getFields());
    }

    @Override
    public BatchReader open(Projection projection, BufferAllocator allocator) throws DataException {
        Member.Opened opened = member.open();
        try {
            return FileReader.open(
                    this, opened.splits().get(index), projection, dataset.common(), columns(opened), allocator);
        } catch (SchemaChangedException e) {
            throw dataset.changed(member, e);
        }
    }

    int fileIndex() {
        return file;
    }

    SchemaChangedException changed(SchemaChangedException e) throws DataException {
        return dataset.changed(member, e);
    }
}
