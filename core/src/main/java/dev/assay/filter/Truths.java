package dev.assay.filter;

import dev.assay.dqdl.filter.ComparisonOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which of the three truth values a condition may have in the rows of a split, judged by statistics alone: a set that may be too large,
 * never too small.
 */
record Truths(boolean mayBeTrue, boolean mayBeFalse, boolean mayBeNull) {
    /** Nothing is known. */
    static final Truths ANY = new Truths(true, true, true);

    static Truths of(@Nullable Boolean truth) {
        return new Truths(truth != null && truth, truth != null && !truth, truth == null);
    }

    Truths not() {
        return new Truths(mayBeFalse, mayBeTrue, mayBeNull);
    }

    Truths and(Truths other) {
        return new Truths(
                mayBeTrue && other.mayBeTrue,
                mayBeFalse || other.mayBeFalse,
                mayBeNull && (other.mayBeTrue || other.mayBeNull) || other.mayBeNull && mayBeTrue);
    }

    Truths or(Truths other) {
        return not().and(other.not()).not();
    }

    /** Of a column's values, compared with a constant that is not null. */
    static Truths compare(ComparisonOperator operator, @Nullable Range range, Comparable<?> constant) {
        if (range == null) {
            return ANY;
        }
        boolean less = false;
        boolean equal = false;
        boolean greater = false;
        if (range.hasValues()) {
            less = range.isLowBelow(constant);
            greater = range.isHighAbove(constant);
            equal = !range.isLowAbove(constant) && !range.isHighBelow(constant);
        }
        boolean isTrue;
        boolean isFalse;
        switch (operator) {
            case EQUAL, NULL_SAFE_EQUAL:
                isTrue = equal;
                isFalse = less || greater;
                break;
            case NOT_EQUAL:
                isTrue = less || greater;
                isFalse = equal;
                break;
            case LESS:
                isTrue = less;
                isFalse = equal || greater;
                break;
            case LESS_EQUAL:
                isTrue = less || equal;
                isFalse = greater;
                break;
            case GREATER:
                isTrue = greater;
                isFalse = less || equal;
                break;
            default:
                isTrue = greater || equal;
                isFalse = less;
                break;
        }
        boolean nullSafe = operator == ComparisonOperator.NULL_SAFE_EQUAL;
        return new Truths(isTrue, isFalse || nullSafe && range.hasNulls(), !nullSafe && range.hasNulls());
    }

    /**
     * What is known of a column's values in a split.
     *
     * @param low bound of the values; null if unknown
     * @param high bound of the values; null if unknown
     * @param hasValues whether there may be a value
     * @param hasNulls whether there may be a null
     */
    record Range(@Nullable Comparable<?> low, @Nullable Comparable<?> high, boolean hasValues, boolean hasNulls) {
        boolean isLowBelow(Comparable<?> value) {
            return low == null || order(low, value) < 0;
        }

        boolean isLowAbove(Comparable<?> value) {
            return low != null && order(low, value) > 0;
        }

        boolean isHighAbove(Comparable<?> value) {
            return high == null || order(high, value) > 0;
        }

        boolean isHighBelow(Comparable<?> value) {
            return high != null && order(high, value) < 0;
        }

        @SuppressWarnings("unchecked")
        private static int order(Comparable<?> one, Comparable<?> other) {
            return ((Comparable<Object>) one).compareTo(other);
        }
    }
}
