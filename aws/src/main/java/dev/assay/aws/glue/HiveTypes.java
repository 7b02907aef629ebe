package dev.assay.aws.glue;

import dev.assay.readers.OpenOptions;
import java.util.Locale;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Types as the catalog writes them. */
final class HiveTypes {
    private HiveTypes() {}

    /** The type of a column; empty for nested ones and others that text files have no form of: those are found out. */
    static Optional<ArrowType> of(String hive) {
        String name = hive.toLowerCase(Locale.ROOT).replace(" ", "");
        boolean text = name.startsWith("varchar(") || name.startsWith("char(");
        try {
            return Optional.ofNullable(OpenOptions.DEFAULT
                    .withSchema("x=" + (text ? "string" : name))
                    .formatOptions()
                    .schema()
                    .get("x"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
