package dev.assay.dqdl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dqdl.ast.Document;
import dev.assay.dqdl.ast.WithoutPositions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table {@code language.txt}: every example of the language with its outcome. */
class LanguageTest {
    private static final Pattern LINE = Pattern.compile("(\\S+) (ok|warn|error) ?(.*?) ?:: (.*)");

    record Case(String section, String outcome, Set<String> codes, String text) {
        @Override
        public String toString() {
            return section + " " + outcome + " " + String.join(", ", codes) + " :: " + text;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in = LanguageTest.class.getResourceAsStream("language.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(LanguageTest::parse)
                            .toList()
                            .stream();
        }
    }

    private static Case parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException("not a case: " + line);
        }
        Set<String> codes = Arrays.stream(matcher.group(3).split(", "))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        String body = matcher.group(4);
        String text = body.startsWith("|") ? body.substring(1) : "Rules = [ " + body + " ]";
        String controls = text.replace('␊', '\n')
                .replace('␍', '\r')
                .replace('␉', '\t')
                .replace('␌', '\f')
                .replace('⍽', '\u00a0')
                .replace('␀', '\0')
                .replace('⌜', '\ufeff');
        return new Case(matcher.group(1), matcher.group(2), codes, controls);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasTheOutcomeOfTheTable(Case example) {
        ParseResult result = Dqdl.lint(example.text(), FixtureVocabulary.INSTANCE);
        List<Issue> decisive = result.issues().stream()
                .filter(issue -> !example.outcome().equals("error") || issue.isError())
                .toList();
        Set<String> codes = decisive.stream().map(Issue::code).collect(Collectors.toCollection(TreeSet::new));
        assertThat(codes).as("%s%n%s", example, result.issues()).isEqualTo(example.codes());
        assertThat(result.document().isPresent())
                .as("%s", result.issues())
                .isEqualTo(!example.outcome().equals("error"));
        for (Issue issue : result.issues()) {
            assertThat(issue.at().end()).isLessThanOrEqualTo(example.text().length());
            assertThat(issue.hint()).as("%s", issue).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void printsWhatItAcceptsSoThatItReadsTheSameTreeBack(Case example) {
        Dqdl.parse(example.text(), FixtureVocabulary.INSTANCE).document().ifPresent(document -> {
            String printed = Formatter.print(document);
            assertThat(tree(printed)).isEqualTo(WithoutPositions.of(document));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void formatsWhatItAcceptsToTheSameTreeAndOnlyOnce(Case example) {
        ParseResult parsed = Dqdl.parse(example.text(), FixtureVocabulary.INSTANCE);
        Formatter.FormatResult result = Formatter.format(example.text(), FixtureVocabulary.INSTANCE);
        boolean ignored =
                parsed.issues().stream().anyMatch(issue -> issue.code().equals("ignored-text"));
        assertThat(result.text().isPresent()).isEqualTo(parsed.document().isPresent() && !ignored);
        result.text().ifPresent(formatted -> {
            assertThat(tree(formatted))
                    .isEqualTo(WithoutPositions.of(parsed.document().orElseThrow()));
            assertThat(Formatter.format(formatted, FixtureVocabulary.INSTANCE).text())
                    .contains(formatted);
        });
    }

    private static Document tree(String text) {
        ParseResult result = Dqdl.parse(text, FixtureVocabulary.INSTANCE);
        assertThat(result.document()).as("%s%n%s", text, result.issues()).isPresent();
        return WithoutPositions.of(result.document().orElseThrow());
    }
}
