package dev.assay.dqdl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dqdl.ast.Document;
import dev.assay.dqdl.ast.RuleNode;
import dev.assay.dqdl.ast.WithoutPositions;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.antlr.v4.runtime.Token;

/** Printing, reading and formatting undo each other. */
class RoundTripProperties {
    private static final FixtureVocabulary VOCABULARY = FixtureVocabulary.INSTANCE;

    @Provide
    Arbitrary<Document> documents() {
        return Documents.documents();
    }

    @Provide
    Arbitrary<RuleNode> rules() {
        return Documents.rules();
    }

    private static Document read(String text) {
        ParseResult result = Dqdl.parse(text, VOCABULARY);
        assertThat(result.document()).as("%s%n%s", text, result.issues()).isPresent();
        return WithoutPositions.of(result.document().orElseThrow());
    }

    @Property(tries = 200)
    void readsBackWhatItPrints(@ForAll("documents") Document document) {
        assertThat(read(Formatter.print(document))).isEqualTo(document);
    }

    @Property(tries = 200)
    void readsTheDescriptionOfASimpleRuleAsThatRule(@ForAll("rules") RuleNode rule) {
        // Descriptions of composites drop brackets and labels, as AWS Glue does, but not their parts.
        String description = CanonicalText.of(rule);
        Document again = read("Rules = [ " + description + " ]");
        assertThat(CanonicalText.of(again.rules().get(0))).isEqualTo(description);
        if (rule instanceof dev.assay.dqdl.ast.SimpleRule) {
            assertThat(again.rules()).containsExactly(rule);
        }
    }

    @Property(tries = 200)
    void formatsAnyLayoutToTheSameTreeOnceAndForAll(@ForAll("documents") Document document, @ForAll Random random) {
        String shuffled = relaidOut(Formatter.print(document), random);
        String formatted =
                Formatter.format(shuffled, VOCABULARY).text().orElseThrow(() -> new AssertionError(shuffled));
        assertThat(read(formatted)).as("%s", shuffled).isEqualTo(document);
        assertThat(Formatter.format(formatted, VOCABULARY).text()).contains(formatted);
        assertThat(comments(formatted)).isEqualTo(comments(shuffled));
        assertThat(formatted.lines().filter(line -> line.contains("comment")).count())
                .isEqualTo(comments(formatted).size());
    }

    private static List<String> comments(String text) {
        return new Scan(new SourceText(text), new Issues(100))
                .comments().stream().map(comment -> comment.getText().strip()).collect(Collectors.toList());
    }

    /** The same tokens with other white space and comments between them. */
    private static String relaidOut(String text, Random random) {
        StringBuilder out = new StringBuilder();
        int number = 0;
        for (Token token : new Scan(new SourceText(text), new Issues(100)).tokens()) {
            if (token.getType() == Token.EOF) {
                break;
            }
            out.append(token.getText());
            switch (random.nextInt(12)) {
                case 0 -> out.append("\n");
                case 1 -> out.append("\r\n\r\n\r\n");
                case 2 -> out.append(" # comment ").append(number++).append("  \n");
                case 3 -> out.append("\n# comment ").append(number++).append("\n\n");
                case 4 -> out.append("\t\f ");
                default -> out.append(' ');
            }
        }
        return out.toString();
    }

    @Provide
    Arbitrary<String> soup() {
        Arbitrary<String> pieces = Arbitraries.of(
                "Rules",
                "Analyzers",
                "Metadata",
                "DefaultLabels",
                "DataSources",
                "=",
                "[",
                "]",
                "(",
                ")",
                "{",
                "}",
                ",",
                "\"a\"",
                "\"",
                "\\",
                "IsComplete",
                "RowCount",
                "ColumnValues",
                "and",
                "or",
                "of",
                "between",
                "in",
                "not",
                "matches",
                "where",
                "with",
                "threshold",
                "labels",
                "NULL",
                "EMPTY",
                "5",
                "0.5",
                "days",
                "KB",
                "now()",
                ">",
                "<",
                "!",
                "-",
                "+",
                "*",
                "/",
                "$",
                "x",
                "#",
                "\n",
                ":",
                "'",
                "é",
                "\uD83C",
                "\uDF88",
                "\u0000",
                "And",
                "5days",
                "\"2023-01-01\"",
                "\"25:00\"",
                "last",
                "uriRegex",
                "Distribution",
                "FileSize",
                "FileFreshness",
                "timeZone");
        return pieces.list().ofMaxSize(40).map(parts -> String.join(" ", parts));
    }

    @Property(tries = 200)
    void answersAnyTokensWithIssues(@ForAll("soup") String text) {
        check(text);
        check("Rules = [ " + text + " ]");
        check("Analyzers = [ " + text + " ]");
        check("x = [ " + text + " ] Rules = [ RowCount > 1 ] " + text);
    }

    @Property(tries = 200)
    void answersAnyTextWithIssues(@ForAll String text) {
        check(text);
        check("Rules = [ " + text + " ]");
    }

    @Property(tries = 200)
    void answersAnyDamageWithIssues(@ForAll("documents") Document document, @ForAll Random random) {
        StringBuilder text = new StringBuilder(Formatter.print(document));
        for (int i = 0; i < 3 && text.length() > 0; i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, "\"[](){},=$#\\a5".charAt(random.nextInt(14)));
                default -> text.setLength(at);
            }
        }
        check(text.toString());
    }

    /** Nothing is thrown, problems have places, and a document is there exactly if there is no error. */
    private static void check(String text) {
        ParseResult result = Dqdl.lint(text, VOCABULARY);
        assertThat(result.document().isPresent())
                .isEqualTo(result.issues().stream().noneMatch(Issue::isError));
        IssueRenderer renderer = new IssueRenderer("f", text);
        for (Issue issue : result.issues()) {
            assertThat(issue.at().end()).isLessThanOrEqualTo(text.length());
            assertThat(renderer.render(issue).lines().count()).isBetween(1L, 4L);
        }
        Formatter.format(text, VOCABULARY);
    }
}
