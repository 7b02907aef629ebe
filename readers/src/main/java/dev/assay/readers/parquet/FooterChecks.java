package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;

/**
 * Cross-checks of a parsed footer: every count that is said twice must agree, every range must lie inside the file, nothing may point
 * elsewhere. A contradiction anywhere makes the whole file unreadable, because no part of it can be trusted then.
 */
final class FooterChecks {
    /** parquet-mr without a version, or 1.2.x. */
    private static final Pattern PARQUET_MR =
            Pattern.compile("parquet-mr(?: version 1\\.2\\.(\\d{1,4})\\b.*| version 1\\.[01]\\..*)?");

    private final String file;
    private final long footerStart;
    private final FileMetaData meta;
    private final Limits limits;
    private Set<String> leafPaths = Set.of();

    FooterChecks(String file, long footerStart, FileMetaData meta, Limits limits) {
        this.file = file;
        this.footerStart = footerStart;
        this.meta = meta;
        this.limits = limits;
    }

    FileMeta check() throws DataException {
        checkNotEncrypted();
        SchemaBuilder.Tree tree = SchemaBuilder.build(file, meta.getSchema(), limits, unreadable());
        leafPaths = tree.leaves().stream().map(SchemaNode::path).collect(Collectors.toSet());
        List<RowGroupInfo> rowGroups = new ArrayList<>();
        long rows = 0;
        for (RowGroup group : meta.getRow_groups()) {
            RowGroupInfo checked = rowGroup(rowGroups.size(), group, tree.leaves());
            rows += checked.rows();
            if (rows < 0) {
                throw new DataException(file + ": the row groups claim more than 2^63 rows");
            }
            rowGroups.add(checked);
        }
        // Some writers leave the sum 0.
        if (rows != meta.getNum_rows() && meta.getNum_rows() != 0) {
            throw new DataException(file + ": the footer says " + meta.getNum_rows() + " rows, but its "
                    + rowGroups.size() + " row groups have " + rows);
        }
        checkOverlaps(rowGroups);
        int orders = meta.getColumn_ordersSize();
        boolean ordered = meta.isSetColumn_orders() && orders == tree.leaves().size();
        return new FileMeta(
                tree.columns(),
                tree.leaves(),
                List.copyOf(rowGroups),
                writer(),
                ordered ? meta.getColumn_orders() : List.of());
    }

    /** The writer's name, safe to log: parquet-java logs names that it cannot parse. */
    private String writer() {
        if (!meta.isSetCreated_by()) {
            return "";
        }
        String name = meta.getCreated_by().replaceAll("[^\\x20-\\x7E]", "?");
        return name.substring(0, Math.min(name.length(), 256));
    }

    private void checkNotEncrypted() throws DataException {
        List<String> encrypted = new ArrayList<>();
        for (RowGroup group : meta.getRow_groups()) {
            for (ColumnChunk chunk : group.getColumns()) {
                if (chunk.isSetCrypto_metadata() || chunk.isSetEncrypted_column_metadata()) {
                    String name = name(chunk);
                    if (!encrypted.contains(name) && encrypted.size() < 20) {
                        encrypted.add(name);
                    }
                }
            }
        }
        if (!encrypted.isEmpty() || meta.isSetEncryption_algorithm()) {
            throw new DataException(file + ": encrypted with Parquet modular encryption, which is not supported"
                    + (encrypted.isEmpty() ? "" : "; encrypted columns: " + String.join(", ", encrypted))
                    + "; decrypt the file first");
        }
    }

    private static String name(ColumnChunk chunk) {
        if (chunk.isSetMeta_data()) {
            return Messages.quote(String.join(".", chunk.getMeta_data().getPath_in_schema()));
        }
        if (chunk.isSetCrypto_metadata() && chunk.getCrypto_metadata().isSetENCRYPTION_WITH_COLUMN_KEY()) {
            return Messages.quote(String.join(
                    ".",
                    chunk.getCrypto_metadata().getENCRYPTION_WITH_COLUMN_KEY().getPath_in_schema()));
        }
        return "(unnamed)";
    }

    /** Leaves that are compressed with a codec which nobody can ship, in any row group. */
    private Map<Integer, String> unreadable() {
        Map<Integer, String> unreadable = new HashMap<>();
        for (RowGroup group : meta.getRow_groups()) {
            for (int i = 0; i < group.getColumnsSize(); i++) {
                ColumnChunk chunk = group.getColumns().get(i);
                if (chunk.isSetMeta_data() && chunk.getMeta_data().getCodec() == CompressionCodec.LZO) {
                    unreadable.put(i, "codec LZO");
                }
            }
        }
        return unreadable;
    }

    private RowGroupInfo rowGroup(int ordinal, RowGroup group, List<SchemaNode> leaves) throws DataException {
        String where = file + ": row group " + ordinal;
        if (group.getNum_rows() < 0) {
            throw new DataException(where + " has " + group.getNum_rows() + " rows");
        }
        if (group.getColumnsSize() != leaves.size()) {
            throw new DataException(where + " has " + group.getColumnsSize() + " column chunks, but the schema has "
                    + leaves.size() + " columns");
        }
        List<ColumnChunkInfo> chunks = new ArrayList<>(leaves.size());
        for (int i = 0; i < leaves.size(); i++) {
            SchemaNode leaf = leaves.get(i);
            chunks.add(chunk(
                    where + ", column " + Messages.quote(leaf.path()),
                    group.getColumns().get(i),
                    leaf,
                    group.getNum_rows()));
        }
        return new RowGroupInfo(ordinal, group.getNum_rows(), chunks);
    }

    private ColumnChunkInfo chunk(String where, ColumnChunk chunk, SchemaNode leaf, long rows) throws DataException {
        if (chunk.isSetFile_path()) {
            throw new DataException(where + ": its data is said to be in another file, "
                    + Messages.quote(chunk.getFile_path()) + "; such files are not opened");
        }
        if (!chunk.isSetMeta_data()) {
            throw new DataException(where + ": the footer has no metadata for it");
        }
        ColumnMetaData data = chunk.getMeta_data();
        String path = String.join(".", data.getPath_in_schema());
        // The place decides, as in other engines; a name that is in no place is damage.
        if (!path.equals(leaf.path()) && !leafPaths.contains(path)) {
            throw new DataException(
                    where + ": the footer calls it " + Messages.quote(path) + ", which is not in the schema");
        }
        if (data.getType() != leaf.value().type()) {
            throw new DataException(where + ": the schema says type "
                    + leaf.value().typeName() + ", but the column chunk says " + data.getType());
        }
        checkValues(where, data.getNum_values(), leaf, rows);
        long start = data.getData_page_offset();
        if (data.isSetDictionary_page_offset()
                && data.getDictionary_page_offset() > 0
                && data.getDictionary_page_offset() < start) {
            start = data.getDictionary_page_offset();
        }
        long length = data.getTotal_compressed_size();
        if (data.getNum_values() == 0 && rows == 0) {
            // There are no pages, wherever they are said to be.
            return new ColumnChunkInfo(leaf, data.getCodec(), 4, 0, 4, 0, 0, data.getStatistics(), 0, 0);
        }
        if (start < 4 || start > footerStart) {
            throw new DataException(where + ": its pages are said to begin at offset " + start
                    + ", outside of the data (offsets 4 to " + footerStart + ")");
        }
        if (length < 0 || length > footerStart - start) {
            throw new DataException(where + ": its pages are said to have " + length + " bytes from offset " + start
                    + " on, but the data ends at offset " + footerStart);
        }
        if (data.getTotal_uncompressed_size() < 0) {
            throw new DataException(
                    where + ": its uncompressed size is said to be " + data.getTotal_uncompressed_size());
        }
        return new ColumnChunkInfo(
                leaf,
                data.getCodec(),
                start,
                length,
                Math.min(footerStart, start + length + padding()),
                data.getTotal_uncompressed_size(),
                data.getNum_values(),
                data.getStatistics(),
                chunk.getColumn_index_offset(),
                hasIndex(chunk) ? chunk.getColumn_index_length() : 0);
    }

    /** Whether there is a column index that lies inside the file; one that does not is not worth an error, nothing needs it. */
    private boolean hasIndex(ColumnChunk chunk) {
        return chunk.isSetColumn_index_offset()
                && chunk.isSetColumn_index_length()
                && chunk.getColumn_index_offset() >= 4
                && chunk.getColumn_index_length() > 0
                && chunk.getColumn_index_offset() <= footerStart - chunk.getColumn_index_length();
    }

    /**
     * Bytes by which the sizes of old writers may be short: they forgot the header of the dictionary page (PARQUET-816), which has less
     * than a hundred bytes.
     */
    private int padding() {
        Matcher version = PARQUET_MR.matcher(writer());
        if (!version.matches()) {
            return 0;
        }
        String number = version.group(1);
        boolean old = number == null || Integer.parseInt(number) < 9;
        return old ? 100 : 0;
    }

    private static void checkValues(String where, long values, SchemaNode leaf, long rows) throws DataException {
        if (leaf.repeated() == 0 ? values != rows : values < rows) {
            throw new DataException(
                    where + ": the column chunk has " + values + " values, but the row group has " + rows + " rows");
        }
    }

    private void checkOverlaps(List<RowGroupInfo> rowGroups) throws DataException {
        List<ColumnChunkInfo> chunks = new ArrayList<>();
        for (RowGroupInfo group : rowGroups) {
            for (ColumnChunkInfo chunk : group.chunks()) {
                if (chunk.length() > 0) {
                    chunks.add(chunk);
                }
            }
        }
        ColumnChunkInfo[] sorted = chunks.toArray(new ColumnChunkInfo[0]);
        Arrays.sort(sorted, Comparator.comparingLong(ColumnChunkInfo::start));
        for (int i = 1; i < sorted.length; i++) {
            ColumnChunkInfo before = sorted[i - 1];
            ColumnChunkInfo after = sorted[i];
            if (before.start() + before.length() > after.start()) {
                throw new DataException(file + ": the footer is damaged: the pages of column "
                        + Messages.quote(before.leaf().path()) + " (offset " + before.start() + ", " + before.length()
                        + " bytes) overlap those of column "
                        + Messages.quote(after.leaf().path()) + " (offset " + after.start() + ")");
            }
        }
    }
}
