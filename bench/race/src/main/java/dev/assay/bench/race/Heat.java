package dev.assay.bench.race;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.bench.race.Racer.Answer;
import dev.assay.bench.race.Racer.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One piece of work done by all who can, warm: processes of their own, one run to warm up whose answers are compared, then rounds in turn.
 *
 * @param lanes in the order of {@link Engine}, Assay first
 * @param bytesRead by Assay
 * @param differences between the answers, in words
 * @param compared metrics that two engines gave
 */
record Heat(Work work, List<Lane> lanes, long bytesRead, List<String> differences, int compared) {
    private static final double TOLERANCE = 1e-9;
    private static final int MOST_ROUNDS = 40;
    private static final long SHORT_NANOS = 8_000_000_000L;

    /**
     * What came of one engine.
     *
     * @param seconds one for each round
     * @param peakBytes the most memory that was resident
     * @param answers metric values by name
     */
    record Lane(Engine engine, Series seconds, long peakBytes, Map<String, Double> answers) {}

    private record Runner(Engine engine, Racer racer, ObjectNode request, Answer first, Series seconds) {
        Lane lane() throws IOException {
            return new Lane(engine, seconds, racer.peakBytes(), first.metrics());
        }
    }

    static Heat run(Work work, int rounds, Path project) throws IOException {
        List<Racer> started = new ArrayList<>();
        List<Lane> lanes = new ArrayList<>();
        long bytesRead;
        try {
            List<Runner> runners = new ArrayList<>();
            for (Engine engine : Engine.values()) {
                Optional<ObjectNode> request = engine.request(work);
                if (request.isPresent()) {
                    Racer racer = Racer.start(engine, project);
                    started.add(racer);
                    runners.add(new Runner(engine, racer, request.get(), racer.run(request.get()), new Series()));
                }
            }
            bytesRead = runners.get(0).first().bytesRead();
            long start = System.nanoTime();
            for (int round = 0; round < rounds || goesOn(round, start); round++) {
                for (Runner runner : runners) {
                    runner.seconds().add(runner.racer().run(runner.request()).seconds());
                }
            }
            for (Runner runner : runners) {
                lanes.add(runner.lane());
            }
        } finally {
            for (Racer racer : started) {
                racer.close();
            }
        }
        List<String> differences = new ArrayList<>();
        int compared = compare(lanes, differences);
        return new Heat(work, lanes, bytesRead, differences, compared);
    }

    /** Assay's, which does all work. */
    Lane own() {
        return lanes.get(0);
    }

    /** Work of milliseconds takes more rounds until the JVMs have compiled it and a median means something. */
    private static boolean goesOn(int round, long start) {
        return round < MOST_ROUNDS && System.nanoTime() - start < SHORT_NANOS;
    }

    private static int compare(List<Lane> lanes, List<String> differences) {
        int compared = 0;
        Map<String, Double> ours = lanes.get(0).answers();
        for (Lane other : lanes.subList(1, lanes.size())) {
            for (Map.Entry<String, Double> metric : other.answers().entrySet()) {
                Double own = ours.get(metric.getKey());
                if (own == null) {
                    continue;
                }
                compared++;
                if (!(Math.abs(own - metric.getValue()) <= TOLERANCE * Math.max(1, Math.abs(own)))) {
                    differences.add("`%s`: Assay %s, %s %s"
                            .formatted(metric.getKey(), own, other.engine().title, metric.getValue()));
                }
            }
        }
        return compared;
    }
}
