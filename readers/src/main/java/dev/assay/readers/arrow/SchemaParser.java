package dev.assay.readers.arrow;

import dev.assay.data.DataException;
import dev.assay.data.LimitException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Duration;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Interval;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Map;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Union;
import org.apache.arrow.flatbuf.UnionMode;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * Reads an IPC schema. Flatbuffers may point anywhere, so that a small message can describe a tree without end: depth, number of
 * fields, and the bytes of all names together are limited.
 */
final class SchemaParser {
    static final int MAX_DEPTH = 200;
    static final int MAX_FIELDS = 100_000;
    private static final int MAX_NAME = 64 << 10;

    private final String file;
    private int fields;
    private long textBytes;

    private SchemaParser(String file, int metadataBytes) {
        this.file = file;
        // No honest writer repeats texts so often that they are longer than twice the message that holds them.
        this.textBytes = 2L * metadataBytes + MAX_NAME;
    }

    /**
     * The top-level fields.
     *
     * @param metadataBytes size of the message or footer that holds the schema
     * @throws DataException if types are impossible or limits exceeded
     * @throws RuntimeException of any kind if flatbuffers point outside the message; the caller turns these into its own message
     */
    static List<IpcField> parse(String file, Schema schema, int metadataBytes) throws DataException {
        SchemaParser parser = new SchemaParser(file, metadataBytes);
        int count = schema.fieldsLength();
        parser.claim(count);
        List<IpcField> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(parser.field(schema.fields(i), 1));
        }
        return List.copyOf(fields);
    }

    private void claim(int more) throws DataException {
        if (more < 0 || more > MAX_FIELDS - fields) {
            throw new LimitException(file + ": the schema has more than " + MAX_FIELDS + " fields, which is the limit");
        }
        fields += more;
    }

    private IpcField field(@Nullable Field field, int depth) throws DataException {
        if (field == null) {
            throw new DataException(file + ": the schema has a field without content");
        }
        if (depth > MAX_DEPTH) {
            throw new LimitException(
                    file + ": the schema is nested more than " + MAX_DEPTH + " deep, which is the limit");
        }
        String name = text(field.nameAsByteBuffer(), "column name");
        int count = field.childrenLength();
        claim(count);
        List<IpcField> children = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            children.add(field(field.children(i), depth + 1));
        }
        IpcField parsed = typed(field, name, children);
        DictionaryEncoding encoding = field.dictionary();
        if (encoding == null) {
            return parsed;
        }
        Int index = encoding.indexType();
        ArrowType.Int indexType = index == null ? new ArrowType.Int(32, true) : whole(index, name);
        return parsed.encoded(encoding.id(), indexType);
    }

    private String text(@Nullable ByteBuffer bytes, String what) throws DataException {
        if (bytes == null) {
            return "";
        }
        int length = bytes.remaining();
        textBytes -= length;
        if (length > MAX_NAME || textBytes < 0) {
            throw new LimitException(file + ": a " + what + " of " + length + " bytes; names and other texts may have "
                    + MAX_NAME + " bytes each, and together not much more than the schema itself");
        }
        byte[] copy = new byte[length];
        bytes.get(copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    private IpcField typed(Field field, String name, List<IpcField> children) throws DataException {
        Leaf leaf = leaf(field, name);
        if (leaf == null) {
            return nested(field, name, children);
        }
        if (!children.isEmpty()) {
            throw new DataException(file + ", column " + name + ": " + leaf.type() + " cannot have members");
        }
        IpcField plain = IpcField.plain(
                name, field.nullable(), leaf.type(), leaf.layout(), leaf.width(), leaf.parts(), List.of());
        if (leaf.type() instanceof ArrowType.Decimal && leaf.width() < 16) {
            return plain.converting(IpcField.Conversion.WIDEN_DECIMAL);
        }
        if (leaf.layout() == Layout.FIXED
                && leaf.width() == 16
                && field.typeType() == Type.FixedSizeBinary
                && "arrow.uuid".equals(extensionName(field))) {
            return IpcField.plain(
                            name,
                            field.nullable(),
                            ArrowType.Utf8.INSTANCE,
                            leaf.layout(),
                            leaf.width(),
                            leaf.parts(),
                            List.of())
                    .converting(IpcField.Conversion.UUID);
        }
        return plain;
    }

    private String extensionName(Field field) throws DataException {
        int count = field.customMetadataLength();
        for (int i = 0; i < count; i++) {
            KeyValue entry = field.customMetadata(i);
            if ("ARROW:extension:name".equals(text(entry.keyAsByteBuffer(), "metadata key"))) {
                return text(entry.valueAsByteBuffer(), "metadata value");
            }
        }
        return "";
    }

    private record Leaf(ArrowType type, Layout layout, int width, int[] parts) {
        static Leaf fixed(ArrowType type, int width) {
            return new Leaf(type, Layout.FIXED, width, new int[] {width});
        }

        static Leaf of(ArrowType type, Layout layout) {
            return new Leaf(type, layout, 0, IpcField.NO_PARTS);
        }
    }

    /** The type of a field without members; null if it has some. */
    private @Nullable Leaf leaf(Field field, String name) throws DataException {
        switch (field.typeType()) {
            case Type.Null:
                return Leaf.of(ArrowType.Null.INSTANCE, Layout.NULL);
            case Type.Bool:
                return Leaf.of(ArrowType.Bool.INSTANCE, Layout.BOOL);
            case Type.Int:
                ArrowType.Int whole = whole((Int) type(field, new Int(), name), name);
                return Leaf.fixed(whole, whole.getBitWidth() / 8);
            case Type.FloatingPoint:
                FloatingPointPrecision precision = FloatingPointPrecision.fromFlatbufID(
                        ((FloatingPoint) type(field, new FloatingPoint(), name)).precision());
                return Leaf.fixed(new ArrowType.FloatingPoint(precision), 2 << precision.ordinal());
            case Type.Decimal:
                return decimal((Decimal) type(field, new Decimal(), name), name);
            case Type.Date:
                DateUnit day = DateUnit.fromFlatbufID(((Date) type(field, new Date(), name)).unit());
                return Leaf.fixed(new ArrowType.Date(day), day == DateUnit.DAY ? 4 : 8);
            case Type.Time:
                return time((Time) type(field, new Time(), name), name);
            case Type.Timestamp:
                Timestamp timestamp = (Timestamp) type(field, new Timestamp(), name);
                ByteBuffer zone = timestamp.timezoneAsByteBuffer();
                String zoneName = zone == null ? null : text(zone, "time zone");
                return Leaf.fixed(
                        new ArrowType.Timestamp(TimeUnit.fromFlatbufID(timestamp.unit()), emptyToNull(zoneName)), 8);
            case Type.Duration:
                return Leaf.fixed(
                        new ArrowType.Duration(
                                TimeUnit.fromFlatbufID(((Duration) type(field, new Duration(), name)).unit())),
                        8);
            case Type.Interval:
                return interval(IntervalUnit.fromFlatbufID(((Interval) type(field, new Interval(), name)).unit()));
            case Type.FixedSizeBinary:
                int width = ((FixedSizeBinary) type(field, new FixedSizeBinary(), name)).byteWidth();
                if (width < 0) {
                    throw new DataException(file + ", column " + name + ": binary values of " + width + " bytes");
                }
                return new Leaf(new ArrowType.FixedSizeBinary(width), Layout.FIXED, width, IpcField.NO_PARTS);
            case Type.Binary:
                return Leaf.of(ArrowType.Binary.INSTANCE, Layout.VAR);
            case Type.Utf8:
                return Leaf.of(ArrowType.Utf8.INSTANCE, Layout.VAR);
            case Type.LargeBinary:
                return Leaf.of(ArrowType.LargeBinary.INSTANCE, Layout.LARGE_VAR);
            case Type.LargeUtf8:
                return Leaf.of(ArrowType.LargeUtf8.INSTANCE, Layout.LARGE_VAR);
            case Type.BinaryView:
                return Leaf.of(ArrowType.Binary.INSTANCE, Layout.VIEW);
            case Type.Utf8View:
                return Leaf.of(ArrowType.Utf8.INSTANCE, Layout.VIEW);
            default:
                return null;
        }
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private <T extends com.google.flatbuffers.Table> com.google.flatbuffers.Table type(
            Field field, T empty, String name) throws DataException {
        com.google.flatbuffers.Table type = field.type(empty);
        if (type == null) {
            throw new DataException(file + ", column " + name + ": the type is named but not described");
        }
        return type;
    }

    private ArrowType.Int whole(Int type, String name) throws DataException {
        int bits = type.bitWidth();
        if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
            throw new DataException(file + ", column " + name + ": whole numbers of " + bits + " bits");
        }
        return new ArrowType.Int(bits, type.isSigned());
    }

    private Leaf decimal(Decimal type, String name) throws DataException {
        int bits = type.bitWidth();
        int most = bits == 32 ? 9 : bits == 64 ? 18 : bits == 128 ? 38 : bits == 256 ? 76 : 0;
        if (type.precision() < 1 || type.precision() > most || Math.abs((long) type.scale()) > 1_000) {
            throw new DataException(file + ", column " + name + ": decimals of " + bits + " bits with "
                    + type.precision() + " digits, " + type.scale() + " of them behind the point");
        }
        return Leaf.fixed(new ArrowType.Decimal(type.precision(), type.scale(), Math.max(128, bits)), bits / 8);
    }

    private Leaf time(Time type, String name) throws DataException {
        TimeUnit unit = TimeUnit.fromFlatbufID(type.unit());
        int bits = unit == TimeUnit.SECOND || unit == TimeUnit.MILLISECOND ? 32 : 64;
        if (type.bitWidth() != bits) {
            throw new DataException(
                    file + ", column " + name + ": times in units of a " + unit + " with " + type.bitWidth() + " bits");
        }
        return Leaf.fixed(new ArrowType.Time(unit, bits), bits / 8);
    }

    private static Leaf interval(IntervalUnit unit) {
        ArrowType type = new ArrowType.Interval(unit);
        switch (unit) {
            case YEAR_MONTH:
                return Leaf.fixed(type, 4);
            case DAY_TIME:
                return new Leaf(type, Layout.FIXED, 8, new int[] {4, 4});
            default:
                return new Leaf(type, Layout.FIXED, 16, new int[] {4, 4, 8});
        }
    }

    private IpcField nested(Field field, String name, List<IpcField> children) throws DataException {
        switch (field.typeType()) {
            case Type.Struct_:
                return of(field, name, ArrowType.Struct.INSTANCE, Layout.STRUCT, 0, children);
            case Type.List:
                only(1, children, name);
                return of(field, name, ArrowType.List.INSTANCE, Layout.LIST, 0, children);
            case Type.LargeList:
                only(1, children, name);
                return of(field, name, ArrowType.LargeList.INSTANCE, Layout.LARGE_LIST, 0, children);
            case Type.ListView:
                only(1, children, name);
                return of(field, name, ArrowType.ListView.INSTANCE, Layout.LIST_VIEW, 0, children);
            case Type.LargeListView:
                only(1, children, name);
                return of(field, name, ArrowType.LargeListView.INSTANCE, Layout.LARGE_LIST_VIEW, 0, children);
            case Type.FixedSizeList:
                only(1, children, name);
                int size = ((FixedSizeList) type(field, new FixedSizeList(), name)).listSize();
                if (size < 0) {
                    throw new DataException(file + ", column " + name + ": lists of " + size + " values");
                }
                return of(field, name, new ArrowType.FixedSizeList(size), Layout.FIXED_LIST, size, children);
            case Type.Map:
                only(1, children, name);
                if (children.get(0).layout() != Layout.STRUCT
                        || children.get(0).children().size() != 2) {
                    throw new DataException(file + ", column " + name + ": a map without keys and values");
                }
                boolean sorted = ((Map) type(field, new Map(), name)).keysSorted();
                return of(field, name, new ArrowType.Map(sorted), Layout.MAP, 0, children);
            case Type.Union:
                return union((Union) type(field, new Union(), name), field, name, children);
            case Type.RunEndEncoded:
                only(2, children, name);
                IpcField ends = children.get(0);
                if (!(ends.type() instanceof ArrowType.Int whole)
                        || !whole.getIsSigned()
                        || whole.getBitWidth() == 8
                        || ends.values() != null) {
                    throw new DataException(file + ", column " + name + ": run ends of type " + ends.type());
                }
                return of(field, name, ArrowType.RunEndEncoded.INSTANCE, Layout.RUN_END, 0, children);
            default:
                throw new DataException(
                        file + ", column " + name + ": type number " + field.typeType() + " is not known");
        }
    }

    private IpcField union(Union union, Field field, String name, List<IpcField> children) {
        boolean sparse = union.mode() == UnionMode.Sparse;
        int[] ids = new int[children.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i;
        }
        ArrowType type = new ArrowType.Union(
                sparse ? org.apache.arrow.vector.types.UnionMode.Sparse : org.apache.arrow.vector.types.UnionMode.Dense,
                ids);
        return of(field, name, type, sparse ? Layout.SPARSE_UNION : Layout.DENSE_UNION, 0, children);
    }

    private static IpcField of(
            Field field, String name, ArrowType type, Layout layout, int width, List<IpcField> children) {
        return IpcField.plain(name, field.nullable(), type, layout, width, IpcField.NO_PARTS, children);
    }

    private void only(int count, List<IpcField> children, String name) throws DataException {
        if (children.size() != count) {
            throw new DataException(
                    file + ", column " + name + ": " + children.size() + " members where " + count + " belong");
        }
    }
}
