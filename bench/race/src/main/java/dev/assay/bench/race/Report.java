package dev.assay.bench.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/** Writes down, as Markdown, what came out. */
final class Report {
    private final StringBuilder text = new StringBuilder();

    void line(String line) {
        text.append(line).append('\n');
        System.out.println(line);
    }

    void head(String title) {
        line("");
        line("## " + title);
        line("");
    }

    void warm(Iterable<Heat> heats) {
        line("| work | racer | median | least–most | Assay is faster by | peak memory | Assay read | wanted |");
        line("|---|---|---|---|---|---|---|---|");
        for (Heat heat : heats) {
            Heat.Lane own = heat.own();
            for (Heat.Lane lane : heat.lanes()) {
                boolean first = lane == own;
                Series seconds = lane.seconds();
                line("| %s | %s | %s | %s–%s | %s | %s | %s | %s |"
                        .formatted(
                                first ? heat.work().title() : "",
                                lane.engine().title,
                                time(seconds.median()),
                                time(seconds.least()),
                                time(seconds.most()),
                                first ? "" : "%.2f".formatted(seconds.ratioTo(own.seconds())),
                                bytes(lane.peakBytes()),
                                first ? bytes(heat.bytesRead()) : "",
                                first ? heat.work().target() : ""));
            }
        }
    }

    void cold(Iterable<ColdHeat> heats) {
        line("| work | process | median | least–most | Assay is faster by | peak memory |");
        line("|---|---|---|---|---|---|");
        for (ColdHeat heat : heats) {
            ColdHeat.Lane own = heat.lanes().get(0);
            for (ColdHeat.Lane lane : heat.lanes()) {
                boolean first = lane == own;
                Series seconds = lane.seconds();
                line("| %s | %s | %s | %s–%s | %s | %s |"
                        .formatted(
                                first ? heat.title() : "",
                                lane.name(),
                                time(seconds.median()),
                                time(seconds.least()),
                                time(seconds.most()),
                                first ? "" : "%.2f".formatted(seconds.ratioTo(own.seconds())),
                                bytes((long) lane.peakBytes().median())));
            }
        }
    }

    void answers(Heat heat) {
        TreeSet<String> names = new TreeSet<>();
        StringBuilder head = new StringBuilder("| metric |");
        for (Heat.Lane lane : heat.lanes()) {
            names.addAll(lane.answers().keySet());
            head.append(' ').append(lane.engine().title).append(" |");
        }
        line(head.toString());
        line("|---".repeat(1 + heat.lanes().size()) + "|");
        for (String name : names) {
            StringBuilder row = new StringBuilder("| `" + name + "` |");
            for (Heat.Lane lane : heat.lanes()) {
                Double value = lane.answers().get(name);
                row.append(' ').append(value == null ? "–" : value.toString()).append(" |");
            }
            line(row.toString());
        }
    }

    static String time(double seconds) {
        return seconds < 1 ? "%.0f ms".formatted(seconds * 1000) : "%.2f s".formatted(seconds);
    }

    static String bytes(long bytes) {
        return bytes >= 1_000_000_000 ? "%.2f GB".formatted(bytes / 1e9) : "%.1f MB".formatted(bytes / 1e6);
    }

    void write(Path file) throws IOException {
        Files.writeString(file, text);
    }
}
