package dev.assay.readers.format;

import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * What a user can say about files.
 *
 * @param csv the {@code --csv} options: {@code header}, {@code delimiter}, {@code null}, {@code encoding}, {@code quote}
 * @param schema {@code --schema}: column name to type; empty: inferred
 * @param limits options that begin with {@code limit-}: name to value
 * @param verifyChecksums whether page checksums are verified
 * @param useStatistics whether statistics in files are offered to the engine
 */
public record FormatOptions(
        Map<String, String> csv,
        Map<String, ArrowType> schema,
        Map<String, Long> limits,
        boolean verifyChecksums,
        boolean useStatistics) {
    /** Defaults: everything inferred, checksums verified, statistics used. */
    public static final FormatOptions DEFAULT = new FormatOptions(Map.of(), Map.of(), Map.of(), true, true);

    public FormatOptions {
        csv = Map.copyOf(csv);
        schema = Map.copyOf(schema);
        limits = Map.copyOf(limits);
    }

    /** A limit's value: the user's, or the default. */
    public long limit(String name, long otherwise) {
        return Optional.ofNullable(limits.get(name)).orElse(otherwise);
    }
}
