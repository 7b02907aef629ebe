package dev.assay.dqdl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people see: each {@code errors/NAME.dqdl} has its messages beside it in {@code errors/NAME.txt}. To write the
 * messages anew after a change that is meant, run {@code mvn -pl grammar test -Dtest=ErrorMessagesTest
 * -Dassay.golden=write} and read the diff.
 */
class ErrorMessagesTest {
    private static final boolean WRITE = "write".equals(System.getProperty("assay.golden"));
    private static final Path SOURCES = Path.of("src/test/resources/dev/assay/dqdl/errors");

    static Stream<Path> rulesets() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ErrorMessagesTest.class.getResource("errors"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> rulesets = files.filter(file -> file.toString().endsWith(".dqdl"))
                    .sorted()
                    .toList();
            return rulesets.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rulesets")
    void saysWhatIsWrongWhereAndHowToFixIt(Path ruleset) throws IOException {
        String name = ruleset.getFileName().toString();
        String text = Files.readString(ruleset);
        String messages = new IssueRenderer(name, text)
                .render(Dqdl.lint(text, FixtureVocabulary.INSTANCE).issues());
        String golden = name.replace(".dqdl", ".txt");
        if (WRITE) {
            Files.writeString(SOURCES.resolve(golden), messages);
            return;
        }
        assertThat(messages).isEqualTo(Files.readString(ruleset.resolveSibling(golden)));
    }

    @Test
    void isNotLeftInWritingMode() {
        assertThat(System.getenv("CI") != null && WRITE).isFalse();
    }
}
