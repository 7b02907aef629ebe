package dev.assay.readers.files;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Split;
import dev.assay.readers.format.FileFormat;
import dev.assay.readers.format.FormatOptions;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One file of a dataset, opened when needed. Where types are inferred, the opened file is kept: it is small, and inferring again would
 * be slow. Otherwise it holds a footer, which is kept only as long as memory allows and read again afterwards.
 */
final class Member {
    private final FoundFile file;
    private final FileFormat format;
    private final FormatOptions options;
    private final Optional<Schema> imposed;
    private final boolean exhaustive;

    private @Nullable Opened kept;
    private SoftReference<@Nullable Opened> cached = new SoftReference<>(null);
    private int splits = -1;

    /** The file as a dataset of its own. */
    record Opened(Dataset dataset, List<Split> splits) {}

    Member(FoundFile file, FileFormat format, FormatOptions options, Optional<Schema> imposed, boolean exhaustive) {
        this.file = file;
        this.format = format;
        this.options = options;
        this.imposed = imposed;
        this.exhaustive = exhaustive;
    }

    FoundFile file() {
        return file;
    }

    String name() {
        return file.source().name();
    }

    /** The same file with a schema to use where it can. */
    Member imposing(Schema schema) {
        return new Member(file, format, options, Optional.of(schema), exhaustive);
    }

    /** The same file with types inferred from all of it. */
    Member exhaustive() {
        return new Member(file, format, options, Optional.empty(), true);
    }

    /** The same file, already opened with types inferred from all of it. */
    Member exhaustive(Dataset opened) throws DataException {
        Member member = exhaustive();
        member.kept = new Opened(opened, opened.splits());
        return member;
    }

    synchronized Opened open() throws DataException {
        Opened opened = kept != null ? kept : cached.get();
        if (opened != null) {
            return opened;
        }
        Dataset dataset = format.open(file.source(), options, imposed, exhaustive);
        opened = new Opened(dataset, dataset.splits());
        if (splits >= 0 && splits != opened.splits().size()) {
            throw new DataException(name() + ": was changed while being read: it had " + splits + " parts and has "
                    + opened.splits().size() + " now");
        }
        splits = opened.splits().size();
        if (format.infersTypes()) {
            kept = opened;
        } else {
            cached = new SoftReference<>(opened);
        }
        return opened;
    }
}
