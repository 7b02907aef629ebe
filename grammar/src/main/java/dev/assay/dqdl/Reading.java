package dev.assay.dqdl;

import dev.assay.dqdl.ast.Document;
import dev.assay.dqdl.ast.SourceRange;
import dev.assay.dqdl.internal.parser.DqdlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/** One text on its way through all passes: scan, settle words, parse, build; then lint or format. */
final class Reading {
    private final SourceText source;
    private final Vocabulary vocabulary;
    private final Issues issues;
    private final int issuesShown;
    private List<CommonToken> tokens = List.of();
    private List<Token> comments = List.of();
    private List<Integer> brokenLines = List.of();
    private Optional<Document> document = Optional.empty();

    private Reading(String text, Vocabulary vocabulary, Limits limits) {
        source = new SourceText(text);
        this.vocabulary = vocabulary;
        issuesShown = limits.issuesShown();
        issues = new Issues(issuesShown);
    }

    static Reading of(String text, Vocabulary vocabulary, Limits limits) {
        if (text.length() > limits.textLength()) {
            Reading reading = new Reading("", vocabulary, limits);
            reading.issues.error(
                    "limit-text-length",
                    new SourceRange(0, 0, 1, 1),
                    "the text has " + text.length() + " characters; at most " + limits.textLength() + " are read",
                    "split it, or raise the option 'text-length'");
            return reading;
        }
        Reading reading = new Reading(text, vocabulary, limits);
        reading.guarded(() -> reading.read(limits));
        return reading;
    }

    SourceText source() {
        return source;
    }

    Issues issues() {
        return issues;
    }

    List<CommonToken> tokens() {
        return tokens;
    }

    List<Token> comments() {
        return comments;
    }

    /** The document without the parts that have errors; empty when it could not be parsed at all. */
    Optional<Document> document() {
        return document;
    }

    void lint() {
        Issues found = new Issues(issuesShown);
        guarded(() -> document.ifPresent(sound -> new Linter(source, vocabulary, found).lint(sound)));
        found.drop(issue -> brokenLines.contains(issue.at().line()));
        issues.addAll(found);
    }

    /** The limit on brackets keeps recursion within any usual stack; a tiny one ends in a problem, too. */
    private void guarded(Runnable pass) {
        try {
            pass.run();
        } catch (StackOverflowError tooDeep) {
            document = Optional.empty();
            issues.error(
                    "limit-nesting",
                    source.range(0, 0),
                    "brackets are nested too deeply for the stack of this thread",
                    "simplify the rules, or parse on a thread with a larger stack");
        }
    }

    private void read(Limits limits) {
        Issues found = new Issues(limits.issuesShown());
        Scan scan = new Scan(source, issues);
        comments = scan.comments();
        brokenLines = scan.brokenLines();
        tokens = Words.settle(scan.tokens(), vocabulary, limits, source, issues).orElse(List.of());
        if (tokens.isEmpty()) {
            return;
        }
        Recovery recovery = new Recovery(2 * limits.issuesShown());
        DqdlParser.DocumentContext tree = parse(tokens, recovery);
        Build build = new Build(source, found, vocabulary, limits, new Variables(found));
        Sections sections = new Sections(build, tree, recovery);
        SyntaxMessages messages = new SyntaxMessages(source, tokens);
        List<Fault> faults = new ArrayList<>(recovery.faults());
        faults.removeIf(fault -> sections.isIgnored(fault.token()) || isIgnoredEnd(sections, fault));
        for (Fault fault : faults) {
            found.add(messages.issue(fault));
        }
        document = Optional.of(new DocumentBuilder(build, sections, recovery).document());
        // A string without end makes nonsense of the rest of its line.
        found.drop(issue -> issue.isError() && brokenLines.contains(issue.at().line()));
        issues.addAll(found);
        issues.addDropped(recovery.dropped());
        checkNotEmpty();
    }

    /** A fault at the end of the text belongs to the section before it. */
    private static boolean isIgnoredEnd(Sections sections, Fault fault) {
        return fault.token().getType() == Token.EOF && sections.isIgnored(fault.before());
    }

    private static DqdlParser.DocumentContext parse(List<CommonToken> tokens, Recovery recovery) {
        DqdlParser parser = new DqdlParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.setErrorHandler(recovery);
        // The grammar is SLL, which a test checks; so there is no second stage.
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        return parser.document();
    }

    private void checkNotEmpty() {
        boolean empty = document.isPresent()
                && document.get().rules().isEmpty()
                && document.get().analyzers().isEmpty();
        if (empty && issues.errors() == 0) {
            issues.error(
                    "no-rules",
                    source.range(0, 0),
                    "the ruleset has no rules and no analyzers",
                    "write  Rules = [ IsComplete \"id\" ]");
        }
    }
}
