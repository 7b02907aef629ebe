package dev.assay.readers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No file makes a small process die: every rule on every file in one JVM with 256 MB of heap and stacks of 512 kB. */
class SmallHeapTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void everyFileEndsInAResultOrAnError() throws Exception {
        List<Path> files = new ArrayList<>(CorpusFiles.sample());
        if (!CorpusFiles.isFullRun()) {
            files.removeIf(CorpusFiles::isBomb);
        }
        Path list = Files.write(
                folder.resolve("files"), files.stream().map(Path::toString).toList());
        Path log = folder.resolve("log");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xss512k",
                "-cp",
                System.getProperty("java.class.path"),
                Everything.class.getName(),
                list.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor()).as(() -> tail(log)).isZero();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readAllLines(log)).contains("ended: " + files.size() + " of " + files.size());
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** What runs in the small process. */
    static final class Everything {
        private Everything() {}

        public static void main(String[] arguments) throws Exception {
            List<String> files = Files.readAllLines(Path.of(arguments[0]));
            int ended = 0;
            for (String file : files) {
                // The last line tells which file it was if the process dies.
                System.out.println(file);
                try {
                    var dataset = Datasets.open(Path.of(file));
                    var result = Assay.evaluation(EveryRule.of(dataset), dataset)
                            .memory(256L << 20)
                            .threads(2)
                            .run();
                    ended += result.outcomes().isEmpty() ? 0 : 1;
                } catch (DataException e) {
                    ended++;
                }
            }
            System.out.println("ended: " + ended + " of " + files.size());
        }
    }
}
