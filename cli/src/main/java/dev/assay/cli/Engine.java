package dev.assay.cli;

import dev.assay.data.Dataset;
import dev.assay.dqdl.DqdlException;
import dev.assay.dqdl.Vocabulary;
import dev.assay.result.ErrorPolicy;
import dev.assay.result.Evaluation;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The engine as the commands use it, so that tests can have one that is slow, or fails. */
interface Engine {
    /** The rule types. */
    Vocabulary vocabulary();

    /**
     * Runs a ruleset.
     *
     * @throws DqdlException if the ruleset is not valid
     * @throws IOException if data cannot be read; also if the thread was interrupted
     */
    Evaluation check(Job job, Progress progress) throws DqdlException, IOException;

    /**
     * Everything that decides a result.
     *
     * @param text the ruleset
     * @param dataset the primary dataset
     * @param references reference datasets by alias, in the order given
     */
    record Job(RulesetText text, Dataset dataset, Map<String, Dataset> references, Settings settings) {}

    /**
     * What a user can choose; empty means the engine's default.
     *
     * @param context name of the evaluation
     * @param options the {@code --set} options
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
            boolean redactValues,
            Map<String, String> options) {}
}
