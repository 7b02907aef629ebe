package dev.assay.bench.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One piece of work: the same question to each racer.
 *
 * @param title for the report
 * @param rules the ruleset
 * @param sql a statement whose columns are named as the metrics of the rules; empty: not asked of DuckDB
 * @param data the file
 * @param deequ whether Deequ is asked, too
 * @param target what is wanted, in words; empty: nothing
 */
record Work(String title, Path rules, Optional<String> sql, Path data, boolean deequ, String target) {
    /** Work from {@code works/NAME.dqdl} and, if it is there, {@code works/NAME.sql}. */
    static Work of(Path works, String name, String title, Path data, boolean deequ, String target) throws IOException {
        Path statement = works.resolve(name + ".sql");
        Optional<String> sql = Files.exists(statement) ? Optional.of(sql(works, statement, data)) : Optional.empty();
        return new Work(title, works.resolve(name + ".dqdl"), sql, data, deequ, target);
    }

    private static String sql(Path works, Path statement, Path data) throws IOException {
        String inner = Files.readString(works.resolve("orders-duckdb.sql")).strip();
        return Files.readString(statement)
                .replace(":statement", inner.substring(0, inner.lastIndexOf(';')))
                .replace(":path", data.toString().replace("'", "''"));
    }
}
