package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.EvaluationBuilder;
import dev.assay.data.DataException;
import dev.assay.dqdl.Vocabulary;
import dev.assay.result.Evaluation;
import dev.assay.result.Explanation;
import dev.assay.rule.RuleTypes;
import java.util.List;

/** The real engine. */
final class AssayEngine implements Engine {
    @Override
    public Vocabulary vocabulary() {
        return RuleTypes.installed().vocabulary();
    }

    @Override
    public List<Evaluation> check(Job job, Progress progress) throws DataException {
        return builder(job)
                .progress((dataset, done, total, rows) -> progress.report(done, total, rows))
                .runAll();
    }

    @Override
    public Explanation explain(Job job) throws DataException {
        return builder(job).explain();
    }

    private static EvaluationBuilder builder(Job job) {
        EvaluationBuilder builder = Assay.evaluation(job.rulesets(), job.data().primary());
        job.data().references().forEach(builder::reference);
        job.data().resolver().ifPresent(builder::references);
        Settings settings = job.settings();
        settings.now().ifPresent(builder::now);
        settings.zone().ifPresent(builder::zone);
        settings.threads().ifPresent(builder::threads);
        settings.memory().ifPresent(builder::memory);
        settings.context().ifPresent(builder::context);
        settings.history().ifPresent(builder::history);
        settings.options().forEach(builder::option);
        job.rows().forEach(builder::rows);
        return builder.errorPolicy(settings.errorPolicy())
                .statistics(settings.statistics())
                .verify(settings.verify())
                .compositeEvaluation(settings.composite())
                .redactValues(settings.redactValues());
    }
}
