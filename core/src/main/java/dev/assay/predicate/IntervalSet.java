package dev.assay.predicate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of whole numbers as ascending intervals, both ends included, that neither overlap nor touch. Immutable. What the numbers stand for
 * (scaled decimals, days, ticks, ordered doubles) is the user's business.
 */
final class IntervalSet {
    static final IntervalSet NOTHING = new IntervalSet(List.of());

    /** One stretch; empty if low is above high. */
    record Interval(BigInteger low, BigInteger high) {
        static Interval point(BigInteger value) {
            return new Interval(value, value);
        }

        boolean isEmpty() {
            return low.compareTo(high) > 0;
        }
    }

    private final List<Interval> intervals;

    private IntervalSet(List<Interval> intervals) {
        this.intervals = intervals;
    }

    /** The union of stretches in any order, cut off at the ends of a domain. */
    static IntervalSet of(Interval domain, List<Interval> parts) {
        List<Interval> sorted = new ArrayList<>(parts.size());
        for (Interval part : parts) {
            Interval inside =
                    new Interval(part.low().max(domain.low()), part.high().min(domain.high()));
            if (!inside.isEmpty()) {
                sorted.add(inside);
            }
        }
        sorted.sort(Comparator.comparing(Interval::low));
        List<Interval> merged = new ArrayList<>(sorted.size());
        for (Interval next : sorted) {
            Interval last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && next.low().compareTo(last.high().add(BigInteger.ONE)) <= 0) {
                merged.set(
                        merged.size() - 1, new Interval(last.low(), last.high().max(next.high())));
            } else {
                merged.add(next);
            }
        }
        return new IntervalSet(List.copyOf(merged));
    }

    /** Everything of a domain that is not in this set. */
    IntervalSet complement(Interval domain) {
        List<Interval> rest = new ArrayList<>(intervals.size() + 1);
        BigInteger from = domain.low();
        for (Interval interval : intervals) {
            rest.add(new Interval(from, interval.low().subtract(BigInteger.ONE)));
            from = interval.high().add(BigInteger.ONE);
        }
        rest.add(new Interval(from, domain.high()));
        return of(domain, rest);
    }

    List<Interval> intervals() {
        return intervals;
    }

    boolean isEmpty() {
        return intervals.isEmpty();
    }

    /** Whether a number is a member; slow. */
    boolean contains(BigInteger value) {
        return values(value, value) == Verdict.ALL_PASS;
    }

    /** What is known of numbers that lie between two bounds, ends included. */
    Verdict values(BigInteger low, BigInteger high) {
        int from = 0;
        int to = intervals.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (intervals.get(middle).high().compareTo(low) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        if (from == intervals.size() || intervals.get(from).low().compareTo(high) > 0) {
            return Verdict.NONE_PASS;
        }
        Interval found = intervals.get(from);
        boolean inside = found.low().compareTo(low) <= 0 && found.high().compareTo(high) >= 0;
        return inside ? Verdict.ALL_PASS : Verdict.UNKNOWN;
    }

    @Override
    public String toString() {
        return intervals.toString();
    }
}
