package dev.assay.predicate;

import dev.assay.data.ColumnType;
import dev.assay.data.TypeClass;
import dev.assay.internal.time.SparkDates;
import dev.assay.predicate.IntervalSet.Interval;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * The age of a row, which is the evaluation's instant less the row's time, against durations, exactly. An age below a bound is a time above
 * another, so it is times that are compared. Null rows and text that is no time fail.
 */
final class FreshnessPredicate extends CompiledPredicate {
    private static final long MICROS_PER_SECOND = 1_000_000L;

    private record Identity(ValueCondition<Duration> test, EvaluationTime time) {}

    private final ValueCondition<Duration> test;
    private final EvaluationTime time;

    FreshnessPredicate(ValueCondition<Duration> test, EvaluationTime time) {
        super(new Identity(test, time), false);
        if (test.nullListed()) {
            throw new IllegalArgumentException("NULL has no age");
        }
        this.test = test;
        this.time = time;
    }

    @Override
    public Optional<WrongType> check(String column, ColumnType type) {
        return WrongType.unlessDated(column, type);
    }

    @Override
    Compiled compile(ColumnType type) {
        ZoneId zone = time.zone();
        if (type.typeClass() == TypeClass.TEXT) {
            LongIntervals micros = new LongIntervals(new ExactDomain(Domain.LONGS, 0).select(times(MICROS_PER_SECOND)));
            return new CompiledText(() -> new OfText(micros, time));
        }
        if (type.typeClass() == TypeClass.DATE) {
            return CompiledKeys.of(type, new Midnights(zone).select(times(1)), false);
        }
        long ticks = CompiledKeys.ticksPerSecond(type);
        boolean local = ((ArrowType.Timestamp) type.arrow()).getTimezone() == null;
        if (local && !zone.getRules().isFixedOffset()) {
            return CompiledKeys.ofInstants(type, new ExactDomain(Domain.LONGS, 0).select(times(ticks)), false, zone);
        }
        long offset = local ? zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds() : 0;
        return CompiledKeys.of(type, new ExactDomain(Domain.LONGS, 0).select(times(ticks, offset)), false);
    }

    private ValueCondition<NumberOperand> times(long ticksPerSecond) {
        return times(ticksPerSecond, 0);
    }

    /** The test on times, in ticks since 1970-01-01T00:00 at an offset of so many seconds from UTC. */
    private ValueCondition<NumberOperand> times(long ticksPerSecond, long offset) {
        List<NumberOperand> times = new ArrayList<>();
        for (Duration age : test.operands()) {
            BigDecimal second = seconds(time.now().getEpochSecond(), time.now().getNano())
                    .subtract(seconds(age.getSeconds(), age.getNano()))
                    .add(BigDecimal.valueOf(offset));
            times.add(NumberOperand.of(second.multiply(BigDecimal.valueOf(ticksPerSecond))));
        }
        ConditionOperator operator = test.operator();
        if (operator == ConditionOperator.BETWEEN || operator == ConditionOperator.NOT_BETWEEN) {
            Collections.reverse(times);
        }
        return new ValueCondition<>(operator.mirrored(), times, false);
    }

    private static BigDecimal seconds(long seconds, int nanos) {
        return BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9));
    }

    /** Days, which mean the instant of their midnight in a zone; operands are seconds since 1970-01-01T00:00Z. */
    private static final class Midnights extends Domain<NumberOperand> {
        /** Every day of 32 bits, and one more on both sides for "none". */
        private static final long FIRST = Integer.MIN_VALUE - 1L;

        private static final long END = Integer.MAX_VALUE + 1L;

        private final ZoneId zone;

        Midnights(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        Interval keys() {
            return LONGS;
        }

        @Override
        BigInteger atLeast(NumberOperand second) {
            return firstDay(second.exact().orElseThrow().setScale(0, RoundingMode.CEILING));
        }

        @Override
        BigInteger above(NumberOperand second) {
            return firstDay(
                    second.exact().orElseThrow().setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE));
        }

        /** The first day whose midnight is not before a second; midnights never go back. */
        private BigInteger firstDay(BigDecimal second) {
            long from = FIRST;
            long to = END;
            while (from < to) {
                long middle = Math.floorDiv(from + to, 2L);
                long midnight = SparkDates.toEpochSecond(middle * 86_400L, zone);
                if (BigDecimal.valueOf(midnight).compareTo(second) < 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return BigInteger.valueOf(from);
        }
    }

    private static final class OfText extends TextKernel {
        private final LongIntervals micros;
        private final EvaluationTime time;

        OfText(LongIntervals micros, EvaluationTime time) {
            super(false);
            this.micros = micros;
            this.time = time;
        }

        @Override
        boolean accepts(byte[] bytes, int from, int to) {
            long instant = SparkDates.timestamp(bytes, from, to - from, time.zone(), time.now());
            return instant != SparkDates.INVALID && micros.contains(instant);
        }
    }
}
