package dev.assay.cli;

import dev.assay.CompositeEvaluation;
import dev.assay.ReferenceResolver;
import dev.assay.Ruleset;
import dev.assay.data.Dataset;
import dev.assay.dqdl.Vocabulary;
import dev.assay.history.MetricsHistory;
import dev.assay.result.ErrorPolicy;
import dev.assay.result.Evaluation;
import dev.assay.result.Explanation;
import dev.assay.rows.RowSink;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The engine as the commands use it, so that tests can have one that is slow, or fails. */
interface Engine {
    /** The rule types. */
    Vocabulary vocabulary();

    /**
     * Runs rulesets.
     *
     * @return a result for each
     *
     * @throws IOException if data cannot be read; also if the thread was interrupted
     */
    List<Evaluation> check(Job job, Progress progress) throws IOException;

    /**
     * Says what {@link #check} would read.
     *
     * @throws IOException if metadata cannot be read
     */
    Explanation explain(Job job) throws IOException;

    /**
     * The tables of an evaluation.
     *
     * @param references reference datasets by alias, in the order given
     * @param resolver where others are looked up
     */
    record Data(Dataset primary, Map<String, Dataset> references, Optional<ReferenceResolver> resolver) {
        /** Nothing is looked up. */
        Data(Dataset primary, Map<String, Dataset> references) {
            this(primary, references, Optional.empty());
        }
    }

    /**
     * Everything that decides a result; rulesets are known to be valid before data is opened.
     *
     * @param rows who gets all rows with what the rules say of them
     */
    record Job(List<Ruleset> rulesets, Data data, Settings settings, List<RowSink> rows) {}

    /**
     * What a user can choose; empty means the engine's default.
     *
     * @param context name of the evaluation
     * @param history where metrics are kept
     * @param options the {@code --set} options that change what rules mean
     */
    record Settings(
            Optional<Instant> now,
            Optional<ZoneId> zone,
            OptionalInt threads,
            OptionalLong memory,
            Optional<String> context,
            ErrorPolicy errorPolicy,
            boolean statistics,
            boolean verify,
            CompositeEvaluation composite,
            boolean redactValues,
            Optional<MetricsHistory> history,
            Map<String, String> options) {
        /** All defaults. */
        static final Settings DEFAULT = new Settings(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                ErrorPolicy.GLUE,
                true,
                false,
                CompositeEvaluation.COLUMN,
                false,
                Optional.empty(),
                Map.of());
    }
}
