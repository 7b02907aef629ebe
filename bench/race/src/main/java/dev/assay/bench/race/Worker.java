package dev.assay.bench.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** The inside of a racer's process: takes a request per line on standard input, and answers each with a line. */
final class Worker {
    static final ObjectMapper JSON = new ObjectMapper();

    private Worker() {}

    /** What is measured. */
    interface Task {
        Result run(JsonNode request) throws Exception;
    }

    /** @param bytesRead of data, as the engine tells; negative if it does not */
    record Result(TreeMap<String, Double> metrics, long bytesRead) {}

    static void serve(Task task) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonNode request = JSON.readTree(line);
            ObjectNode answer = JSON.createObjectNode();
            try {
                long start = System.nanoTime();
                Result result = task.run(request);
                answer.put("seconds", (System.nanoTime() - start) / 1e9);
                answer.put("bytesRead", result.bytesRead());
                result.metrics().forEach(answer.putObject("metrics")::put);
            } catch (Exception e) {
                answer.put("error", String.valueOf(e));
            }
            System.out.println(JSON.writeValueAsString(answer));
        }
    }
}
