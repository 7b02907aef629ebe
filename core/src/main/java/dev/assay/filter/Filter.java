package dev.assay.filter;

import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.SplitStatistics;
import dev.assay.dqdl.filter.FilterExpression;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A filter bound to a dataset's schema: which rows a rule is about. Immutable, thread-safe; {@link #evaluator} gives each thread what it
 * needs to run it.
 *
 * <p>Meaning: Spark SQL 3.5 with its default, lenient settings. A cast that fails is null, division by zero is null, whole numbers wrap
 * around; logic has three values, and a row is in scope only if the condition is true, not if it is false or null.
 *
 * <pre>{@code
 * FilterParseResult parsed = FilterParser.parse("status = 'open' AND amount > 1.5");
 * Filter filter = Filter.bind(parsed.expression().orElseThrow(), dataset.schema(), clock.instant(), ZoneOffset.UTC);
 * FilterEvaluator evaluator = filter.evaluator(projection::ordinal);
 * RowMask scope = evaluator.evaluate(batch);
 * }</pre>
 */
public final class Filter {
    private final Node condition;
    private final List<FilterColumn> columns;
    private final ZoneId zone;

    private Filter(Node condition, List<FilterColumn> columns, ZoneId zone) {
        this.condition = condition;
        this.columns = columns;
        this.zone = zone;
    }

    /**
     * Binds a filter.
     *
     * @param now the evaluation's instant, which {@code now()} gives in every row
     * @param zone the evaluation's zone, which plays the part of Spark's session zone
     * @throws FilterException if the filter names what the schema or the language does not have, or computes what makes no sense
     */
    public static Filter bind(FilterExpression expression, Schema schema, Instant now, ZoneId zone)
            throws FilterException {
        FilterContext context = new FilterContext(now, zone);
        Columns columns = new Columns(schema);
        Binder binder = new Binder(context, columns);
        try {
            Node condition = binder.condition(binder.bind(expression), expression);
            return new Filter(DictionaryNode.lift(condition), columns.all(), zone);
        } catch (BindProblem e) {
            throw e.toException();
        }
    }

    /** Names of all functions that filters know, in alphabetical order. */
    public static List<String> functions() {
        return Functions.names();
    }

    /** How many rows of a split it selects. */
    public enum Selection {
        NONE,
        SOME,
        ALL
    }

    /** Which rows of a split it selects, judged by statistics; {@link Selection#SOME} where they do not tell. */
    public Selection selection(SplitStatistics statistics) {
        Truths truths = new SplitKnowledge(columns, statistics).of(condition);
        if (!truths.mayBeTrue()) {
            return Selection.NONE;
        }
        return truths.mayBeFalse() || truths.mayBeNull() ? Selection.SOME : Selection.ALL;
    }

    /** The columns it reads, and how much of each. Empty if every row has the same answer. */
    public List<ColumnRequest> columns() {
        return columns.stream()
                .map(column -> new ColumnRequest(column.path(), column.need()))
                .toList();
    }

    /**
     * An evaluator for one thread.
     *
     * @param ordinals where the batches hold each column of {@link #columns}
     */
    public FilterEvaluator evaluator(ToIntFunction<ColumnPath> ordinals) {
        int[] positions = columns.stream()
                .mapToInt(column -> ordinals.applyAsInt(column.path()))
                .toArray();
        return new FilterEvaluator(condition, columns, positions, zone);
    }
}
