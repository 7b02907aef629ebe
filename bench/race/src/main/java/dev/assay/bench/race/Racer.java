package dev.assay.bench.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A racer's process, seen from outside. */
final class Racer implements AutoCloseable {
    private final Process process;
    private final BufferedWriter to;
    private final BufferedReader from;

    /** What a racer answered. */
    record Answer(double seconds, TreeMap<String, Double> metrics, long bytesRead) {}

    private Racer(Process process) {
        this.process = process;
        this.to = process.outputWriter();
        this.from = process.inputReader();
    }

    /** The engines. */
    enum Engine {
        ASSAY("Assay"),
        DUCKDB("DuckDB"),
        DEEQU("Deequ");

        final String title;

        Engine(String title) {
            this.title = title;
        }

        /** The command of its worker. */
        List<String> command(Path project) {
            Path race = project.resolve("bench/race/target");
            String ours = race.resolve("classes") + ":" + race.resolve("lib") + "/*";
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            switch (this) {
                case ASSAY -> command.addAll(List.of("-cp", ours, "dev.assay.bench.race.AssayWorker"));
                case DUCKDB -> command.addAll(List.of("-cp", ours, "dev.assay.bench.race.DuckWorker"));
                default -> {
                    Path peer = project.resolve("conformance/peer/target");
                    command.addAll(List.of(
                            "@" + project.resolve("conformance/peer/jvm.options"),
                            "-Xmx8g",
                            "-cp",
                            peer.resolve("classes") + ":" + peer.resolve("lib") + "/*",
                            "dev.assay.conformance.peer.RacePeer"));
                }
            }
            return command;
        }

        /** Packages that Spark reaches into. */
        /** The request for a piece of work; empty if this engine is not asked. */
        Optional<ObjectNode> request(Work work) throws IOException {
            ObjectNode request = Worker.JSON.createObjectNode();
            request.put("data", work.data().toString());
            if (this == DUCKDB) {
                work.sql().ifPresent(sql -> request.put("sql", sql));
                return work.sql().map(sql -> request);
            }
            request.put("rules", work.rules().toString());
            return this == ASSAY || work.deequ() ? Optional.of(request) : Optional.empty();
        }
    }

    static Racer start(Engine engine, Path project) throws IOException {
        return new Racer(new ProcessBuilder(engine.command(project))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    Answer run(JsonNode request) throws IOException {
        to.write(request.toString());
        to.write('\n');
        to.flush();
        String line = from.readLine();
        if (line == null) {
            throw new IOException(
                    "a racer ended: " + process.info().commandLine().orElse(""));
        }
        JsonNode answer = Worker.JSON.readTree(line);
        if (answer.has("error")) {
            throw new IOException(answer.get("error").asText());
        }
        TreeMap<String, Double> metrics = new TreeMap<>();
        answer.get("metrics")
                .properties()
                .forEach(
                        metric -> metrics.put(metric.getKey(), metric.getValue().asDouble()));
        return new Answer(
                answer.get("seconds").asDouble(),
                metrics,
                answer.get("bytesRead").asLong());
    }

    /** The most memory that was resident, in bytes. */
    long peakBytes() throws IOException {
        return peakBytes(process);
    }

    /** The most memory of a process that was resident so far, in bytes; 0 if it is gone. */
    static long peakBytes(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            // It may end while its file is being read.
            if (process.isAlive()) {
                throw e;
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        to.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
