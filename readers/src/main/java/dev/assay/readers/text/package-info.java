/**
 * What the readers of JSON and CSV share: bytes of a file in order, decompressed and checked to be UTF-8; a window over them; numbers;
 * types inferred from text; columns that are filled value by value and handed over as Arrow vectors.
 *
 * <p>Start with {@link dev.assay.readers.text.TextFile} and {@link dev.assay.readers.text.ByteWindow} for the way of the bytes, and
 * with {@link dev.assay.readers.text.ColumnBuilder} for the way of the values. How one record is cut into values is the business of the
 * formats, in {@code json} and {@code csv}.
 */
@NullMarked
package dev.assay.readers.text;

import org.jspecify.annotations.NullMarked;
