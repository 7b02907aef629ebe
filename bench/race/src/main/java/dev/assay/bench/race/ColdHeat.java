package dev.assay.bench.race;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whole processes in turn: from their start to their end, with one request each.
 *
 * @param seconds by racer
 * @param peakBytes the most memory that was resident, by racer; the median of the runs
 */
record ColdHeat(String title, Map<String, Series> seconds, Map<String, Series> peakBytes) {
    /**
     * A process.
     *
     * @param input what it gets on standard input
     */
    record Run(List<String> command, String input) {}

    static ColdHeat run(String title, Map<String, Run> runs, int rounds, Path folder) throws IOException {
        Map<String, Series> seconds = new LinkedHashMap<>();
        Map<String, Series> peaks = new LinkedHashMap<>();
        runs.forEach((name, run) -> {
            seconds.put(name, new Series());
            peaks.put(name, new Series());
        });
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Run> run : runs.entrySet()) {
                time(run.getValue(), folder, seconds.get(run.getKey()), peaks.get(run.getKey()));
            }
        }
        return new ColdHeat(title, seconds, peaks);
    }

    private static void time(Run run, Path folder, Series seconds, Series peaks) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(run.command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        // A reader of its own, so that this one can watch the memory.
        StringBuilder output = new StringBuilder();
        Thread reader = new Thread(() -> {
            try {
                output.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                output.append(e);
            }
        });
        reader.start();
        process.getOutputStream().write(run.input().getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        long peak = 0;
        try {
            while (!process.waitFor(5, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, Racer.peakBytes(process.pid()));
            }
            seconds.add((System.nanoTime() - start) / 1e9);
            peaks.add(peak);
            reader.join();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (process.exitValue() > 1) {
            throw new IOException(run.command() + " failed: " + output);
        }
    }
}
