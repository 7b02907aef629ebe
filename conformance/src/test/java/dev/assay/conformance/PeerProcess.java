package dev.assay.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deequ and Spark in a JVM of their own, of version 17, asked once with all questions. */
final class PeerProcess {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private PeerProcess() {}

    /** Why the peer cannot run here; empty if it can. */
    static Optional<String> obstacle() {
        if (Runtime.version().feature() != 17) {
            return Optional.of("Spark 3.5 needs JDK 17, this is " + Runtime.version());
        }
        return Files.isDirectory(Path.of("peer/target/lib"))
                ? Optional.empty()
                : Optional.of("the peer is not built: run mvn verify -Pconformance");
    }

    /** Asks; an answer for each question. */
    static List<JsonNode> ask(Path folder, List<? extends JsonNode> questions)
            throws IOException, InterruptedException {
        Path in = folder.resolve("questions.jsonl");
        Path out = folder.resolve("answers.jsonl");
        List<String> lines = new ArrayList<>();
        for (JsonNode question : questions) {
            lines.add(JSON.writeValueAsString(question));
        }
        Files.write(in, lines, StandardCharsets.UTF_8);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@peer/jvm.options");
        command.addAll(List.of(
                "-Xmx2g",
                "-Duser.timezone=UTC",
                "-cp",
                Path.of("peer/target/classes") + java.io.File.pathSeparator + Path.of("peer/target/lib") + "/*",
                "dev.assay.conformance.peer.Peer",
                in.toString(),
                out.toString()));
        Path log = folder.resolve("peer.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("the peer failed: " + Files.readString(log));
        }
        List<JsonNode> answers = new ArrayList<>();
        for (String line : Files.readAllLines(out, StandardCharsets.UTF_8)) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }
}
