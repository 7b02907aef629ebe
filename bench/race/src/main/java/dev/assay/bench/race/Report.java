package dev.assay.bench.race;

import dev.assay.bench.race.Racer.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
            boolean first = true;
            for (Map.Entry<Engine, Series> racer : heat.seconds().entrySet()) {
                Series seconds = racer.getValue();
                line("| %s | %s | %s | %s–%s | %s | %s | %s | %s |"
                        .formatted(
                                first ? heat.work().title() : "",
                                racer.getKey().title,
                                time(seconds.median()),
                                time(seconds.least()),
                                time(seconds.most()),
                                first ? "" : "%.2f".formatted(seconds.ratioTo(heat.seconds().get(Engine.ASSAY))),
                                bytes(heat.peakBytes().get(racer.getKey())),
                                first ? bytes(heat.bytesRead()) : "",
                                first ? heat.work().target() : ""));
                first = false;
            }
        }
    }

    void cold(Iterable<ColdHeat> heats) {
        line("| work | process | median | least–most | Assay is faster by | peak memory |");
        line("|---|---|---|---|---|---|");
        for (ColdHeat heat : heats) {
            Series ours = heat.seconds().values().iterator().next();
            boolean first = true;
            for (Map.Entry<String, Series> racer : heat.seconds().entrySet()) {
                Series seconds = racer.getValue();
                line("| %s | %s | %s | %s–%s | %s | %s |"
                        .formatted(
                                first ? heat.title() : "",
                                racer.getKey(),
                                time(seconds.median()),
                                time(seconds.least()),
                                time(seconds.most()),
                                first ? "" : "%.2f".formatted(seconds.ratioTo(ours)),
                                bytes((long) heat.peakBytes().get(racer.getKey()).median())));
                first = false;
            }
        }
    }

    void answers(Heat heat) {
        line("| metric | Assay | DuckDB | Deequ |");
        line("|---|---|---|---|");
        TreeSet<String> names = new TreeSet<>();
        heat.answers().values().forEach(answer -> names.addAll(answer.keySet()));
        for (String name : names) {
            StringBuilder row = new StringBuilder("| `" + name + "` |");
            for (Engine engine : Engine.values()) {
                Double value = heat.answers().getOrDefault(engine, Map.of()).get(name);
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
