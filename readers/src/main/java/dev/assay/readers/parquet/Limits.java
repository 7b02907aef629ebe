package dev.assay.readers.parquet;

import dev.assay.readers.format.FormatLimit;
import dev.assay.readers.format.FormatOptions;
import java.util.List;

/**
 * Limits against hostile files. Each can be raised by the option in its name.
 *
 * @param footerBytes size of the footer
 * @param pageBytes size of one decompressed page
 * @param columns number of leaf columns
 * @param depth levels of nesting in the schema
 * @param headerBytes size of one page header
 */
record Limits(long footerBytes, long pageBytes, long columns, long depth, long headerBytes) {
    static final String FOOTER_BYTES = "limit-parquet-footer-bytes";
    static final String PAGE_BYTES = "limit-parquet-page-bytes";
    static final String COLUMNS = "limit-parquet-columns";
    static final String DEPTH = "limit-parquet-schema-depth";
    static final String HEADER_BYTES = "limit-parquet-page-header-bytes";

    /** All of them, for documentation and checks. */
    static final List<FormatLimit> KNOWN = List.of(
            new FormatLimit(COLUMNS, "100000", "leaf columns of a Parquet file"),
            new FormatLimit(FOOTER_BYTES, "64m, at most 1/16 of the heap", "bytes of a Parquet footer"),
            new FormatLimit(PAGE_BYTES, "1g, at most 1/4 of the heap", "bytes of a decompressed Parquet page"),
            new FormatLimit(HEADER_BYTES, "16m", "bytes of a Parquet page header"),
            new FormatLimit(DEPTH, "200", "levels of a Parquet schema"));

    /** Lists in the footer: more row groups or schema elements than any writer makes. */
    static final int LIST_LENGTH = 1_000_000;

    /** Nesting of Thrift structures; real metadata has less than ten levels. */
    static final int THRIFT_DEPTH = 64;

    static Limits of(FormatOptions options) {
        long memory = Runtime.getRuntime().maxMemory();
        return new Limits(
                Math.min(options.limit(FOOTER_BYTES, Math.min(64L << 20, memory / 16)), Integer.MAX_VALUE - 64),
                Math.min(options.limit(PAGE_BYTES, Math.min(1L << 30, memory / 4)), Integer.MAX_VALUE - 64),
                options.limit(COLUMNS, 100_000),
                Math.min(options.limit(DEPTH, 200), 250),
                Math.min(options.limit(HEADER_BYTES, 16L << 20), Integer.MAX_VALUE - 64));
    }
}
