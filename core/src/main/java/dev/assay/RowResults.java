package dev.assay;

import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnType;
import dev.assay.data.DataException;
import dev.assay.dqdl.CanonicalText;
import dev.assay.internal.rows.RowTree;
import dev.assay.result.Cause;
import dev.assay.result.Outcome;
import dev.assay.rows.CellText;
import dev.assay.rows.RowTable;
import dev.assay.scan.Cancellation;
import dev.assay.scan.ColumnTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;

/** What the evaluation says of single rows: for the sinks, and as examples of failed rules. */
final class RowResults {
    private static final String REDACT = "redact";

    private final EvaluationSettings settings;
    private final List<BoundRuleset.Entry> entries;
    private final Judge judge;
    private final List<ExampleRows> examples = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    RowResults(EvaluationSettings settings, List<BoundRuleset.Entry> entries, Judge judge) {
        this.settings = settings;
        this.entries = entries;
        this.judge = judge;
    }

    /**
     * Reads the rows if anybody wants them.
     *
     * @param outcomes of the entries, in order
     */
    void collect(
            List<Outcome> outcomes, Evaluator.StateBoard board, Cancellation cancellation, BufferAllocator allocator)
            throws DataException {
        ColumnTypes types = new ColumnTypes(settings.dataset().schema());
        List<RowPass.Judged> rules = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Optional<RowTree> tree = judge.rows(entries.get(i).bound());
            ExampleRows wanted = examples(outcomes.get(i), tree, types);
            examples.add(wanted);
            rules.add(new RowPass.Judged(outcomes.get(i).name(), tree, wanted));
        }
        try (RowSinks sinks = new RowSinks(settings.rowSinks())) {
            List<RowTable.RowColumn> columns = sinks.areOpen() && !settings.redactValues() ? columns() : List.of();
            if (sinks.areOpen()) {
                sinks.begin(new RowTable(settings.dataset().name(), columns, names()));
            }
            RowPass pass = new RowPass(settings, sinks, rules, columns);
            if (pass.isNeeded()) {
                pass.run(board, cancellation, allocator);
            }
            problems.addAll(sinks.problems());
        }
    }

    private ExampleRows examples(Outcome outcome, Optional<RowTree> tree, ColumnTypes types) {
        boolean wanted = tree.isPresent()
                && outcome.cause()
                        .filter(cause -> cause == Cause.NOT_MET || cause == Cause.NO_DATA)
                        .isPresent();
        boolean masked = settings.redactValues()
                || "true".equalsIgnoreCase(outcome.labels().get(REDACT));
        List<ColumnPath> columns = wanted && !masked ? RowPass.columns(tree.get()) : List.of();
        return new ExampleRows(wanted ? settings.examples() : 0, columns, types);
    }

    private List<String> names() {
        return entries.stream()
                .map(entry -> settings.options().labelsRules()
                        ? CanonicalText.withLabels(entry.node())
                        : CanonicalText.withoutLabels(entry.node()))
                .toList();
    }

    /** The columns that can be written: nested and unsupported ones, and a name that is there twice, are left out with a remark. */
    private List<RowTable.RowColumn> columns() {
        List<RowTable.RowColumn> columns = new ArrayList<>();
        List<String> left = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Field field : settings.dataset().schema().getFields()) {
            ColumnType type = ColumnType.of(field);
            if (CellText.canWrite(type) && names.add(field.getName())) {
                columns.add(new RowTable.RowColumn(field.getName(), type));
            } else {
                left.add(field.getName());
            }
        }
        if (!left.isEmpty()) {
            warnings.add("row results leave out columns whose values cannot be written row by row: "
                    + String.join(", ", left));
        }
        return columns;
    }

    /** @param rule its position among those of {@link #collect} */
    Outcome withExamples(Outcome outcome, int rule) {
        return outcome.withExamples(examples.get(rule).rows());
    }

    List<String> warnings() {
        return warnings;
    }

    List<String> problems() {
        return problems;
    }
}
