package dev.assay.samples.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckHandlerTest {
    @TempDir
    private Path folder;

    @Test
    void answersWithAVerdictForEachRule() throws Exception {
        Path orders = Files.writeString(folder.resolve("orders.csv"), "id,customer\n1,7\n2,8\n");
        Path customers = Files.writeString(folder.resolve("customers.csv"), "id\n7\n");
        Map<String, Object> answer = new CheckHandler()
                .handleRequest(
                        Map.of(
                                "ruleset",
                                "Rules = [ IsUnique \"id\", ReferentialIntegrity \"customer\" \"customers.id\" = 1.0 ]",
                                "dataset",
                                orders.toString(),
                                "references",
                                Map.of("customers", customers.toString())),
                        null);
        assertThat(answer).containsEntry("passed", false).containsEntry("score", 0.5);
        assertThat((List<?>) answer.get("rules")).hasSize(2);
        assertThat(String.valueOf(answer.get("rules"))).contains("result=PASS", "result=FAIL");
    }

    @Test
    void whatCannotBeReadFailsTheTask() {
        assertThatThrownBy(() -> new CheckHandler()
                        .handleRequest(
                                Map.of("ruleset", "Rules = [ RowCount > 0 ]", "dataset", folder + "/none"), null))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> new CheckHandler().handleRequest(Map.of("dataset", "x"), null))
                .hasMessageContaining("no text in \"ruleset\"");
        assertThatThrownBy(() -> new CheckHandler()
                        .handleRequest(Map.of("ruleset", "Rules = [ RowCount >> 0 ]", "dataset", "x"), null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
