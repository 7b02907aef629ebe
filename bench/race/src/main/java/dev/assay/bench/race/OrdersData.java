package dev.assay.bench.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the orders table of the race: {@code OrdersData ROWS FILE.parquet [orders.sql]}. */
public final class OrdersData {
    private OrdersData() {}

    /** Writes the file under a temporary name first, so that an aborted run leaves nothing that looks complete. */
    public static void main(String[] args) throws IOException, SQLException {
        if (args.length < 2) {
            System.err.println("usage: OrdersData ROWS FILE.parquet [orders.sql]");
            System.exit(2);
        }
        long rows = Long.parseLong(args[0].replace("_", ""));
        Path target = Path.of(args[1]).toAbsolutePath();
        Path script = args.length > 2 ? Path.of(args[2]) : Path.of("bench", "race", "orders.sql");
        write(rows, target, script);
        System.out.println(target + ": " + rows + " rows, " + Files.size(target) + " bytes");
    }

    static void write(long rows, Path target, Path script) throws IOException, SQLException {
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        String sql = Files.readString(script)
                .replace(":rows", Long.toString(rows))
                .replace(":path", part.toString().replace("'", "''"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
            for (String one : sql.split(";\\s*\n")) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
