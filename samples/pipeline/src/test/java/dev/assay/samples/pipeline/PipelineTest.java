package dev.assay.samples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.aws.json.Tree;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
    @TempDir
    private Path folder;

    @Test
    void theBrokenDayIsFound() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Pipeline.run(folder, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String told = bytes.toString(StandardCharsets.UTF_8);
        assertThat(told).contains("2024-05-03  score 1.0", "2024-05-04  score 0.6");
        assertThat(told.substring(told.indexOf("2024-05-04")))
                .contains("FAIL  RowCount > 0.7", "FAIL  ReferentialIntegrity", "PASS  IsUnique \"id\"");
        Tree event = Tree.parse(Files.readString(folder.resolve("events/2024-05-04-event.json")));
        assertThat(event.tree("detail").text("state")).contains("FAILED");
        assertThat(event.tree("detail").number("numRulesFailed")).contains(2L);
        assertThat(Files.readString(folder.resolve("events/2024-05-04-counters.json")))
                .contains("glue.data.quality.rules.failed");
    }
}
