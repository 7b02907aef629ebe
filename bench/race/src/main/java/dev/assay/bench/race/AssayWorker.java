package dev.assay.bench.race;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.Assay;
import dev.assay.EvaluationBuilder;
import dev.assay.Ruleset;
import dev.assay.readers.Datasets;
import dev.assay.readers.parquet.PageFloor;
import dev.assay.result.Evaluation;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;

/** Assay as an embedding program calls it: parse, open, evaluate, each time anew. */
final class AssayWorker {
    private AssayWorker() {}

    public static void main(String[] args) throws Exception {
        Worker.serve(AssayWorker::run);
    }

    private static Worker.Result run(JsonNode request) throws Exception {
        if (request.has("pagesOf")) {
            return new Worker.Result(
                    new TreeMap<>(),
                    PageFloor.run(
                            Path.of(request.get("data").asText()),
                            Set.of(request.get("pagesOf").asText().split(","))));
        }
        EvaluationBuilder builder = Assay.evaluation(
                Ruleset.read(Path.of(request.get("rules").asText())),
                Datasets.open(request.get("data").asText()));
        if (request.has("memory")) {
            builder.memory(request.get("memory").asLong());
        }
        Evaluation evaluation = builder.run();
        TreeMap<String, Double> metrics = new TreeMap<>();
        evaluation
                .outcomes()
                .forEach(outcome ->
                        outcome.metrics().forEach((key, value) -> metrics.put(key.toString(), value.doubleValue())));
        return new Worker.Result(metrics, evaluation.scan().bytesRead());
    }
}
