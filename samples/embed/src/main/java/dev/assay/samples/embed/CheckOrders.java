package dev.assay.samples.embed;

import dev.assay.Assay;
import dev.assay.Ruleset;
import dev.assay.readers.Datasets;
import dev.assay.result.Evaluation;
import java.nio.file.Path;

/** Runs a ruleset on a dataset: {@code CheckOrders RULESET DATASET}. */
public final class CheckOrders {
    private CheckOrders() {}

    /** Prints one line per rule that did not pass. */
    public static void main(String[] args) throws Exception {
        Ruleset rules = Ruleset.read(Path.of(args[0]));
        Evaluation result = Assay.check(rules, Datasets.open(args[1]));
        result.failures()
                .forEach(rule -> System.out.println(
                        rule.description() + ": " + rule.message().orElse("")));
        System.out.println("score " + result.score().orElse(0));
    }
}
