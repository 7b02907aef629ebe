package dev.assay.readers.files;

import dev.assay.data.DataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The columns of a dataset of files: those in the files, then the partition columns.
 *
 * @param places position of every name; the first one of a name that is there twice
 */
record CommonSchema(Schema schema, int fileColumns, Partitions partitions, Map<String, Integer> places) {
    /** @throws DataException if a partition column is also a column of a file */
    static CommonSchema of(SchemaMerge merge, Partitions partitions) throws DataException {
        List<Field> fields = new ArrayList<>(merge.schema().getFields());
        int fileColumns = fields.size();
        for (Field partition : partitions.fields()) {
            for (int i = 0; i < fileColumns; i++) {
                if (fields.get(i).getName().equalsIgnoreCase(partition.getName())) {
                    throw new DataException("column '" + partition.getName()
                            + "' comes from the directory names and is also a column of " + merge.origin(i)
                            + "; read the files without their directories, or rename one of the two");
                }
            }
            fields.add(partition);
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            places.putIfAbsent(fields.get(i).getName(), i);
        }
        return new CommonSchema(new Schema(fields), fileColumns, partitions, places);
    }

    /** The columns that are in files. */
    List<Field> fileFields() {
        return schema.getFields().subList(0, fileColumns);
    }
}
