package dev.assay.filter;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A value that is the same in every row. */
final class ConstantNode extends Node {
    /**
     * Null, or by the type's lane: {@link Boolean}, {@link Long} (decimals unscaled), {@link Double}, {@link BigDecimal}, {@code byte[]}.
     */
    private final @Nullable Object value;

    /** Whether it was written as a number; a computed constant of the same value counts with all digits of its type. */
    private final boolean literal;

    ConstantNode(SqlType type, @Nullable Object value) {
        this(type, value, false);
    }

    private ConstantNode(SqlType type, @Nullable Object value, boolean literal) {
        super(type, CONSTANT);
        this.value = value;
        this.literal = literal;
    }

    /** The same constant, as written. */
    ConstantNode asLiteral() {
        return new ConstantNode(type(), value, true);
    }

    boolean isLiteral() {
        return literal;
    }

    static ConstantNode nullOf(SqlType type) {
        return new ConstantNode(type, null);
    }

    static ConstantNode text(String text) {
        return new ConstantNode(SqlType.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    static ConstantNode of(SqlType type, long value) {
        return new ConstantNode(type, value);
    }

    static ConstantNode of(boolean value) {
        return new ConstantNode(SqlType.BOOL, value);
    }

    /** A decimal; its precision and scale are those of the type. */
    static ConstantNode decimal(SqlType type, BigDecimal value) {
        BigDecimal scaled = value.setScale(type.scale());
        return type.physical() == Physical.LONG
                ? new ConstantNode(type, scaled.unscaledValue().longValueExact())
                : new ConstantNode(type, scaled);
    }

    boolean isNull() {
        return value == null;
    }

    /** The value in the lane's boxed form; null for null. */
    @Nullable
    Object value() {
        return value;
    }

    /** A whole number, day, timestamp or interval; must not be null. */
    long longValue() {
        return (Long) notNull();
    }

    double doubleValue() {
        return (Double) notNull();
    }

    boolean booleanValue() {
        return (Boolean) notNull();
    }

    byte[] bytes() {
        return (byte[]) notNull();
    }

    String string() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** A whole number or decimal, exactly; must not be null. */
    BigDecimal decimalValue() {
        Object present = notNull();
        return present instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf((Long) present, type().scale());
    }

    @Override
    ConstantNode constant() {
        return this;
    }

    @Override
    Vec evaluate(Frame frame, long[] wanted) {
        Filled filled = frame.cached(this);
        if (filled == null) {
            Vec vec = frame.acquire(type().physical());
            fill(vec, frame.rows());
            return vec;
        }
        if (filled.rows < frame.rows()) {
            filled.rows = Math.max(frame.rows(), filled.rows * 2);
            fill(filled.vec, filled.rows);
        }
        return filled.vec;
    }

    @Override
    Truths possible(SplitKnowledge split) {
        return type().is(Kind.BOOL) || value == null ? Truths.of((Boolean) value) : Truths.ANY;
    }

    private void fill(Vec vec, int rows) {
        vec.prepare(rows);
        int words = (rows + 63) >> 6;
        Arrays.fill(vec.valid, 0, words, value == null ? 0L : -1L);
        if (value instanceof Boolean truth) {
            Arrays.fill(vec.bits, 0, words, truth ? -1L : 0L);
        } else if (value instanceof Long number) {
            Arrays.fill(vec.longs, 0, rows, number);
        } else if (value instanceof Double number) {
            Arrays.fill(vec.doubles, 0, rows, number);
        } else if (value instanceof BigDecimal number) {
            Arrays.fill(vec.decimals, 0, rows, number);
        } else if (value instanceof byte[] text) {
            Arrays.fill(vec.starts, 0, rows, 0);
            Arrays.fill(vec.ends, 0, rows, text.length);
            vec.show(text);
        }
    }

    private Object notNull() {
        Object present = value;
        if (present == null) {
            throw new IllegalStateException("the constant is null");
        }
        return present;
    }

    /** The constant spread over rows, once per frame. */
    static final class Filled {
        final Vec vec;
        int rows;

        Filled(Physical physical) {
            vec = new Vec(physical, false);
        }
    }
}
