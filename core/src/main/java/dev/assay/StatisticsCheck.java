package dev.assay;

import dev.assay.data.DataException;
import dev.assay.result.Evaluation;
import dev.assay.result.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Compares an evaluation that used statistics with one that read everything. */
final class StatisticsCheck {
    private StatisticsCheck() {}

    /** @throws DataException if an outcome differs: the files' statistics do not describe their data */
    static void verify(Evaluation fast, Evaluation slow) throws DataException {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < fast.outcomes().size(); i++) {
            Outcome a = fast.outcomes().get(i);
            Outcome b = slow.outcomes().get(i);
            if (a.verdict() != b.verdict() || !a.metrics().equals(b.metrics())) {
                differences.add(a.name() + " (" + a.description() + "): " + a.verdict() + " " + a.metrics()
                        + " from statistics, " + b.verdict() + " " + b.metrics() + " from data");
            }
        }
        if (!differences.isEmpty()) {
            throw new DataException("the statistics of " + fast.datasetName()
                    + " do not describe its data; evaluate it with --no-statistics: " + String.join("; ", differences));
        }
    }
}
