package dev.assay.sql.duckdb;

import dev.assay.batch.Batch;
import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.sql.SqlRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as a table function: read by our own readers, split by split, as often as a statement scans it and only the columns that it
 * names. Columns that cannot be read row by row, and names that are there twice, are left out.
 */
final class DatasetFunction
        implements DuckDBTableFunction<Dataset, DatasetFunction.Scan, DatasetFunction.Worker>, AutoCloseable {
    private final Dataset dataset;
    private final BufferAllocator allocator;
    private final int threads;
    private final SqlRequest.Stop stop;
    private final List<ColumnFeed> feeds = new ArrayList<>();
    private final AtomicReference<@Nullable DataException> failure = new AtomicReference<>();
    private final List<Worker> workers = new ArrayList<>();

    DatasetFunction(Dataset dataset, BufferAllocator allocator, int threads, SqlRequest.Stop stop) {
        this.dataset = dataset;
        this.allocator = allocator;
        this.threads = threads;
        this.stop = stop;
        Set<String> names = new HashSet<>();
        for (Field field : dataset.schema().getFields()) {
            Optional<ColumnFeed> feed = ColumnFeed.of(field);
            if (feed.isPresent() && names.add(field.getName().toLowerCase(Locale.ROOT))) {
                feeds.add(feed.get());
            }
        }
    }

    void register(String name, Connection connection) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(name).withProjectionPushdown().withFunction(this).register(connection);
        }
    }

    /** The columns as a view has them. */
    String columns() {
        return feeds.isEmpty()
                ? "1 AS \"no column\""
                : feeds.stream().map(ColumnFeed::expression).collect(Collectors.joining(", "));
    }

    /** Why the dataset could not be read. */
    Optional<DataException> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    public Dataset bind(DuckDBTableFunctionBindInfo info) throws SQLException {
        for (ColumnFeed feed : feeds) {
            feed.declare(info);
        }
        if (feeds.isEmpty()) {
            info.addResultColumn("no column", Integer.class);
        }
        return dataset;
    }

    @Override
    public Scan init(DuckDBTableFunctionInitInfo info) throws Exception {
        List<ColumnFeed> wanted = new ArrayList<>();
        for (long i = 0; i < info.getColumnCount(); i++) {
            long index = info.getColumnIndex(i);
            if (index >= 0 && index < feeds.size()) {
                wanted.add(feeds.get((int) index));
            }
        }
        try {
            Scan scan = new Scan(dataset.splits(), wanted);
            info.setMaxThreads(Math.max(1, Math.min(threads, scan.splits.size())));
            return scan;
        } catch (DataException e) {
            failure.compareAndSet(null, e);
            throw e;
        }
    }

    @Override
    public Worker localInit(DuckDBTableFunctionInitInfo info) {
        Worker worker = new Worker();
        synchronized (workers) {
            workers.add(worker);
        }
        return worker;
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) throws Exception {
        Scan scan = info.getInitData();
        Worker worker = info.getLocalInitData();
        try {
            stop.check();
            return worker.fill(scan, out);
        } catch (DataException e) {
            failure.compareAndSet(null, e);
            throw e;
        } catch (RuntimeException e) {
            failure.compareAndSet(null, new DataException(dataset.name() + ": cannot be read: " + e, e));
            throw e;
        }
    }

    /** Frees what scans that were not finished still hold. */
    @Override
    public void close() {
        synchronized (workers) {
            workers.forEach(Worker::close);
            workers.clear();
        }
    }

    /** One scan of the dataset, by several workers. */
    static final class Scan {
        private final List<Split> splits;
        private final List<ColumnFeed> feeds;
        private final Projection projection;
        private final AtomicInteger next = new AtomicInteger();

        Scan(List<Split> splits, List<ColumnFeed> feeds) {
            this.splits = splits;
            this.feeds = feeds;
            List<ColumnRequest> requests = new ArrayList<>();
            feeds.forEach(feed -> requests.add(ColumnRequest.values(ColumnPath.of(feed.name()))));
            this.projection = Projection.of(requests);
        }
    }

    /** The reading of one thread. */
    final class Worker {
        private final Batch batch = new Batch();
        private @Nullable BatchReader reader;
        private int at;
        private boolean loaded;

        /** Fills a chunk; returns its rows, 0 at the end. */
        synchronized long fill(Scan scan, DuckDBDataChunkWriter out) throws Exception {
            if (!advance(scan)) {
                return 0;
            }
            int rows = (int) Math.min(out.capacity(), batch.rows() - at);
            for (int i = 0; i < scan.feeds.size(); i++) {
                ColumnFeed feed = scan.feeds.get(i);
                int ordinal = scan.projection.ordinal(ColumnPath.of(feed.name()));
                feed.copy(batch.column(ordinal), at, rows, out.vector(i));
            }
            if (scan.feeds.isEmpty() && out.columnCount() > 0) {
                for (int row = 0; row < rows; row++) {
                    out.vector(0).setNull(row);
                }
            }
            at += rows;
            return rows;
        }

        /** Moves to a batch with rows left. */
        private boolean advance(Scan scan) throws DataException {
            while (true) {
                if (loaded && at < batch.rows()) {
                    return true;
                }
                loaded = false;
                BatchReader current = reader;
                if (current != null && current.next()) {
                    batch.load(current.batch(), current.dictionaries(), scan.projection, 0);
                    at = 0;
                    loaded = true;
                    continue;
                }
                close();
                int split = scan.next.getAndIncrement();
                if (split >= scan.splits.size()) {
                    return false;
                }
                reader = scan.splits.get(split).open(scan.projection, allocator);
            }
        }

        synchronized void close() {
            BatchReader current = reader;
            reader = null;
            loaded = false;
            if (current != null) {
                current.close();
            }
        }
    }
}
