package dev.assay.readers;

import dev.assay.readers.format.FormatOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * How to open a dataset. Immutable; {@link #DEFAULT} and the {@code with} methods make others.
 *
 * @param format name of the files' format; empty: by extension, or by content
 * @param formatOptions what to tell the format
 * @param root if present, only files that really lie under this directory are read, links resolved; for hosts that take paths from
 *     others
 * @param store what to tell the store that the files are in, by name: region, profile, endpoint, path-style, requester-pays, anonymous of S3
 */
public record OpenOptions(
        Optional<String> format, FormatOptions formatOptions, Optional<Path> root, Map<String, String> store) {
    /** Everything found out by looking; no root. */
    public static final OpenOptions DEFAULT =
            new OpenOptions(Optional.empty(), FormatOptions.DEFAULT, Optional.empty(), Map.of());

    /** With a format: {@code parquet}, {@code json}, {@code csv}, {@code arrow}. */
    public OpenOptions withFormat(String name) {
        return new OpenOptions(Optional.of(name), formatOptions, root, store);
    }

    /** With other options for the format. */
    public OpenOptions withFormatOptions(FormatOptions options) {
        return new OpenOptions(format, options, root, store);
    }

    /** With a directory that may not be left. */
    public OpenOptions withRoot(Path directory) {
        return new OpenOptions(format, formatOptions, Optional.of(directory), store);
    }

    /**
     * With options of the store, as {@code --aws} has them: {@code region=eu-west-1,endpoint=http://localhost:9000,path-style=true}.
     *
     * @throws IllegalArgumentException if the text is no such list
     */
    public OpenOptions withStore(String options) {
        return withStore(OptionTexts.pairs(options));
    }

    /** With options of the store, by name. */
    public OpenOptions withStore(Map<String, String> options) {
        return new OpenOptions(format, formatOptions, root, Map.copyOf(options));
    }

    /**
     * With types for columns, as {@code --schema} has them: {@code id=bigint,price=decimal(10,2),`a,b`=string}.
     *
     * @throws IllegalArgumentException if the text is no such list
     */
    public OpenOptions withSchema(String schema) {
        return withSchema(OptionTexts.schema(schema));
    }

    /** With types for columns, by name. */
    public OpenOptions withSchema(Map<String, ArrowType> types) {
        return withFormatOptions(new FormatOptions(
                formatOptions.csv(),
                types,
                formatOptions.limits(),
                formatOptions.verifyChecksums(),
                formatOptions.useStatistics()));
    }

    /**
     * With CSV options, as {@code --csv} has them: {@code header=false,delimiter=;,null=NA,encoding=latin1,quote='}. A value reaches to
     * the next known name, so that {@code delimiter=,} is a comma.
     *
     * @throws IllegalArgumentException if an option is unknown
     */
    public OpenOptions withCsv(String options) {
        return withFormatOptions(new FormatOptions(
                OptionTexts.csv(options),
                formatOptions.schema(),
                formatOptions.limits(),
                formatOptions.verifyChecksums(),
                formatOptions.useStatistics()));
    }

    /** With or without the statistics that files offer. */
    public OpenOptions withStatistics(boolean use) {
        return withFormatOptions(new FormatOptions(
                formatOptions.csv(),
                formatOptions.schema(),
                formatOptions.limits(),
                formatOptions.verifyChecksums(),
                use));
    }

    /** With limits that differ from the defaults, by name. */
    public OpenOptions withLimits(Map<String, Long> limits) {
        return withFormatOptions(new FormatOptions(
                formatOptions.csv(),
                formatOptions.schema(),
                limits,
                formatOptions.verifyChecksums(),
                formatOptions.useStatistics()));
    }
}
