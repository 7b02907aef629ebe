package dev.assay;

import dev.assay.data.ColumnRequest;
import dev.assay.data.Dataset;
import dev.assay.result.Explanation;
import dev.assay.rule.Judgement;
import dev.assay.scan.Measurement;
import dev.assay.scan.ScanPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Says in words what plans hold. */
final class Explanations {
    private Explanations() {}

    static Explanation.DatasetPlan dataset(Dataset dataset, String alias, ScanPlan plan) {
        List<Explanation.ColumnPlan> columns = new ArrayList<>();
        for (ColumnRequest request : plan.columns().columns()) {
            columns.add(new Explanation.ColumnPlan(
                    request.path().toString(), request.need().name().toLowerCase(Locale.ROOT)));
        }
        return new Explanation.DatasetPlan(
                dataset.name(),
                alias.equals(Measurement.PRIMARY) ? Optional.empty() : Optional.of(alias),
                plan.splits(),
                plan.splitsFromStatistics(),
                columns,
                plan.cost().bytes(),
                plan.cost().requests());
    }

    static List<Explanation.RulePlan> rules(
            List<BoundRuleset> bound, Map<String, ScanPlan> plans, Function<String, String> datasetName) {
        List<Explanation.RulePlan> rules = new ArrayList<>();
        for (BoundRuleset.Entry entry :
                bound.stream().flatMap(each -> each.entries().stream()).toList()) {
            List<Explanation.MeasurementPlan> measurements = new ArrayList<>();
            for (Measurement<?> measurement : entry.bound().measurements()) {
                ScanPlan plan = plans.get(measurement.dataset());
                if (plan == null) {
                    throw new IllegalStateException("no plan for dataset " + measurement.dataset());
                }
                measurements.add(new Explanation.MeasurementPlan(
                        datasetName.apply(measurement.dataset()),
                        measurement.label(),
                        plan.splits(),
                        plan.decided().getOrDefault(measurement, 0)));
            }
            rules.add(new Explanation.RulePlan(
                    "Rule_" + (rules.size() + 1), entry.text(), measurements, problem(entry.bound())));
        }
        return rules;
    }

    /** The message of a rule that is decided before anything is measured, and against it. */
    private static Optional<String> problem(BoundRuleset.Node node) {
        if (node instanceof BoundRuleset.RowComposite rows) {
            return problem(rows.parts());
        }
        if (node instanceof BoundRuleset.Composite composite) {
            return composite.parts().stream()
                    .map(Explanations::problem)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        BoundRuleset.Leaf leaf = (BoundRuleset.Leaf) node;
        if (!leaf.rule().isDecided()) {
            return Optional.empty();
        }
        Judgement judgement = leaf.rule().judge(new Evaluator.StateBoard());
        return judgement.passes() || judgement.messages().isEmpty()
                ? Optional.empty()
                : Optional.of(judgement.messages().get(0));
    }
}
