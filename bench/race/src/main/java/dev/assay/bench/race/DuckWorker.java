package dev.assay.bench.race;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.util.TreeMap;

/** DuckDB through its JDBC driver: one statement, one row. */
final class DuckWorker {
    private DuckWorker() {}

    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
            Worker.serve(request -> run(statement, request));
        }
    }

    private static Worker.Result run(Statement statement, JsonNode request) throws Exception {
        TreeMap<String, Double> metrics = new TreeMap<>();
        try (ResultSet row = statement.executeQuery(request.get("sql").asText())) {
            ResultSetMetaData columns = row.getMetaData();
            row.next();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                metrics.put(columns.getColumnLabel(i), row.getDouble(i));
            }
        }
        return new Worker.Result(metrics, -1);
    }
}
