package dev.assay.readers.files;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.FileFacts;
import dev.assay.data.SchemaChangedException;
import dev.assay.data.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Files under their common schema, partition columns last. */
final class FileDataset implements Dataset {
    private static final int MAX_WARNINGS = 100;

    private final String name;
    private final List<Member> members;
    private final boolean infersTypes;
    private final boolean useStatistics;
    private final CommonSchema common;
    private final List<String> warnings;
    private final boolean schemaIsCertain;
    private @Nullable List<Split> splits;
    private @Nullable FileDataset replacement;

    private FileDataset(
            String name,
            List<Member> members,
            boolean infersTypes,
            boolean useStatistics,
            CommonSchema common,
            List<String> warnings,
            boolean schemaIsCertain) {
        this.name = name;
        this.members = members;
        this.infersTypes = infersTypes;
        this.useStatistics = useStatistics;
        this.common = common;
        this.warnings = warnings;
        this.schemaIsCertain = schemaIsCertain;
    }

    static FileDataset of(String name, List<Member> found, boolean infersTypes, boolean useStatistics)
            throws DataException {
        Partitions partitions = Partitions.of(found.stream().map(Member::file).toList());
        SchemaMerge merge = new SchemaMerge(infersTypes);
        List<String> warnings = new ArrayList<>();
        boolean certain = true;
        for (Member member : found) {
            if (Thread.currentThread().isInterrupted()) {
                throw new DataException(name + ": interrupted while opening its files");
            }
            Dataset dataset = member.open().dataset();
            merge.add(dataset.schema(), member.name());
            certain &= dataset.isSchemaCertain();
            if (warnings.size() < MAX_WARNINGS) {
                warnings.addAll(dataset.warnings());
            }
        }
        CommonSchema common = CommonSchema.of(merge, partitions);
        List<Member> members = found;
        if (infersTypes && found.size() > 1) {
            members = new ArrayList<>(found.size());
            for (Member member : found) {
                members.add(fitting(member, common));
            }
        }
        return new FileDataset(
                name, List.copyOf(members), infersTypes, useStatistics, common, List.copyOf(warnings), certain);
    }

    /** The member itself if its columns have the common types, else the file read under those types. */
    private static Member fitting(Member member, CommonSchema common) throws DataException {
        List<Field> own = member.open().dataset().schema().getFields();
        List<Field> fields = common.fileFields();
        int[] places = Names.match(fields, own);
        boolean fits = true;
        List<Field> imposed = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Field field = own.get(i);
            Field wanted = places[i] < 0 ? field : fields.get(places[i]);
            fits &= ColumnSource.sameTypes(field, wanted);
            imposed.add(new Field(
                    field.getName(),
                    new FieldType(true, wanted.getType(), null, wanted.getMetadata()),
                    wanted.getChildren()));
        }
        return fits ? member : member.imposing(new Schema(imposed));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Schema schema() {
        return common.schema();
    }

    @Override
    public boolean isSchemaCertain() {
        return schemaIsCertain;
    }

    @Override
    public synchronized List<Split> splits() throws DataException {
        if (splits == null) {
            List<Split> all = new ArrayList<>();
            for (int file = 0; file < members.size(); file++) {
                Member member = members.get(file);
                List<Split> own = member.open().splits();
                for (int i = 0; i < own.size(); i++) {
                    all.add(new FileSplit(this, member, file, i, own.get(i)));
                }
            }
            splits = List.copyOf(all);
        }
        return splits;
    }

    @Override
    public Optional<FileFacts> files() {
        return Optional.of(new FileFacts(members.stream()
                .map(member -> member.file().source())
                .map(source -> new FileFacts.FileFact(source.uri(), source.length(), source.modified()))
                .toList()));
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    CommonSchema common() {
        return common;
    }

    boolean useStatistics() {
        return useStatistics;
    }

    /** What to throw when a file does not fit the schema inferred from its sample: the whole dataset, inferred from everything. */
    SchemaChangedException changed(Member changed, SchemaChangedException cause) throws DataException {
        SchemaChangedException exception = new SchemaChangedException(
                cause.getMessage() == null ? name + ": types changed" : cause.getMessage(),
                replacement(changed, cause));
        exception.addSuppressed(cause);
        return exception;
    }

    private synchronized FileDataset replacement(Member changed, SchemaChangedException cause) throws DataException {
        if (replacement == null) {
            List<Member> exhaustive = new ArrayList<>(members.size());
            for (Member member : members) {
                exhaustive.add(member == changed ? member.exhaustive(cause.replacement()) : member.exhaustive());
            }
            replacement = of(name, exhaustive, infersTypes, useStatistics);
        }
        return replacement;
    }
}
