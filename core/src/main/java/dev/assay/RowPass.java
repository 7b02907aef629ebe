package dev.assay;

import dev.assay.batch.Batch;
import dev.assay.batch.Column;
import dev.assay.batch.RowMask;
import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.LimitException;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.internal.limit.RuleLimitException;
import dev.assay.internal.rows.RowJudge;
import dev.assay.internal.rows.RowTree;
import dev.assay.internal.rows.ScopeMasks;
import dev.assay.rows.RowBatch;
import dev.assay.rows.RowTable;
import dev.assay.rows.RowVerdict;
import dev.assay.rule.RowTest;
import dev.assay.scan.Cancellation;
import dev.assay.scan.ColumnTypes;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/**
 * Reads the primary dataset once more, in order, after all rules were judged: hands its rows with what the rules say of them to sinks, and
 * picks example rows. Ends early when nobody wants more. Memory is that of one batch.
 */
final class RowPass {
    private final Dataset dataset;
    private final RowSinks sinks;
    private final List<Judged> rules = new ArrayList<>();
    private final Projection projection;
    private final ColumnTypes types;
    private final List<RowTable.RowColumn> shown;
    private final EvaluationSettings settings;

    /**
     * One rule.
     *
     * @param tree what it says of rows; empty: nothing
     * @param examples collects rows that it does not accept
     */
    record Judged(String name, Optional<RowTree> tree, ExampleRows examples) {}

    RowPass(EvaluationSettings settings, RowSinks sinks, List<Judged> rules, List<RowTable.RowColumn> shown) {
        this.settings = settings;
        this.dataset = settings.dataset();
        this.sinks = sinks;
        this.shown = shown;
        this.types = new ColumnTypes(dataset.schema());
        List<ColumnRequest> requests = new ArrayList<>();
        for (RowTable.RowColumn column : shown) {
            requests.add(ColumnRequest.values(ColumnPath.of(column.name())));
        }
        for (Judged rule : rules) {
            boolean needed = sinks.areOpen() || rule.examples().wanted() > 0;
            this.rules.add(needed ? rule : new Judged(rule.name(), Optional.empty(), rule.examples()));
            if (needed) {
                rule.tree().ifPresent(tree -> requests.addAll(tree.columns()));
                rule.examples().columns().forEach(path -> requests.add(ExampleRows.request(path, types.of(path))));
            }
        }
        this.projection = Projection.of(requests);
    }

    /** Columns of the rules' trees, each once, in the order they are named. */
    static List<ColumnPath> columns(RowTree tree) {
        Set<ColumnPath> paths = new LinkedHashSet<>();
        tree.columns().forEach(request -> paths.add(request.path()));
        return List.copyOf(paths);
    }

    /** Whether there is anything to read for. */
    boolean isNeeded() {
        return sinks.areOpen()
                || rules.stream().anyMatch(rule -> rule.examples().wanted() > 0);
    }

    /**
     * Reads.
     *
     * @param answers states of the measurements, which are alive
     * @throws DataException if data could not be read; nothing may be claimed then
     */
    void run(Evaluator.StateBoard answers, Cancellation cancellation, BufferAllocator allocator) throws DataException {
        RowTest.Context context = new RowTest.Context(projection::ordinal, types::of, answers);
        List<Optional<RowJudge>> judges = new ArrayList<>();
        for (Judged rule : rules) {
            judges.add(rule.tree()
                    .map(tree -> RowJudge.of(tree, context, settings.options().filteredRowsPass())));
        }
        Reading reading = new Reading(judges);
        for (Split split : dataset.splits()) {
            if (!isNeeded()) {
                break;
            }
            reading.start(split);
            try (BatchReader reader = split.open(projection, allocator)) {
                while (isNeeded() && reader.next()) {
                    cancellation.check();
                    reading.add(reader);
                }
            } catch (OutOfMemoryException e) {
                throw new LimitException(
                        dataset.name() + ": " + split.description()
                                + ": reading rows needs more memory than is allowed (" + allocator.getLimit()
                                + " bytes); raise it with --memory",
                        e);
            }
        }
        sinks.commit();
    }

    /** The batches on their way through. */
    private final class Reading implements RowBatch {
        private final List<Optional<RowJudge>> judges;
        private final ScopeMasks scopes = new ScopeMasks(projection::ordinal);
        private final Batch batch = new Batch();
        private final RowMask failed = new RowMask();
        private final int[] ordinals;
        private Optional<String> file = Optional.empty();
        private DictionaryProvider dictionaries = new DictionaryProvider.MapDictionaryProvider();
        private String place = "";
        private long before;
        private long rowsOfSplit;

        Reading(List<Optional<RowJudge>> judges) {
            this.judges = judges;
            this.ordinals = shown.stream()
                    .mapToInt(column -> projection.ordinal(ColumnPath.of(column.name())))
                    .toArray();
        }

        void start(Split split) {
            if (!split.file().equals(file)) {
                before = 0;
                file = split.file();
            }
            place = split.description();
            rowsOfSplit = 0;
        }

        void add(BatchReader reader) throws DataException {
            dictionaries = reader.dictionaries();
            batch.load(reader.batch(), reader.dictionaries(), projection, rowsOfSplit);
            int count = batch.rows();
            if (count > 0) {
                scopes.show(batch);
                failed.clear(count);
                for (int i = 0; i < judges.size(); i++) {
                    judge(i);
                }
                sinks.write(this);
                before += count;
                rowsOfSplit += count;
            }
        }

        private void judge(int rule) throws DataException {
            Optional<RowJudge> judge = judges.get(rule);
            Judged judged = rules.get(rule);
            if (judge.isEmpty() || (!sinks.areOpen() && judged.examples().wanted() == 0)) {
                return;
            }
            try {
                judge.get().judge(batch, scopes);
            } catch (RuleLimitException | UncheckedIOException | StackOverflowError e) {
                if (sinks.areOpen()) {
                    throw new LimitException(
                            judged.name() + ", " + place + ": its row results cannot be told: " + e.getMessage(), e);
                }
                // Examples are a courtesy: none of this rule, then.
                judged.examples().giveUp();
                return;
            }
            RowMask failing = judge.get().failing();
            for (int word = 0; word < failing.wordCount(); word++) {
                failed.word(word, failed.word(word) | failing.word(word));
                for (long left = failing.word(word);
                        left != 0 && judged.examples().wanted() > 0;
                        left &= left - 1) {
                    int row = (word << 6) + Long.numberOfTrailingZeros(left);
                    judged.examples().add(file, rowNumber(row), path -> batch.column(projection.ordinal(path)), row);
                }
            }
        }

        @Override
        public int rows() {
            return batch.rows();
        }

        @Override
        public Optional<String> file() {
            return file;
        }

        @Override
        public long rowNumber(int row) {
            return before + row + 1;
        }

        @Override
        public Column column(int index) {
            return batch.column(ordinals[index]);
        }

        @Override
        public DictionaryProvider dictionaries() {
            return dictionaries;
        }

        @Override
        public RowVerdict verdict(int rule, int row) {
            Optional<RowJudge> judge = judges.get(rule);
            if (judge.isEmpty()) {
                return RowVerdict.SKIP;
            }
            return judge.get().passing().contains(row)
                    ? RowVerdict.PASS
                    : judge.get().failing().contains(row) ? RowVerdict.FAIL : RowVerdict.SKIP;
        }

        @Override
        public RowMask failed() {
            return failed;
        }
    }
}
