package dev.assay.sql.duckdb;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.sql.SqlException;
import dev.assay.sql.SqlRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.arrow.memory.BufferAllocator;

/** An instance of DuckDB with the datasets of a request as views, locked down. */
final class Session implements AutoCloseable {
    private static final long LEAST_MEMORY = 64L << 20;
    private static final String FAILED_QUERY = "Attempting to execute an unsuccessful or closed pending query result";

    private final Connection connection;
    private final List<DatasetFunction> functions = new ArrayList<>();

    private Session(Connection connection) {
        this.connection = connection;
    }

    /** @param allocator for batches of the datasets that are read */
    static Session open(SqlRequest request, BufferAllocator allocator) throws SqlException {
        try {
            Session session = new Session(DriverManager.getConnection("jdbc:duckdb:", new Properties()));
            try {
                session.prepare(request, allocator);
                return session;
            } catch (SQLException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    private void prepare(SqlRequest request, BufferAllocator allocator) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + request.threads());
            statement.execute("SET memory_limit = '" + Math.max(LEAST_MEMORY, request.memoryBytes()) + "B'");
            statement.execute("SET temp_directory = ''");
            statement.execute("SET TimeZone = " + Dialect.literal(zone(request)));
            // As Spark: a division by zero is null.
            statement.execute("SET ieee_floating_point_ops = false");
            int number = 0;
            for (Map.Entry<String, Dataset> entry : request.datasets().entrySet()) {
                DatasetFunction function =
                        new DatasetFunction(entry.getValue(), allocator, request.threads(), request.stop());
                String name = "assay_dataset_" + number++;
                function.register(name, connection);
                functions.add(function);
                statement.execute("CREATE VIEW " + Dialect.quoted(entry.getKey()) + " AS SELECT " + function.columns()
                        + " FROM " + name + "()");
            }
            statement.execute("SET autoinstall_known_extensions = false");
            statement.execute("SET autoload_known_extensions = false");
            statement.execute("SET allow_community_extensions = false");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
    }

    /** DuckDB knows regions; an offset of whole hours has a region, other offsets have none. */
    private static String zone(SqlRequest request) {
        String id = request.time().zone().normalized().getId();
        if (id.equals("Z")) {
            return "UTC";
        }
        if (id.startsWith("+") || id.startsWith("-")) {
            int hours = Integer.parseInt(id.substring(1, 3));
            return "Etc/GMT" + (id.charAt(0) == '+' ? "-" : "+") + hours;
        }
        return id;
    }

    Connection connection() {
        return connection;
    }

    /** The failure of a dataset that was read; a statement then fails because of it. */
    Optional<DataException> dataFailure() {
        return functions.stream()
                .map(DatasetFunction::failure)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What DuckDB says, in one line, without what it says of itself. */
    static SqlException problem(SQLException e) {
        String message = String.valueOf(e.getMessage());
        int wrapped = message.indexOf(FAILED_QUERY);
        if (wrapped >= 0) {
            message = message.substring(wrapped + FAILED_QUERY.length()).strip();
            message = message.startsWith("Error:")
                    ? message.substring("Error:".length()).strip()
                    : message;
        }
        int end = message.indexOf("\n\nLINE ");
        message = (end < 0 ? message : message.substring(0, end))
                .replace('\n', ' ')
                .strip();
        return new SqlException(message, e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing of it is needed any more.
            return;
        } finally {
            functions.forEach(DatasetFunction::close);
        }
    }
}
