package dev.assay.readers.files;

import dev.assay.data.DataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The partition values in a file's path: {@code year=2024/kind=a%2Fb/part-0.parquet}. Names and values are percent-decoded; {@code
 * __HIVE_DEFAULT_PARTITION__} is null; nothing behind {@code =} is the empty text.
 *
 * @param keys the columns, in path order
 * @param values one per key
 */
record HivePath(List<String> keys, List<@Nullable String> values) {
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    static HivePath of(FoundFile file) throws DataException {
        String relative = file.relative();
        List<String> keys = new ArrayList<>();
        List<@Nullable String> values = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int from = 0;
        for (int slash = relative.indexOf('/'); slash >= 0; slash = relative.indexOf('/', from)) {
            String segment = relative.substring(from, slash);
            from = slash + 1;
            int equals = segment.indexOf('=');
            if (equals < 0) {
                continue;
            }
            if (equals == 0) {
                throw new DataException(
                        file.source().name() + ": the directory '" + segment + "' names no partition column");
            }
            String key = LocalPaths.percentDecoded(segment.substring(0, equals));
            String value = segment.substring(equals + 1);
            if (!seen.add(key.toLowerCase(Locale.ROOT))) {
                throw new DataException(
                        file.source().name() + ": the partition column '" + key + "' occurs twice in the path");
            }
            keys.add(key);
            values.add(value.equals(NULL) ? null : LocalPaths.percentDecoded(value));
        }
        return new HivePath(keys, values);
    }
}
