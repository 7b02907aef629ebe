package dev.assay.rule;

import dev.assay.analyzer.crossdataset.DistinctKeys;
import dev.assay.analyzer.crossdataset.KeySet;
import dev.assay.analyzer.crossdataset.Membership;
import dev.assay.analyzer.crossdataset.SingleValue;
import dev.assay.analyzer.crossdataset.SingleValueState;
import dev.assay.analyzer.distributive.ComplianceState;
import dev.assay.data.ColumnLookup;
import dev.assay.data.ColumnPath;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.NumberCondition;
import dev.assay.result.Cause;
import dev.assay.scan.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * {@code CustomSql "select ..." <condition>}: the number that a statement gives. {@code CustomSql "select ..."}, possibly with a threshold: the
 * rows that a statement gives are the good ones; a row of the primary dataset passes if the tuple of its returned columns is among them,
 * null being equal to null.
 */
final class CustomSql {
    static final RuleType TYPE = RuleType.named("CustomSql")
            .summary("Result of a SQL statement: a number under a condition, or the rows that are good.")
            .example("CustomSql \"select count(*) from primary\" > 0")
            .example("CustomSql \"select order_id from primary where price > 0\" with threshold > 0.9")
            .optionalCondition(Role.SQL, ConditionKind.NUMBER)
            .with(Feature.THRESHOLD, Feature.DYNAMIC, Feature.ANALYZER, Feature.ROW_LEVEL, Feature.WATCHED)
            .bind(CustomSql::bind)
            .build();

    private static final String NOT_MET = "Custom SQL response failed to satisfy the threshold";

    private CustomSql() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        SqlStatements.Prepared statement = call.statement(call.parameter(0));
        return call.isMeasuring() || call.rule().condition().isPresent()
                ? scalar(call, statement)
                : rows(call, statement);
    }

    private static BoundRule scalar(RuleCall call, SqlStatements.Prepared statement) throws RuleException {
        List<Field> columns = statement.query().schema().getFields();
        if (columns.size() != 1) {
            throw new RuleException(
                    Cause.BAD_SQL,
                    "Custom SQL did not return exactly 1 column",
                    Optional.of("it returns " + columns.size()));
        }
        MetricKey key = MetricKey.dataset("CustomSQL");
        return new Scalar(
                key,
                call.measureReference(
                        statement.alias(),
                        new SingleValue(ColumnPath.of(columns.get(0).getName()))),
                call.numberCondition(key));
    }

    private record Scalar(MetricKey key, Measurement<SingleValueState> value, NumberCondition condition)
            implements BoundRule {
        @Override
        public List<Measurement<?>> measurements() {
            return List.of(value);
        }

        @Override
        public Judgement judge(Answers answers) {
            SingleValueState state = answers.state(value);
            if (state.rows() != 1) {
                return Judgement.builder()
                        .fail(Cause.BAD_SQL, "Custom SQL did not return exactly 1 row")
                        .hint("it returns " + state.rows())
                        .build();
            }
            if (state.value().isNull()) {
                return Judgement.failed(Cause.NO_DATA, "Custom SQL returned NULL");
            }
            if (state.value().number().isEmpty()) {
                return Judgement.failed(Cause.WRONG_TYPE, "Custom SQL did not return a number");
            }
            Metric.Value number =
                    (Metric.Value) Metric.of(state.value().number().get());
            Judgement.Builder judgement = Judgement.builder().metric(key, number);
            if (!condition.test(number)) {
                judgement.fail(Cause.NOT_MET, NOT_MET);
            }
            return judgement.build();
        }
    }

    private static BoundRule rows(RuleCall call, SqlStatements.Prepared statement) throws RuleException {
        List<ColumnPath> own = new ArrayList<>();
        List<ColumnPath> returned = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        for (Field field : statement.query().schema().getFields()) {
            Optional<ColumnLookup.Found> column =
                    ColumnLookup.find(call.schema(), field.getName()).column();
            if (column.isEmpty()) {
                foreign.add(field.getName());
                continue;
            }
            RuleColumn here = RuleCall.column(call.schema(), field.getName());
            RuleColumn there = RuleCall.column(statement.query().schema(), field.getName());
            PairedColumns.requireComparable(call, here, there);
            own.add(here.path());
            returned.add(there.path());
        }
        if (own.isEmpty()) {
            throw new RuleException(
                    Cause.BAD_ARGUMENT,
                    "The output from CustomSQL must contain at least one column that matches the input dataset for AWS"
                            + " Glue Data Quality to provide row level results. Ensure that matching columns are returned"
                            + " from the SQL.");
        }
        if (!foreign.isEmpty()) {
            throw new RuleException(
                    Cause.BAD_ARGUMENT,
                    "The columns that are returned from the SQL statement should only belong to the primary table."
                            + " Columns not found: " + String.join(", ", foreign));
        }
        MetricKey key = MetricKey.dataset("CustomSQL.Compliance");
        Measurement<KeySet> keys = call.measureReference(statement.alias(), new DistinctKeys(returned, 0));
        return new Rows(key, keys, call.measure(new Membership(own, 0, call.later(keys))), call.threshold(key))
                .withRows(RowTests.member(keys, own, 0));
    }

    private record Rows(
            MetricKey key,
            Measurement<KeySet> keys,
            Measurement<ComplianceState> good,
            Optional<NumberCondition> threshold)
            implements BoundRule {
        @Override
        public List<Measurement<?>> measurements() {
            return List.of(good, keys);
        }

        @Override
        public Judgement judge(Answers answers) {
            ComplianceState state = answers.state(good);
            if (!(state.ratio() instanceof Metric.Value ratio)) {
                return Judgement.failed(
                        Cause.NO_DATA, "Custom SQL rule could not be evaluated due to data frame being empty");
            }
            Judgement.Builder judgement = Judgement.builder().metric(key, ratio);
            if (!threshold.orElse(NumberCondition.EVERY_ROW).testRatio(state.passed(), state.rows())) {
                judgement.fail(Cause.NOT_MET, NOT_MET);
                judgement.explanation(state.failed() + " of " + state.rows() + " rows are not among those returned");
            }
            return judgement.build();
        }
    }
}
