package dev.assay.readers.files;

import dev.assay.data.ColumnType;
import dev.assay.data.DataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Builds the common schema of several files, one file at a time. Columns keep the order in which files bring them. */
final class SchemaMerge {
    private final boolean textIfNone;
    private final List<Field> fields = new ArrayList<>();
    /** Per column, the file whose type the column has now; for messages. */
    private final List<String> origins = new ArrayList<>();

    private final Set<Schema> known = new HashSet<>();
    private int files;

    /** @param textIfNone whether columns of different types become text; otherwise that is an error */
    SchemaMerge(boolean textIfNone) {
        this.textIfNone = textIfNone;
    }

    /**
     * Adds a file's schema.
     *
     * @throws DataException if a column has a type here that does not go with its type elsewhere; names both files
     */
    void add(Schema schema, String file) throws DataException {
        files++;
        // Ten thousand files usually share one schema.
        if (!known.add(schema)) {
            return;
        }
        if (files == 1) {
            fields.addAll(schema.getFields());
            fields.forEach(field -> origins.add(file));
            return;
        }
        int before = fields.size();
        int[] places = Names.match(fields, schema.getFields());
        boolean[] met = new boolean[before];
        for (int i = 0; i < places.length; i++) {
            Field field = schema.getFields().get(i);
            if (places[i] < 0) {
                fields.add(TypeMerge.nullable(field));
                origins.add(file);
            } else {
                merge(places[i], field, file);
                met[places[i]] = true;
            }
        }
        for (int i = 0; i < before; i++) {
            if (!met[i]) {
                fields.set(i, TypeMerge.nullable(fields.get(i)));
            }
        }
    }

    private void merge(int place, Field field, String file) throws DataException {
        Field old = fields.get(place);
        Field merged = TypeMerge.merge(old, field, textIfNone);
        if (merged == null) {
            throw new DataException("column '" + old.getName() + "' is "
                    + ColumnType.of(old).messageName() + " in " + origins.get(place) + " but "
                    + ColumnType.of(field).messageName() + " in " + file
                    + "; such files cannot be read as one dataset");
        }
        if (!merged.getType().equals(old.getType())) {
            origins.set(place, file);
        }
        fields.set(place, merged);
    }

    /** The file that gave a column its type. */
    String origin(int column) {
        return origins.get(column);
    }

    /** The common schema so far. */
    Schema schema() {
        return new Schema(fields);
    }
}
