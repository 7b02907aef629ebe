package dev.assay.bench.race;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.bench.race.Racer.Answer;
import dev.assay.bench.race.Racer.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One piece of work done by all who can, warm: processes of their own, one run to warm up whose answers are compared, then rounds in turn.
 *
 * @param seconds of each
 * @param peakBytes of memory of each
 * @param bytesRead by Assay
 * @param differences between the answers, in words
 * @param compared metrics that two engines gave
 */
record Heat(
        Work work,
        Map<Engine, Series> seconds,
        Map<Engine, Long> peakBytes,
        Map<Engine, Map<String, Double>> answers,
        long bytesRead,
        List<String> differences,
        int compared) {
    private static final double TOLERANCE = 1e-9;

    static Heat run(Work work, int rounds, Path project) throws IOException {
        Map<Engine, Racer> racers = new EnumMap<>(Engine.class);
        Map<Engine, ObjectNode> requests = new EnumMap<>(Engine.class);
        Map<Engine, Series> seconds = new EnumMap<>(Engine.class);
        Map<Engine, Map<String, Double>> answers = new EnumMap<>(Engine.class);
        Map<Engine, Long> peaks = new EnumMap<>(Engine.class);
        long bytesRead = 0;
        try {
            for (Engine engine : Engine.values()) {
                Optional<ObjectNode> request = engine.request(work);
                if (request.isPresent()) {
                    Racer racer = Racer.start(engine, project);
                    racers.put(engine, racer);
                    requests.put(engine, request.get());
                    Answer answer = racer.run(request.get());
                    answers.put(engine, answer.metrics());
                    seconds.put(engine, new Series());
                    if (engine == Engine.ASSAY) {
                        bytesRead = answer.bytesRead();
                    }
                }
            }
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<Engine, Racer> racer : racers.entrySet()) {
                    seconds.get(racer.getKey())
                            .add(racer.getValue().run(requests.get(racer.getKey())).seconds());
                }
            }
            for (Map.Entry<Engine, Racer> racer : racers.entrySet()) {
                peaks.put(racer.getKey(), racer.getValue().peakBytes());
            }
        } finally {
            for (Racer racer : racers.values()) {
                racer.close();
            }
        }
        List<String> differences = new ArrayList<>();
        int compared = compare(answers, differences);
        return new Heat(work, seconds, peaks, answers, bytesRead, differences, compared);
    }

    private static int compare(Map<Engine, Map<String, Double>> answers, List<String> differences) {
        int compared = 0;
        Map<String, Double> ours = answers.get(Engine.ASSAY);
        for (Map.Entry<Engine, Map<String, Double>> other : answers.entrySet()) {
            if (other.getKey() == Engine.ASSAY) {
                continue;
            }
            for (Map.Entry<String, Double> metric : new LinkedHashMap<>(other.getValue()).entrySet()) {
                Double own = ours.get(metric.getKey());
                if (own == null) {
                    continue;
                }
                compared++;
                if (!(Math.abs(own - metric.getValue()) <= TOLERANCE * Math.max(1, Math.abs(own)))) {
                    differences.add("`%s`: Assay %s, %s %s"
                            .formatted(metric.getKey(), own, other.getKey().title, metric.getValue()));
                }
            }
        }
        return compared;
    }
}
