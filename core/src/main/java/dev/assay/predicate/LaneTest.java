package dev.assay.predicate;

import dev.assay.batch.Lane;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** A test on the values of a column that is no text: whether their keys are in a set. */
final class LaneTest implements Compiled {
    private static final long SECONDS_PER_DAY = 86_400L;

    /** What the keys are. */
    private enum Keys {
        /** The lane's own numbers; of floats, {@link OrderedDoubles}. */
        OWN,
        /** Days of instants in a zone. */
        LOCAL_DAYS,
        /** Instants of local times. */
        INSTANTS
    }

    private final ColumnType type;
    private final IntervalSet set;
    private final boolean acceptsNull;
    private final Keys keys;
    private final @Nullable ZoneId zone;
    private final @Nullable LongIntervals longs;

    private LaneTest(ColumnType type, IntervalSet set, boolean acceptsNull, Keys keys, @Nullable ZoneId zone) {
        this.type = type;
        this.set = set;
        this.acceptsNull = acceptsNull;
        this.keys = keys;
        this.zone = zone;
        Lane lane = Lane.of(type);
        this.longs = lane == Lane.LONG || lane == Lane.DOUBLE ? new LongIntervals(set) : null;
    }

    /** A test of the lane's own numbers; see {@link #keys}. */
    static LaneTest of(ColumnType type, IntervalSet set, boolean acceptsNull) {
        return new LaneTest(type, set, acceptsNull, Keys.OWN, null);
    }

    /** A test of the days that instants have in a zone. */
    static LaneTest ofLocalDays(ColumnType type, IntervalSet days, boolean acceptsNull, ZoneId zone) {
        return new LaneTest(type, days, acceptsNull, Keys.LOCAL_DAYS, zone);
    }

    /** A test of the instants, in the column's unit, that local times have in a zone. */
    static LaneTest ofInstants(ColumnType type, IntervalSet ticks, boolean acceptsNull, ZoneId zone) {
        return new LaneTest(type, ticks, acceptsNull, Keys.INSTANTS, zone);
    }

    /** Every key that a cell of a type may have. */
    static IntervalSet.Interval keys(ColumnType type) {
        switch (Lane.of(type)) {
            case LONG:
            case DOUBLE:
                return Domain.LONGS;
            case INT128:
                return Domain.INT128;
            case BIG_DECIMAL:
                return Domain.INT256;
            default:
                throw new IllegalStateException("no numbers in a column of type " + type.messageName());
        }
    }

    /** How the numbers of a numeric type compare with operands. */
    static Domain<NumberOperand> numbers(ColumnType type) {
        if (Lane.of(type) == Lane.DOUBLE) {
            return type.isSingleFloat() ? new SingleDomain() : new DoubleDomain();
        }
        return new ExactDomain(keys(type), type.scale());
    }

    /** Units of a timestamp type in a second. */
    static long ticksPerSecond(ColumnType type) {
        switch (((ArrowType.Timestamp) type.arrow()).getUnit()) {
            case SECOND:
                return 1;
            case MILLISECOND:
                return 1_000;
            case MICROSECOND:
                return 1_000_000;
            default:
                return 1_000_000_000;
        }
    }

    @Override
    public PredicateKernel kernel() {
        LongIntervals narrow = longs;
        if (narrow != null) {
            return new WordKernel.Keys(source(), narrow, acceptsNull);
        }
        return Lane.of(type) == Lane.INT128
                ? new WordKernel.Wide(set, acceptsNull)
                : new WordKernel.Big(set, acceptsNull);
    }

    private KeySource source() {
        ZoneId in = zone;
        if (in != null) {
            return keys == Keys.LOCAL_DAYS
                    ? KeySource.Zoned.localDays(ticksPerSecond(type), in)
                    : KeySource.Zoned.instants(ticksPerSecond(type), in);
        }
        return Lane.of(type) == Lane.DOUBLE ? new KeySource.Doubles() : new KeySource.Longs();
    }

    @Override
    public Verdict values(ColumnStatistics statistics) {
        if (set.isEmpty()) {
            return Verdict.NONE_PASS;
        }
        Optional<ColumnStatistics.Bound> minimum = statistics.minimum();
        Optional<ColumnStatistics.Bound> maximum = statistics.maximum();
        if (minimum.isEmpty() || maximum.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        BigInteger low = bound(minimum.get().value(), true);
        BigInteger high = bound(maximum.get().value(), false);
        if (low == null || high == null || low.compareTo(high) > 0) {
            return Verdict.UNKNOWN;
        }
        // A bound that may be no value says where values are not, but not what they are.
        return low.equals(high) && !statistics.exactBounds() ? Verdict.UNKNOWN : set.values(low, high);
    }

    /** The key that no value's key is beyond; null if the bound does not say. */
    private @Nullable BigInteger bound(Comparable<?> value, boolean lower) {
        if (keys == Keys.INSTANTS) {
            return null;
        }
        if (value instanceof Long number) {
            if (Lane.of(type) != Lane.LONG) {
                return null;
            }
            if (keys == Keys.LOCAL_DAYS) {
                // No zone is a day or more away from UTC, and dates do not go back further than clocks do.
                long day = Math.floorDiv(Math.floorDiv(number, ticksPerSecond(type)), SECONDS_PER_DAY);
                return BigInteger.valueOf(lower ? day - 2 : day + 2);
            }
            return BigInteger.valueOf(number);
        }
        if (value instanceof Double number) {
            if (Lane.of(type) != Lane.DOUBLE || Double.isNaN(number)) {
                return null;
            }
            // A zero stands for both.
            double widest = number == 0 ? (lower ? -0.0 : 0.0) : number;
            return BigInteger.valueOf(OrderedDoubles.key(widest));
        }
        if (value instanceof BigDecimal number) {
            return Lane.of(type) == Lane.DOUBLE
                    ? null
                    : number.setScale(type.scale(), lower ? RoundingMode.FLOOR : RoundingMode.CEILING)
                            .unscaledValue();
        }
        return null;
    }
}
