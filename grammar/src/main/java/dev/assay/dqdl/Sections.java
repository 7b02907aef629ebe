package dev.assay.dqdl;

import dev.assay.dqdl.internal.parser.DqdlParser;
import dev.assay.dqdl.internal.parser.DqdlParser.AnalyzersSectionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.DataSourcesSectionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.DefaultLabelsSectionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.DocumentContext;
import dev.assay.dqdl.internal.parser.DqdlParser.MetadataSectionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.RulesSectionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.SectionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.VariableSectionContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Decides which sections of a document count. The reference stops reading behind the last section it knows, so whatever
 * stands there is ignored with a warning, unless it is a section that can be honoured.
 */
final class Sections {
    /** Kinds of sections in their order. */
    enum Kind {
        METADATA("Metadata"),
        DATA_SOURCES("DataSources"),
        VARIABLE("a variable"),
        DEFAULT_LABELS("DefaultLabels"),
        RULES("Rules"),
        ANALYZERS("Analyzers");

        final String title;

        Kind(String title) {
            this.title = title;
        }

        boolean isBody() {
            return this == RULES || this == ANALYZERS;
        }
    }

    /** Code of the warnings about text that does not count. */
    static final String IGNORED = "ignored-text";

    private static final String ORDER = "section-order";

    private final Build build;
    private final List<SectionContext> honoured = new ArrayList<>();
    private final List<Token[]> ignored = new ArrayList<>();
    private final Map<Kind, SectionContext> seen = new EnumMap<>(Kind.class);
    private final Set<String> variables = new HashSet<>();
    private final Set<SectionContext> late = new HashSet<>();
    private Kind latest = Kind.METADATA;

    Sections(Build build, DocumentContext document, Recovery recovery) {
        this.build = build;
        int nextJunk = 0;
        List<Recovery.Junk> junk = recovery.junk();
        for (SectionContext section : document.section()) {
            while (nextJunk < junk.size()
                    && junk.get(nextJunk).first().getTokenIndex()
                            < section.getStart().getTokenIndex()) {
                junk(junk.get(nextJunk++));
            }
            section(section, recovery);
        }
        while (nextJunk < junk.size()) {
            junk(junk.get(nextJunk++));
        }
    }

    /** The sections to build, in the order of the text. */
    List<SectionContext> honoured() {
        return honoured;
    }

    /** Whether a section stands behind the rules, where the reference does not read it: errors in it must not matter. */
    boolean isLate(SectionContext section) {
        return late.contains(section);
    }

    /** Whether a token lies in text that does not count, so that no problem there matters. */
    boolean isIgnored(Token token) {
        int index = token.getTokenIndex();
        return ignored.stream()
                .anyMatch(range -> range[0].getTokenIndex() <= index && index <= range[1].getTokenIndex());
    }

    private boolean isBehindBody() {
        return seen.containsKey(Kind.RULES) || seen.containsKey(Kind.ANALYZERS);
    }

    private void junk(Recovery.Junk junk) {
        if (isBehindBody()) {
            ignore(junk.first(), junk.last(), "text behind the end of the ruleset is ignored", "remove it");
            return;
        }
        String shown = Characters.excerpt(junk.first().getText(), 40);
        boolean looksLikeRule = build.vocabulary().find(junk.first().getText()).isPresent();
        build.issues()
                .error(
                        "syntax",
                        build.range(junk.first()),
                        "no section starts with '" + shown + "'",
                        looksLikeRule
                                ? "rules stand in a list:  Rules = [ ... ]"
                                : "sections are Metadata, DataSources, variables, DefaultLabels, Rules and Analyzers,"
                                        + " each followed by =");
    }

    /** Reports a late section that turned out to be wrong. */
    void ignoreLate(SectionContext section) {
        int start = section.getStart().getStartIndex();
        build.issues().drop(issue -> issue.code().equals(ORDER) && issue.at().start() == start);
        build.issues()
                .warn(IGNORED, build.range(section), "text behind the end of the ruleset is ignored", "remove it");
    }

    private void ignore(Token first, Token last, String message, String hint) {
        ignored.add(new Token[] {first, last});
        build.issues().warn(IGNORED, build.range(first, last), message, hint);
    }

    private void section(SectionContext section, Recovery recovery) {
        Kind kind = kind(section);
        Token start = section.getStart();
        Token stop = stop(section, recovery);
        boolean misspelt = kind != Kind.VARIABLE && !start.getText().equals(kind.title);
        boolean behind = isBehindBody();
        SectionContext earlier = kind == Kind.VARIABLE ? null : seen.get(kind);
        boolean taken = kind == Kind.VARIABLE && !variables.add(start.getText());
        boolean broken = recovery.faults().stream()
                .anyMatch(fault -> fault.token().getTokenIndex() >= start.getTokenIndex()
                        && fault.before().getTokenIndex() <= stop.getTokenIndex());
        if (behind && misspelt) {
            ignore(
                    start,
                    stop,
                    "there is no section '" + Characters.excerpt(start.getText(), 40)
                            + "'; it stands behind the end of the ruleset and is ignored",
                    "did you mean " + kind.title + "?");
        } else if (kind.isBody() && earlier != null) {
            ignore(start, stop, kind.title + " is given twice; this one is ignored", "keep one");
        } else if (behind && !kind.isBody() && (broken || taken || earlier != null)) {
            ignore(start, stop, "text behind the end of the ruleset is ignored", "remove it");
        } else {
            if (misspelt) {
                build.issues()
                        .error(
                                "unknown-section",
                                build.range(start),
                                "there is no section '" + Characters.excerpt(start.getText(), 40) + "'",
                                "did you mean " + kind.title + "?");
            }
            if (earlier != null) {
                build.issues()
                        .error(
                                "repeated-section",
                                build.range(start),
                                kind.title + " is given twice",
                                "keep one of the two");
                return;
            }
            if (!kind.isBody() && (behind || kind.compareTo(latest) < 0)) {
                build.issues()
                        .warn(
                                ORDER,
                                build.range(start),
                                (kind == Kind.VARIABLE ? "the variable " + start.getText() : kind.title)
                                        + (behind
                                                ? " stands behind the rules, where AWS Glue does not read it"
                                                : " stands too late for AWS Glue"),
                                "the order is: Metadata, DataSources, variables, DefaultLabels, Rules, Analyzers");
            }
            if (behind && !kind.isBody()) {
                late.add(section);
            }
            latest = kind.compareTo(latest) > 0 ? kind : latest;
            seen.put(kind, section);
            honoured.add(section);
        }
    }

    /** The last token of a section, those included that were skipped after an error. */
    private static Token stop(SectionContext section, Recovery recovery) {
        Token stop = section.getStop();
        return stop == null || stop.getTokenIndex() < section.getStart().getTokenIndex() ? section.getStart() : stop;
    }

    static Kind kind(SectionContext section) {
        if (section instanceof RulesSectionContext) {
            return Kind.RULES;
        }
        if (section instanceof AnalyzersSectionContext) {
            return Kind.ANALYZERS;
        }
        if (section instanceof VariableSectionContext) {
            return Kind.VARIABLE;
        }
        if (section instanceof DefaultLabelsSectionContext) {
            return Kind.DEFAULT_LABELS;
        }
        if (section instanceof DataSourcesSectionContext) {
            return Kind.DATA_SOURCES;
        }
        if (section instanceof MetadataSectionContext) {
            return Kind.METADATA;
        }
        // An error before the labelled alternative was entered: the first token tells.
        return switch (section.getStart().getType()) {
            case DqdlParser.RULES -> Kind.RULES;
            case DqdlParser.ANALYZERS -> Kind.ANALYZERS;
            case DqdlParser.DEFAULT_LABELS -> Kind.DEFAULT_LABELS;
            case DqdlParser.DATA_SOURCES -> Kind.DATA_SOURCES;
            case DqdlParser.METADATA -> Kind.METADATA;
            default -> Kind.VARIABLE;
        };
    }
}
