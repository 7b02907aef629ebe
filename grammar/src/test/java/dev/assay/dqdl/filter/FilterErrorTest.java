package dev.assay.dqdl.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The texts of {@code errors.txt}: a filter per line, its issues indented below it. To accept new wording, copy what the failing test
 * shows and review the difference.
 */
class FilterErrorTest {
    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        String golden;
        try (InputStream in = FilterErrorTest.class.getResourceAsStream("errors.txt")) {
            golden = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> filters = new ArrayList<>();
        golden.lines().filter(line -> !line.startsWith("  ")).forEach(filters::add);
        String actual = filters.stream()
                .map(filter -> filter + "\n"
                        + FilterParser.parse(filter).issues().stream()
                                .map(issue -> "  " + issue + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
        assertThat(filters).hasSizeGreaterThan(50);
        assertThat(actual).isEqualTo(golden);
    }
}
