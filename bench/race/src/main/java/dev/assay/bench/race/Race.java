package dev.assay.bench.race;

import dev.assay.bench.race.Racer.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The race: {@code Race [--rows N] [--rounds N] [--data FOLDER] [--only PART] [--without-deequ] [--out FILE]}. Run from the project's folder.
 */
public final class Race {
    private static final String PAGES =
            "order_id,customer_id,quantity,price,status,email,comment,country,weight,txn_uuid";

    private final Path project = Path.of("").toAbsolutePath();
    private final Path works = project.resolve("bench/race/works");
    private final Map<String, String> options;
    private final Report report = new Report();
    private final int rounds;
    private final Tables tables;

    private Race(Map<String, String> options) {
        this.options = options;
        this.rounds = Integer.parseInt(options.getOrDefault("rounds", "5"));
        this.tables = new Tables(
                Path.of(options.getOrDefault("data", "bench/race/target/data")).toAbsolutePath(),
                project.resolve("bench/race/orders.sql"));
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i++) {
            String name = args[i].replaceFirst("^--", "");
            options.put(name, name.startsWith("without-") ? "true" : args[++i].replace("_", ""));
        }
        new Race(options).run();
    }

    private void run() throws Exception {
        long rows = Long.parseLong(options.getOrDefault("rows", "10000000"));
        Path orders = tables.orders(rows);
        long textRows = Math.max(1, rows / 5);
        report.line("# Results of the race");
        report.line("");
        report.line("Written by `bench/race/run`. Machine: " + Machine.describe() + ".");
        report.line(
                "DuckDB " + duckVersion()
                        + " (JDBC), Deequ 2.1.0-spark-3.5 on Spark 3.5.7. Each racer in a JVM of its own with"
                        + " default flags (Deequ: `-Xmx8g`), threads = cores, page cache warm; one run to warm up, then "
                        + rounds
                        + " rounds in turn (up to 40, for 8 s, where they are short). Ratios are medians of the rounds' ratios.");
        report.line("Data: `" + orders.getFileName() + "`, " + rows + " rows, " + Report.bytes(Files.size(orders))
                + ", CRC-32 " + checksum(orders) + ".");
        boolean deequ = !options.containsKey("without-deequ");
        List<Heat> heats = new ArrayList<>();
        Predicate<String> wanted = name -> options.getOrDefault("only", name).matches(".*\\b" + name + "\\b.*");
        for (Work work : List.of(
                work("orders", "19 rules of `orders.dqdl`", orders, deequ, "2.5 × DuckDB, 20 × Deequ, < 1.2 GB"),
                work("orders-footer", "`orders-footer.dqdl`", orders, false, "< 60 ms, 0 bytes"),
                work("numbers", "mean, deviation, sum, bounds of 3 columns", orders, false, "1.2 × DuckDB"),
                work("members", "membership, dictionary column", orders, false, "3 × DuckDB"),
                work("pattern", "regular expression, dictionary column", orders, false, "3 × DuckDB"),
                work("uuid", "exact uniqueness of a UUID text", orders, false, "2 × DuckDB"),
                work("sequence", "exact uniqueness of a sequence", orders, false, "5 × DuckDB"))) {
            heat(work, wanted, heats);
        }
        for (String ending : List.of("json", "csv")) {
            if (wanted.test(ending)) {
                Path text = tables.text(textRows, orders, ending);
                heats.add(heat(work("text", "6 rules, " + textRows + " rows of " + ending, text, false, "1 × DuckDB")));
            }
        }
        report.head("Warm");
        report.warm(heats);
        if (wanted.test("orders")) {
            floor(orders, heats.get(0));
        }
        for (Heat heat : heats) {
            if (heat.work().title().contains("19 rules")) {
                report.head("Answers of `orders.dqdl`");
                report.answers(heat);
            }
        }
        report.head("Differences");
        for (Heat heat : heats) {
            report.line("* " + heat.work().title() + ": " + heat.compared() + " metrics compared, "
                    + (heat.differences().isEmpty() ? "all equal" : String.join("; ", heat.differences())));
        }
        save(report);
        if (wanted.test("cold")) {
            report.head("Cold, whole processes");
            report.cold(new Cold(project, tables, Math.max(3, rounds)).run(orders, deequ));
            save(report);
        }
        if (wanted.test("growth")) {
            new Growth(project, works, tables, rounds).run(rows, report);
        }
        save(report);
    }

    /** What there is so far, so that an hour is not lost with what comes last. */
    private void save(Report report) throws IOException {
        if (options.containsKey("out")) {
            report.write(Path.of(options.get("out")));
        }
    }

    /** How far the 19 rules are from what reading and decompressing their pages takes. */
    private void floor(Path orders, Heat heat) throws IOException {
        Series seconds = new Series();
        long bytes = 0;
        try (Racer racer = Racer.start(Engine.ASSAY, project)) {
            var request = Worker.JSON.createObjectNode();
            request.put("data", orders.toString());
            request.put("pagesOf", PAGES);
            racer.run(request);
            for (int round = 0; round < rounds; round++) {
                Racer.Answer answer = racer.run(request);
                seconds.add(answer.seconds());
                bytes = answer.bytesRead();
            }
        }
        double floor = seconds.median();
        report.line("");
        report.line("The floor: reading, checking and decompressing the pages of the columns that the 19 rules read ("
                + PAGES + "; "
                + Report.bytes(bytes) + ") and nothing else takes " + Report.time(floor) + "; the 19 rules take "
                + "%.2f times as long.".formatted(heat.own().seconds().median() / floor));
    }

    private Work work(String name, String title, Path data, boolean deequ, String target) throws IOException {
        return Work.of(works, name, title, data, deequ, target);
    }

    private void heat(Work work, Predicate<String> wanted, List<Heat> heats) throws IOException {
        if (wanted.test(work.rules().getFileName().toString().replace(".dqdl", ""))) {
            heats.add(heat(work));
        }
    }

    private Heat heat(Work work) throws IOException {
        System.err.println("… " + work.title());
        Heat heat = Heat.run(work, rounds, project);
        for (Heat.Lane lane : heat.lanes()) {
            System.err.println("  " + lane.engine().title + " "
                    + Report.time(lane.seconds().median())
                    + " (%.2f)".formatted(lane.seconds().ratioTo(heat.own().seconds())));
        }
        return heat;
    }

    private static String duckVersion() throws java.sql.SQLException {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:")) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private static String checksum(Path file) throws IOException {
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        try (var in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 20];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
            }
        }
        return "%08x".formatted(crc.getValue());
    }
}
