package dev.assay.analyzer.holistic;

import dev.assay.analyzer.Basis;
import dev.assay.analyzer.State;
import dev.assay.metric.Metric;
import java.util.Optional;

/**
 * How often keys occurred: a handle to the evaluation's table. All states of one measurement share it, so merging does nothing. To be read
 * when all splits are finished and the evaluation is not yet closed; {@link IllegalStateException} afterwards.
 *
 * <p>N is the number of rows in scope whose key is not all null, U the number of keys that occur once, D the number of distinct keys.
 */
public final class FrequenciesState implements State<FrequenciesState> {
    private final FrequencyTable table;

    FrequenciesState(FrequencyTable table) {
        this.table = table;
    }

    FrequencyTable table() {
        return table;
    }

    @Override
    public Optional<Basis> basis() {
        return Optional.of(Basis.ofRows(rows(), nullRows()));
    }

    @Override
    public FrequenciesState merge(FrequenciesState other) {
        if (table != other.table) {
            throw new IllegalArgumentException("frequencies of different evaluations cannot be merged");
        }
        return this;
    }

    /** Rows in scope. */
    public long rows() {
        return table.rows();
    }

    /** Rows in scope in which every key column is null. */
    public long nullRows() {
        return table.nullRows();
    }

    /** N: rows in scope with a key. */
    public long keyedRows() {
        return table.rows() - table.nullRows();
    }

    /** U: keys that occur once. */
    public long unique() {
        return table.unique();
    }

    /** D: distinct keys. */
    public long distinct() {
        return table.distinct();
    }

    /** U = N: no key occurs twice; also true without keys. */
    public boolean isUnique() {
        return unique() == keyedRows();
    }

    /** U / N, undefined without keys. */
    public Metric uniqueness() {
        long keyed = keyedRows();
        return keyed == 0 ? Metric.undefined() : Metric.of(unique() / (double) keyed);
    }

    /** U / D, undefined without keys. */
    public Metric uniqueValueRatio() {
        long distinct = distinct();
        return distinct == 0 ? Metric.undefined() : Metric.of(unique() / (double) distinct);
    }

    /** D, and one more if a row is null and {@code countNullAsValue} says so; 0 is a value. */
    public Metric distinctValues(boolean countNullAsValue) {
        return Metric.count(distinct() + (countNullAsValue && nullRows() > 0 ? 1 : 0));
    }

    /** Rows whose key occurs more than once, every one of them; 0 is a value. */
    public Metric duplicateRows() {
        return Metric.count(keyedRows() - unique());
    }

    /** - sum of p ln p over the keys, p = count / N, natural logarithm; undefined without keys. Walks through the whole table. */
    public Metric entropy() {
        long keyed = keyedRows();
        return keyed == 0 ? Metric.undefined() : Metric.of(table.histogram().entropy(keyed));
    }
}
