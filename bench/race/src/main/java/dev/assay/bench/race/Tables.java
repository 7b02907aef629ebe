package dev.assay.bench.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The files of the race, made by DuckDB when they are missing. */
record Tables(Path folder, Path script) {
    /** Orders as Parquet. */
    Path orders(long rows) throws IOException, SQLException {
        Path file = folder.resolve("orders-" + rows + ".parquet");
        if (!Files.exists(file)) {
            OrdersData.write(rows, file, script);
        }
        return file;
    }

    /** The first rows of orders as lines of JSON or as CSV, by the ending. */
    Path text(long rows, Path orders, String ending) throws IOException, SQLException {
        return make(
                "orders-" + rows + "." + ending,
                "COPY (SELECT * FROM '" + orders + "' LIMIT " + rows + ") TO ':path' (FORMAT "
                        + (ending.equals("csv") ? "csv, HEADER" : "json") + ")");
    }

    /** Numbers in so many columns, of which the first five have the same values whatever their number. */
    Path wide(int columns, long rows) throws IOException, SQLException {
        String list = IntStream.range(0, columns)
                .mapToObj(i -> "((i * " + (2 * i + 7) + ") % 1009)::INTEGER AS c" + i)
                .collect(Collectors.joining(", "));
        return make(
                "wide-" + columns + ".parquet",
                "COPY (SELECT " + list + " FROM range(" + rows
                        + ") t(i)) TO ':path' (FORMAT parquet, COMPRESSION snappy)");
    }

    private Path make(String name, String sql) throws IOException, SQLException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            Path part = file.resolveSibling(name + ".part");
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement()) {
                statement.execute(sql.replace(":path", part.toString()));
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
