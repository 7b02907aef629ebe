package dev.assay.readers.files;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.FileFacts;
import dev.assay.data.SchemaChangedException;
import dev.assay.data.Split;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final List<Member> found;
    private final List<Member> members;
    private final Traits traits;
    private final CommonSchema common;
    private final List<String> warnings;
    private final boolean schemaIsCertain;
    private @Nullable List<Split> splits;
    private @Nullable FileDataset replacement;

    /**
     * What all files have in common.
     *
     * @param infersTypes whether the format infers types
     * @param useStatistics whether statistics are offered
     * @param tellsFiles whether the files are those of the user, and not where a stream has been kept
     */
    record Traits(boolean infersTypes, boolean useStatistics, boolean tellsFiles) {}

    private FileDataset(
            String name,
            List<Member> found,
            List<Member> members,
            Traits traits,
            CommonSchema common,
            List<String> warnings,
            boolean schemaIsCertain) {
        this.name = name;
        this.found = found;
        this.members = members;
        this.traits = traits;
        this.common = common;
        this.warnings = warnings;
        this.schemaIsCertain = schemaIsCertain;
    }

    static FileDataset of(String name, List<Member> found, Traits traits) throws DataException {
        List<String> warnings = new ArrayList<>();
        List<Member> withContent = traits.infersTypes() ? withContent(found, warnings) : found;
        Partitions partitions =
                Partitions.of(withContent.stream().map(Member::file).toList());
        SideBySide.open(name, withContent);
        SchemaMerge merge = new SchemaMerge(traits.infersTypes());
        boolean certain = true;
        for (Member member : withContent) {
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
        // One for all: what a store lacks it lacks for each file.
        withContent.stream()
                .flatMap(member -> member.file().source().warning().stream())
                .findFirst()
                .ifPresent(warnings::add);
        CommonSchema common = CommonSchema.of(merge, partitions);
        List<Member> members = withContent;
        if (traits.infersTypes() && withContent.size() > 1) {
            members = new ArrayList<>(withContent.size());
            for (Member member : withContent) {
                members.add(fitting(member, common));
            }
        }
        return new FileDataset(name, found, List.copyOf(members), traits, common, List.copyOf(warnings), certain);
    }

    /** Without files of no bytes, which distributed writers leave for parts without rows; unless there are no others. */
    private static List<Member> withContent(List<Member> found, List<String> warnings) {
        List<Member> withContent = found.stream()
                .filter(member -> member.file().source().length() > 0)
                .toList();
        if (withContent.isEmpty() || withContent.size() == found.size()) {
            return found;
        }
        for (Member member : found) {
            if (member.file().source().length() == 0 && warnings.size() < MAX_WARNINGS) {
                warnings.add(member.name() + ": has no bytes, and so no rows");
            }
        }
        return withContent;
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
        if (!traits.tellsFiles()) {
            return Optional.empty();
        }
        return Optional.of(new FileFacts(found.stream()
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
        return traits.useStatistics();
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
            found.stream()
                    .filter(member ->
                            traits.infersTypes() && member.file().source().length() == 0)
                    .filter(member -> !members.contains(member))
                    .forEach(exhaustive::add);
            exhaustive.sort(Comparator.comparing(Member::file, FoundFile.BY_PATH));
            replacement = of(name, exhaustive, traits);
        }
        return replacement;
    }
}
