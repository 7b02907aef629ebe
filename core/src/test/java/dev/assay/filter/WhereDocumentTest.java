package dev.assay.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WhereDocumentTest {
    private static final Pattern CALL = Pattern.compile("`([a-z_]+)\\(");

    @Test
    void namesExactlyTheFunctionsThatExist() throws Exception {
        String document = Files.readString(Path.of("..", "docs", "where.md"));
        String section = document.substring(document.indexOf("## Functions"), document.indexOf("## Types"));
        Set<String> named = new TreeSet<>();
        Matcher matcher = CALL.matcher(section);
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        assertThat(named).containsExactlyElementsOf(Filter.functions());
    }
}
