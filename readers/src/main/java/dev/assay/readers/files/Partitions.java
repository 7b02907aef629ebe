package dev.assay.readers.files;

import dev.assay.data.DataException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * The partition columns of a dataset: their fields, and per file their values, which are {@code Long} or {@code String} or null. A
 * column is of whole numbers only if every value prints back identically, so that {@code 01} stays text.
 */
final class Partitions {
    private final List<Field> fields = new ArrayList<>();
    private final List<HivePath> paths;

    private Partitions(List<HivePath> paths) {
        this.paths = paths;
    }

    /**
     * Of all files of a dataset.
     *
     * @throws DataException if the files do not agree on the columns
     */
    static Partitions of(List<FoundFile> files) throws DataException {
        List<HivePath> paths = new ArrayList<>(files.size());
        for (FoundFile file : files) {
            HivePath path = HivePath.of(file);
            if (!paths.isEmpty() && !path.keys().equals(paths.get(0).keys())) {
                throw new DataException("the files have different partition columns: " + shown(paths.get(0)) + " in "
                        + files.get(0).source().name() + ", but " + shown(path) + " in "
                        + file.source().name());
            }
            paths.add(path);
        }
        Partitions partitions = new Partitions(paths);
        for (int i = 0; i < paths.get(0).keys().size(); i++) {
            partitions.fields.add(field(paths, i));
        }
        return partitions;
    }

    private static String shown(HivePath path) {
        return path.keys().isEmpty() ? "none" : String.join(", ", path.keys());
    }

    private static Field field(List<HivePath> paths, int index) {
        boolean whole = true;
        boolean any = false;
        for (HivePath path : paths) {
            String value = path.values().get(index);
            if (value != null) {
                any = true;
                whole &= isWhole(value);
            }
        }
        ArrowType type = any && whole ? new ArrowType.Int(64, true) : new ArrowType.Utf8();
        return new Field(paths.get(0).keys().get(index), FieldType.nullable(type), null);
    }

    private static boolean isWhole(String value) {
        if (value.isEmpty() || value.length() > 20) {
            return false;
        }
        try {
            return Long.toString(Long.parseLong(value)).equals(value);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The columns in path order. */
    List<Field> fields() {
        return fields;
    }

    /** The value of a column in a file. */
    @Nullable
    Comparable<?> value(int file, int column) {
        String value = paths.get(file).values().get(column);
        return value == null || !(fields.get(column).getType() instanceof ArrowType.Int) ? value : Long.valueOf(value);
    }
}
