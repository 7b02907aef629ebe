package dev.assay.rule;

import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.Labels;
import dev.assay.analyzer.State;
import dev.assay.data.ColumnLookup;
import dev.assay.data.Dataset;
import dev.assay.dqdl.Names;
import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.SimpleRule;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.EvaluationTime;
import dev.assay.predicate.NumberCondition;
import dev.assay.predicate.NumberOperand;
import dev.assay.predicate.Operands;
import dev.assay.predicate.PredicateException;
import dev.assay.predicate.ValuePredicate;
import dev.assay.predicate.WrongType;
import dev.assay.result.Cause;
import dev.assay.scan.Measurement;
import dev.assay.scan.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** A rule on its way to being bound: the rule as parsed, the data it meets, and helpers for what most rule types need. */
public final class RuleCall {
    private final SimpleRule rule;
    private final Dataset primary;
    private final Map<String, Dataset> references;
    private final Optional<Scope> scope;
    private final EvaluationTime time;
    private final RuleOptions options;
    private final Answers answers;
    private final EarlierValues earlier;
    private final SqlStatements statements;
    private final boolean measuring;
    private final Map<Operand, String> resolved = new LinkedHashMap<>();

    /**
     * @param scope the rule's filter, bound; empty: all rows
     * @param answers has the states of the reference datasets by the time the primary is scanned
     * @param earlier what dynamic operands are computed from
     * @param statements prepares SQL statements
     * @param measuring whether only the rule's metrics are wanted, as of an analyzer: there is no condition then
     */
    public RuleCall(
            SimpleRule rule,
            Dataset primary,
            Map<String, Dataset> references,
            Optional<Scope> scope,
            EvaluationTime time,
            RuleOptions options,
            Answers answers,
            EarlierValues earlier,
            SqlStatements statements,
            boolean measuring) {
        this.rule = rule;
        this.primary = primary;
        this.references = references;
        this.scope = scope;
        this.time = time;
        this.options = options;
        this.answers = answers;
        this.earlier = earlier;
        this.statements = statements;
        this.measuring = measuring;
    }

    /** The rule as parsed. */
    public SimpleRule rule() {
        return rule;
    }

    /** The dataset under test. */
    public Dataset primary() {
        return primary;
    }

    /** The primary dataset's columns. */
    public Schema schema() {
        return primary.schema();
    }

    /** Clock and zone. */
    public EvaluationTime time() {
        return time;
    }

    /** Options of the evaluation. */
    public RuleOptions options() {
        return options;
    }

    /** Whether the rule has a filter. */
    public boolean hasFilter() {
        return scope.isPresent();
    }

    /** The text of a parameter, from 0. */
    public String parameter(int index) {
        return rule.parameters().get(index).value();
    }

    /**
     * The condition of a rule whose type requires one.
     *
     * @throws RuleException if there is none, because only the rule's metrics are wanted
     */
    public Condition condition() throws RuleException {
        return rule.condition()
                .orElseThrow(() -> new RuleException(
                        Cause.UNSUPPORTED,
                        Messages.unsupported(
                                rule.type() + " measures nothing without a condition, so it is no analyzer")));
    }

    /** Whether only metrics are wanted: conditions are met by anything. */
    public boolean isMeasuring() {
        return measuring;
    }

    /**
     * The condition on a metric; calls in it are computed from the metric's history.
     *
     * @param metric the rule's own metric
     */
    public NumberCondition numberCondition(MetricKey metric) throws RuleException {
        return measuring ? NumberCondition.ANYTHING : number(condition(), metric);
    }

    /**
     * The condition on the share of passing rows; empty if there is no threshold.
     *
     * @param metric the name of that share
     */
    public Optional<NumberCondition> threshold(MetricKey metric) throws RuleException {
        return rule.threshold().isPresent()
                ? Optional.of(number(rule.threshold().get().condition(), metric))
                : Optional.empty();
    }

    /** The numbers that dynamic operands were found to be, by operand; of what has been asked for so far. */
    public Map<Operand, String> resolved() {
        return resolved;
    }

    /** A column of the primary dataset, named by a parameter. */
    public RuleColumn column(int index) throws RuleException {
        return column(schema(), parameter(index));
    }

    /** The columns named by all parameters. */
    public List<RuleColumn> columns() throws RuleException {
        List<RuleColumn> columns = new ArrayList<>();
        for (int i = 0; i < rule.parameters().size(); i++) {
            columns.add(column(i));
        }
        return columns;
    }

    /** A numeric column. */
    public RuleColumn numericColumn(int index) throws RuleException {
        RuleColumn column = column(index);
        return fitting(column, WrongType.unlessNumeric(column.written(), column.type()));
    }

    /** A text column. */
    public RuleColumn textColumn(int index) throws RuleException {
        RuleColumn column = column(index);
        return fitting(column, WrongType.unlessText(column.written(), column.type()));
    }

    /** A column whose values the reader can deliver, of any type: nested ones too, of which only presence is known. */
    public RuleColumn readableColumn(int index) throws RuleException {
        RuleColumn column = column(index);
        return fitting(column, WrongType.ifUnreadable(column.written(), column.type()));
    }

    /** Checks that values of a column can be grouped: everything but nested types. */
    public RuleColumn groupable(RuleColumn column) throws RuleException {
        return fitting(column, WrongType.ifNested(column.written(), column.type()));
    }

    /** A column that a predicate has no objection to. */
    public RuleColumn columnFor(ValuePredicate predicate) throws RuleException {
        RuleColumn column = column(0);
        return fitting(column, predicate.check(column.written(), column.type()));
    }

    /** The column, unless its type is objected to. */
    static RuleColumn fitting(RuleColumn column, Optional<WrongType> objection) throws RuleException {
        if (objection.isPresent()) {
            throw new RuleException(
                    Cause.WRONG_TYPE,
                    objection.get().message(),
                    Optional.ofNullable(column.field().getMetadata().get(Dataset.UNSUPPORTED)));
        }
        return column;
    }

    /** A reference dataset; the message of an unknown one differs from rule to rule and is the caller's. */
    public Optional<Dataset> reference(String alias) {
        return Optional.ofNullable(references.get(alias));
    }

    /** The problem of an unknown alias, with the nearest known one as hint. */
    public RuleException unknownReference(String alias, String message) {
        Optional<String> hint = references.isEmpty()
                ? Optional.of("no reference dataset was given; add --ref " + alias + "=DATASET")
                : Optional.of(Names.nearest(alias, references.keySet())
                        .map(near -> "did you mean " + near + "?")
                        .orElse("known references: " + String.join(", ", references.keySet())));
        return new RuleException(Cause.NO_DATASET, message, hint);
    }

    /** A measurement on the rows in scope of the primary dataset. */
    public <S extends State<S>> Measurement<S> measure(Analyzer<S> analyzer) {
        return new Measurement<>(Measurement.PRIMARY, analyzer, scope);
    }

    /**
     * A measurement on the rows in scope of the primary dataset that is made in a second reading: the states of the first one are there
     * ({@link #later}) when its accumulators start.
     */
    public <S extends State<S>> Measurement<S> measureAgain(Analyzer<S> analyzer) {
        return new Measurement<>(Measurement.PRIMARY_AGAIN, analyzer, scope);
    }

    /** A measurement on all rows of a reference dataset. */
    public <S extends State<S>> Measurement<S> measureReference(String alias, Analyzer<S> analyzer) {
        return new Measurement<>(alias, analyzer, Optional.empty());
    }

    /**
     * The state of a measurement, for an analyzer that is scanned after it: references come first, then the primary dataset, then the
     * primary dataset again.
     */
    public <S extends State<S>> Supplier<S> later(Measurement<S> earlier) {
        if (earlier.dataset().equals(Measurement.PRIMARY_AGAIN)) {
            throw new IllegalArgumentException("nothing is measured after the second reading");
        }
        return () -> answers.state(earlier);
    }

    /** The filter as written, for labels. */
    public Optional<String> where() {
        return scope.map(Scope::text);
    }

    /**
     * The usual rule on a column: one metric, named like the rule type, judged by the rule's number condition. An undefined metric
     * fails as NO_DATA.
     *
     * @param metric reads the metric from the state
     */
    public <S extends State<S>> BoundRule columnMetric(
            RuleColumn column, Analyzer<S> analyzer, Function<S, Metric> metric) throws RuleException {
        return metric(
                MetricKey.column(column.written(), rule.type()),
                Labels.column(rule.type(), column.written(), where()),
                analyzer,
                metric);
    }

    /**
     * The same for metrics with other names.
     *
     * @param label what the message of an undefined metric calls the measurement; see {@link Labels}
     */
    public <S extends State<S>> BoundRule metric(
            MetricKey key, String label, Analyzer<S> analyzer, Function<S, Metric> metric) throws RuleException {
        return new MetricRule<>(key, label, measure(analyzer), metric, numberCondition(key));
    }

    /** Looks a column up by name. */
    public static RuleColumn column(Schema schema, String written) throws RuleException {
        ColumnLookup.Result result = ColumnLookup.find(schema, written);
        Optional<ColumnLookup.Found> found = result.column();
        if (found.isEmpty()) {
            throw new RuleException(
                    Cause.NO_COLUMN,
                    result.problem().orElseGet(() -> Messages.missingColumn(written)),
                    nearestColumns(schema, written));
        }
        return new RuleColumn(
                written, found.get().path(), found.get().type(), found.get().field());
    }

    /** "did you mean ...?", or the list of columns. */
    public static Optional<String> nearestColumns(Schema schema, String written) {
        List<String> names = schema.getFields().stream().map(Field::getName).toList();
        Optional<String> near = Names.nearest(written, names);
        return near.isPresent()
                ? near.map(name -> "did you mean " + name + "?")
                : Optional.of("columns are: " + shortList(names));
    }

    private static String shortList(List<String> names) {
        int shown = Math.min(names.size(), 20);
        String text = String.join(", ", names.subList(0, shown));
        return shown < names.size() ? text + ", ... (" + names.size() + " in all)" : text;
    }

    private NumberCondition number(Condition condition, MetricKey metric) throws RuleException {
        RuleType type = RuleTypes.installed().find(rule.type()).orElse(null);
        boolean dynamic = rule.threshold().isPresent()
                || type == null
                || type.signature().has(dev.assay.dqdl.Signature.Feature.DYNAMIC);
        DynamicOperands history = new DynamicOperands(limit -> earlier.last(metric, where(), statementOf(rule), limit));
        Operands.Calls calls = dynamic
                ? history
                : call -> {
                    throw new PredicateException(
                            Cause.BAD_OPERAND,
                            "Function " + call.name() + " not yet implemented for [" + rule.type() + "] rule.");
                };
        try {
            NumberCondition computed = NumberCondition.computed(condition, operand -> {
                NumberOperand number = Operands.number(operand, calls);
                if (DynamicOperands.isDynamic(operand)) {
                    resolved.put(operand, Messages.text(number.value()));
                }
                return number;
            });
            return history.lackedHistory() && options.passesWithoutHistory() ? NumberCondition.ANYTHING : computed;
        } catch (PredicateException e) {
            throw e.reason() == Cause.UNSUPPORTED
                    ? new RuleException(e.reason(), Messages.unsupported(String.valueOf(e.getMessage())))
                    : problem(e);
        }
    }

    /** The SQL statement of a rule: tells histories of metrics with one name apart. */
    public static Optional<String> statementOf(SimpleRule rule) {
        int at = rule.type().equals("CustomSql") ? 0 : DetectAnomalies.isOnSql(rule) ? 1 : -1;
        return at < 0 || rule.parameters().size() <= at
                ? Optional.empty()
                : Optional.of(rule.parameters().get(at).value());
    }

    /** The call of another rule on the same data, of which only metrics are wanted. */
    RuleCall measuring(SimpleRule other) {
        return new RuleCall(other, primary, references, scope, time, options, answers, earlier, statements, true);
    }

    /** A SQL statement over all datasets, ready to run. */
    SqlStatements.Prepared statement(String sql) throws RuleException {
        return statements.prepare(sql);
    }

    /** What metrics of the rule were in earlier evaluations. */
    EarlierValues earlier() {
        return earlier;
    }

    /** A problem found while a predicate was built, as the rule's. */
    static RuleException problem(PredicateException e) {
        return new RuleException(e.reason(), String.valueOf(e.getMessage()));
    }

    /** The value of a tag, if the rule has it; the last one counts. */
    public Optional<String> tag(String name) {
        return rule.tags().stream()
                .filter(tag -> tag.name().equals(name) && !tag.values().isEmpty())
                .reduce((first, last) -> last)
                .map(tag -> tag.values().get(0));
    }
}
