package dev.assay.scan;

import dev.assay.batch.Batch;
import dev.assay.batch.RowMask;
import dev.assay.data.BatchReader;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.LimitException;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.filter.FilterEvaluator;
import dev.assay.internal.limit.RuleLimitException;
import dev.assay.result.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.OutOfMemoryException;
import org.jspecify.annotations.Nullable;

/** Reads one split after the other on one thread and feeds the batches to the accumulators that need them. */
final class SplitReader {
    /** A filter that selected rows in so many splits in a row is taken to do so in the others, too. */
    private static final int MOST_VAIN_PROBES = 2;

    private final Dataset dataset;
    private final ScanSettings settings;
    private final Map<Projection, Integer> vainProbes = new HashMap<>();
    private final Batch batch = new Batch();
    private final RowMask all = new RowMask();

    SplitReader(Dataset dataset, ScanSettings settings) {
        this.dataset = dataset;
        this.settings = settings;
    }

    /** How much was read. */
    record Amount(long rows, long bytes) {}

    Amount read(int index, Split split, List<Slot<?>> slots) throws DataException {
        if (!split.storesColumnsApart()) {
            return pass(index, split, slots);
        }
        Amount total = new Amount(0, 0);
        for (List<Slot<?>> part : SharedColumns.parts(slots)) {
            Amount amount = pass(index, split, part);
            total = new Amount(amount.rows(), total.bytes() + amount.bytes());
        }
        return total;
    }

    private Amount pass(int index, Split split, List<Slot<?>> slots) throws DataException {
        Projection projection = projection(slots);
        List<Group> groups = groups(slots);
        Amount probed = new Amount(0, 0);
        try {
            for (Group group : groups) {
                group.start(index, projection);
            }
            boolean anyRow = true;
            Projection filters = filters(slots);
            if (split.storesColumnsApart()
                    && groups.stream().allMatch(Group::isFiltered)
                    && filters.columns().size() < projection.columns().size()
                    && vainProbes.getOrDefault(filters, 0) < MOST_VAIN_PROBES) {
                Probe probe = probe(split, filters, groups);
                anyRow = probe.anySelected();
                vainProbes.put(filters, anyRow ? vainProbes.getOrDefault(filters, 0) + 1 : 0);
                probed = probe.amount();
            }
            Amount amount = anyRow ? readAll(split, projection, groups) : probed;
            for (Group group : groups) {
                group.finish(split);
            }
            return anyRow ? new Amount(amount.rows(), amount.bytes() + probed.bytes()) : probed;
        } catch (OutOfMemoryException e) {
            throw new LimitException(
                    dataset.name() + ": " + split.description() + ": reading needs more memory than is allowed ("
                            + settings.allocator().getLimit() + " bytes); raise it with --memory",
                    e);
        } finally {
            groups.forEach(Group::close);
        }
    }

    private Amount readAll(Split split, Projection projection, List<Group> groups) throws DataException {
        long rows = 0;
        try (BatchReader reader = split.open(projection, settings.allocator())) {
            while (reader.next()) {
                settings.cancellation().check();
                batch.load(reader.batch(), reader.dictionaries(), projection, rows);
                if (batch.rows() > 0) {
                    all.fill(batch.rows());
                    for (Group group : groups) {
                        group.add(batch, all, split);
                    }
                }
                rows += batch.rows();
            }
            return new Amount(rows, reader.bytesRead());
        }
    }

    private record Probe(boolean anySelected, Amount amount) {}

    /**
     * Reads the filters' columns alone, up to the first row that one of them selects. Where there is none, the measured columns need not be
     * read; otherwise the first batch was read twice, which is why a filter that mostly selects rows is soon no longer tried.
     */
    private Probe probe(Split split, Projection filters, List<Group> groups) throws DataException {
        List<FilterEvaluator> evaluators = groups.stream()
                .flatMap(group -> group.evaluator(filters).stream())
                .toList();
        long rows = 0;
        try (BatchReader reader = split.open(filters, settings.allocator())) {
            while (reader.next()) {
                settings.cancellation().check();
                batch.load(reader.batch(), reader.dictionaries(), filters, rows);
                for (FilterEvaluator evaluator : evaluators) {
                    if (selectsAny(evaluator)) {
                        return new Probe(true, new Amount(rows, reader.bytesRead()));
                    }
                }
                rows += batch.rows();
            }
            return new Probe(false, new Amount(rows, reader.bytesRead()));
        }
    }

    private boolean selectsAny(FilterEvaluator evaluator) {
        try {
            return !evaluator.evaluate(batch).isEmpty();
        } catch (RuntimeException | StackOverflowError e) {
            // Reading everything runs into it again, and says whose end it is.
            return true;
        }
    }

    /** The columns of the filters. */
    private static Projection filters(List<Slot<?>> slots) {
        return Projection.of(slots.stream()
                .flatMap(slot -> slot.measurement().scope().stream())
                .flatMap(scope -> scope.filter().columns().stream())
                .toList());
    }

    private static Projection projection(List<Slot<?>> slots) {
        return Projection.of(slots.stream().flatMap(SharedColumns::requests).toList());
    }

    /** Measurements with the same filter stand together: the filter runs once per batch. */
    private static List<Group> groups(List<Slot<?>> slots) {
        Map<Optional<Scope>, List<Slot<?>>> byScope = new LinkedHashMap<>();
        for (Slot<?> slot : slots) {
            byScope.computeIfAbsent(slot.measurement().scope(), scope -> new ArrayList<>())
                    .add(slot);
        }
        List<Group> groups = new ArrayList<>();
        byScope.forEach((scope, members) -> groups.add(new Group(scope, members)));
        return groups;
    }

    private static final class Group {
        private final Optional<Scope> scope;
        private final List<Slot<?>> members;
        private final List<Slot.Running<?>> running = new ArrayList<>();
        private @Nullable FilterEvaluator filter;

        Group(Optional<Scope> scope, List<Slot<?>> members) {
            this.scope = scope;
            this.members = members;
        }

        boolean isFiltered() {
            return scope.isPresent();
        }

        Optional<FilterEvaluator> evaluator(Projection projection) {
            return scope.map(present -> present.filter().evaluator(projection::ordinal));
        }

        void start(int split, Projection projection) {
            filter = evaluator(projection).orElse(null);
            for (Slot<?> slot : members) {
                running.add(slot.start(split, projection));
            }
        }

        void add(Batch batch, RowMask all, Split split) {
            RowMask rows = all;
            FilterEvaluator evaluator = filter;
            if (evaluator != null) {
                try {
                    rows = evaluator.evaluate(batch);
                } catch (RuntimeException | StackOverflowError e) {
                    failAll(split, e);
                    return;
                }
            }
            for (Slot.Running<?> one : running) {
                if (one.slot().failed()) {
                    continue;
                }
                try {
                    one.accumulator().add(batch, rows);
                } catch (DataException | RuntimeException | StackOverflowError e) {
                    fail(one.slot(), split, e);
                }
            }
        }

        void finish(Split split) {
            for (Slot.Running<?> one : running) {
                if (one.slot().failed()) {
                    continue;
                }
                try {
                    one.finish();
                } catch (DataException | RuntimeException | StackOverflowError e) {
                    fail(one.slot(), split, e);
                }
            }
        }

        void close() {
            running.forEach(Slot.Running::close);
            running.clear();
        }

        private void failAll(Split split, Throwable error) {
            for (Slot.Running<?> one : running) {
                fail(one.slot(), split, error);
            }
        }

        /**
         * What one measurement runs into is that measurement's end, not the scan's. Limits are expected; any other exception is a
         * defect, and says so.
         */
        private static void fail(Slot<?> slot, Split split, Throwable error) {
            String where = slot.measurement().label() + ", " + split.description() + ": ";
            if (error instanceof OutOfMemoryException) {
                slot.fail(Cause.LIMIT, where + "more memory was needed than is allowed; raise it with --memory");
            } else if (error instanceof StackOverflowError) {
                slot.fail(Cause.LIMIT, where + "the stack overflowed");
            } else if (error instanceof DataException || error instanceof RuleLimitException) {
                slot.fail(Cause.LIMIT, where + error.getMessage());
            } else {
                slot.fail(
                        Cause.INTERNAL,
                        where + "internal error: " + error
                                + "; this is a defect of Assay, please report it with the rule");
            }
        }
    }
}
