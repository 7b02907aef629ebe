package dev.assay.sql.duckdb;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.Projection;
import dev.assay.sql.SqlException;
import dev.assay.sql.SqlRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;

/** Runs a statement and gives its rows in batches. The statement runs on a thread of its own, so that it can be ended. */
final class ResultReader implements BatchReader {
    private static final int BATCH_ROWS = 8_192;
    private static final long LOOK_MILLIS = 20;

    private final Session session;
    private final Statement statement;
    private final ResultSet rows;
    private final List<ResultColumn> columns;
    private final VectorSchemaRoot root;
    private final DictionaryProvider none = new DictionaryProvider.MapDictionaryProvider();
    private boolean ended;

    private ResultReader(
            Session session,
            Statement statement,
            ResultSet rows,
            List<ResultColumn> columns,
            BufferAllocator allocator) {
        this.session = session;
        this.statement = statement;
        this.rows = rows;
        this.columns = columns;
        List<FieldVector> vectors = new ArrayList<>();
        columns.forEach(column -> vectors.add(column.field().createVector(allocator)));
        this.root = new VectorSchemaRoot(vectors);
    }

    static ResultReader run(
            SqlRequest request, String sql, List<ResultColumn> all, Projection projection, BufferAllocator allocator)
            throws DataException {
        List<ResultColumn> wanted = new ArrayList<>();
        for (ColumnRequest column : projection.columns()) {
            wanted.add(all.stream()
                    .filter(known ->
                            known.field().getName().equals(column.path().root()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no column " + column.path())));
        }
        Session session = Session.open(request, allocator);
        try {
            Statement statement = session.connection().createStatement();
            return new ResultReader(session, statement, execute(request, session, statement, sql), wanted, allocator);
        } catch (SQLException e) {
            SqlException problem = Session.problem(e);
            session.close();
            throw problem;
        } catch (DataException | RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    /** Waits for the statement, and ends it when it is to be ended. */
    private static ResultSet execute(SqlRequest request, Session session, Statement statement, String sql)
            throws SQLException, DataException {
        Execution execution = new Execution(statement, sql);
        Thread thread = new Thread(execution, "assay-sql");
        thread.setDaemon(true);
        thread.start();
        Optional<DataException> stopped = Optional.empty();
        boolean interrupted = false;
        while (!execution.isDone()) {
            try {
                execution.done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (stopped.isEmpty()) {
                try {
                    request.stop().check();
                } catch (DataException e) {
                    stopped = Optional.of(e);
                }
            }
            if (stopped.isPresent()) {
                // Again and again: the statement may not have begun when it is cancelled first.
                statement.cancel();
                Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (stopped.isPresent()) {
            throw stopped.get();
        }
        Optional<DataException> failure = session.dataFailure();
        if (failure.isPresent()) {
            throw failure.get();
        }
        return execution.result();
    }

    private static final class Execution implements Runnable {
        private final Statement statement;
        private final String sql;
        private final CountDownLatch done = new CountDownLatch(1);
        private @Nullable ResultSet rows;
        private @Nullable SQLException problem;

        Execution(Statement statement, String sql) {
            this.statement = statement;
            this.sql = sql;
        }

        @Override
        public void run() {
            try {
                rows = statement.executeQuery(sql);
            } catch (SQLException e) {
                problem = e;
            } catch (RuntimeException | Error e) {
                problem = new SQLException("the SQL engine failed: " + e, e);
            } finally {
                done.countDown();
            }
        }

        boolean isDone() {
            return done.getCount() == 0;
        }

        ResultSet result() throws SQLException {
            SQLException failed = problem;
            if (failed != null) {
                throw failed;
            }
            ResultSet result = rows;
            if (result == null) {
                throw new SQLException("the statement gave no result");
            }
            return result;
        }
    }

    @Override
    public boolean next() throws DataException {
        if (ended) {
            return false;
        }
        root.clear();
        int count = 0;
        try {
            while (count < BATCH_ROWS && rows.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).write(rows, root.getVector(i), count);
                }
                count++;
            }
        } catch (SQLException e) {
            throw Session.problem(e);
        }
        ended = count < BATCH_ROWS;
        root.setRowCount(count);
        return count > 0;
    }

    @Override
    public VectorSchemaRoot batch() {
        return root;
    }

    @Override
    public DictionaryProvider dictionaries() {
        return none;
    }

    @Override
    public void close() {
        root.close();
        try {
            rows.close();
            statement.close();
        } catch (SQLException e) {
            // The session goes with them.
            return;
        } finally {
            session.close();
        }
    }
}
