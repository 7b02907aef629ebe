package dev.assay.dqdl;

import dev.assay.dqdl.ast.SourceRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one text. Keeps a bounded number and counts the rest. */
final class Issues {
    private final List<Issue> kept = new ArrayList<>();
    private final int keep;
    private int errors;
    private int dropped;

    /** @param shown how many are shown in the end; more are kept, because they arrive out of order */
    Issues(int shown) {
        keep = shown > Integer.MAX_VALUE / 10 ? Integer.MAX_VALUE : shown * 10;
    }

    void error(String code, SourceRange at, String message, @Nullable String hint) {
        add(new Issue(Issue.Severity.ERROR, code, message, at, Optional.ofNullable(hint)));
    }

    void warn(String code, SourceRange at, String message, @Nullable String hint) {
        add(new Issue(Issue.Severity.WARNING, code, message, at, Optional.ofNullable(hint)));
    }

    void add(Issue issue) {
        if (issue.isError()) {
            errors++;
        }
        if (kept.size() < keep) {
            kept.add(issue);
        } else {
            dropped++;
        }
    }

    /** Counts errors that nobody keeps. */
    void addDropped(int count) {
        dropped += count;
        errors += count;
    }

    void addAll(Issues others) {
        for (Issue issue : others.kept) {
            add(issue);
        }
        dropped += others.dropped;
    }

    /** How many problems there are; for {@link #rollback}. */
    int mark() {
        return kept.size();
    }

    /** Forgets everything since {@code mark}. */
    void rollback(int mark) {
        List<Issue> forgotten = kept.subList(Math.min(mark, kept.size()), kept.size());
        errors -= (int) forgotten.stream().filter(Issue::isError).count();
        forgotten.clear();
    }

    /** Removes the problems that are only consequences of another. */
    void drop(Predicate<Issue> consequence) {
        kept.removeIf(issue -> {
            boolean drop = consequence.test(issue);
            errors -= drop && issue.isError() ? 1 : 0;
            return drop;
        });
    }

    int errors() {
        return errors;
    }

    /** In the order of the text, errors first at equal places; the surplus becomes one last line. */
    List<Issue> sorted(int shown) {
        List<Issue> sorted = new ArrayList<>(kept);
        sorted.sort(Comparator.comparingInt((Issue issue) -> issue.at().start()).thenComparing(Issue::severity));
        int surplus = sorted.size() - shown + dropped;
        if (surplus <= 0) {
            return sorted;
        }
        // Errors decide what happens, so they are not crowded out by warnings.
        List<Issue> first = new ArrayList<>(
                sorted.stream().filter(Issue::isError).limit(shown).toList());
        sorted.stream()
                .filter(issue -> !issue.isError())
                .limit(shown - first.size())
                .forEach(first::add);
        first.sort(Comparator.comparingInt((Issue issue) -> issue.at().start()).thenComparing(Issue::severity));
        SourceRange last = first.get(first.size() - 1).at();
        first.add(new Issue(
                errors > 0 ? Issue.Severity.ERROR : Issue.Severity.WARNING,
                "limit-issues",
                surplus + (surplus == 1 ? " more problem is" : " more problems are") + " not shown",
                last,
                Optional.of("fix the ones above first, or raise the option 'issues-shown' (now " + shown + ")")));
        return first;
    }
}
