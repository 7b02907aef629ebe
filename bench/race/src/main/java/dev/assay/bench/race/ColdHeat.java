package dev.assay.bench.race;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whole processes in turn: from their start to their end, with one request each.
 *
 * @param lanes in the order of the runs, Assay's first
 */
record ColdHeat(String title, List<Lane> lanes) {
    /**
     * A process.
     *
     * @param input what it gets on standard input
     */
    record Run(List<String> command, String input) {}

    /**
     * What came of one process.
     *
     * @param peakBytes the most memory that was resident, for each round
     */
    record Lane(String name, Run run, Series seconds, Series peakBytes) {}

    static ColdHeat run(String title, Map<String, Run> runs, int rounds, Path folder) throws IOException {
        List<Lane> lanes = new ArrayList<>();
        runs.forEach((name, run) -> lanes.add(new Lane(name, run, new Series(), new Series())));
        for (int round = 0; round < rounds; round++) {
            for (Lane lane : lanes) {
                time(lane.run(), folder, lane.seconds(), lane.peakBytes());
            }
        }
        return new ColdHeat(title, lanes);
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
                peak = Math.max(peak, Racer.peakBytes(process));
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
