package dev.assay.dqdl;

import dev.assay.dqdl.ast.SimpleRule;
import dev.assay.dqdl.ast.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks on {@code with name = value} and on the options of analyzers. */
final class LintTags {
    private static final Set<String> HASHES = Set.of("MD5", "SHA-1", "SHA-256");

    private static final Set<String> DATE_FORMATS = Set.of(
            "dd-MM-yyyy",
            "MM-dd-yyyy",
            "yyyy-MM-dd",
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "yyyy/MM/dd",
            "MM-yyyy",
            "yyyy-MM",
            "dd-MM",
            "MM-dd",
            "MM/yyyy",
            "yyyy/MM",
            "dd/MM",
            "MM/dd");

    private final SourceText source;
    private final Issues issues;

    LintTags(SourceText source, Issues issues) {
        this.source = source;
        this.issues = issues;
    }

    void check(SimpleRule rule, Signature signature) {
        checkDuplicates(rule.tags());
        for (Tag tag : rule.tags()) {
            if (tag.name().equalsIgnoreCase("threshold")) {
                warnThresholdText(tag);
            } else if (!signature.tags().contains(tag.name())) {
                warnUnknown(tag, signature);
            } else {
                checkValue(tag);
                checkFilterOrder(tag, rule.tags());
            }
        }
    }

    void checkOptions(Signature signature, List<Tag> options) {
        checkDuplicates(options);
        for (Tag option : options) {
            if (!signature.tags().contains(option.name())) {
                warnUnknown(option, signature);
            } else {
                checkValue(option);
            }
        }
    }

    private void checkDuplicates(List<Tag> tags) {
        Set<String> seen = new HashSet<>();
        for (Tag tag : tags) {
            if (!seen.add(tag.name())) {
                issues.warn(
                        "duplicate-tag",
                        tag.at(),
                        "the tag " + tag.name() + " is given twice; the last one counts",
                        "keep one of the two");
            }
        }
    }

    private void warnThresholdText(Tag tag) {
        issues.warn(
                "threshold-text",
                tag.at(),
                "this is a plain tag, not a threshold, because its value is not a number",
                "write the number without quotes:  with threshold > 0.9");
    }

    private void warnUnknown(Tag tag, Signature signature) {
        String hint = Names.nearest(tag.name(), signature.tags())
                .map(near -> "did you mean " + near + "?")
                .orElse(
                        signature.tags().isEmpty()
                                ? signature.name() + " has no tags"
                                : "known are: " + String.join(", ", signature.tags()));
        issues.warn(
                "unknown-tag",
                tag.at(),
                "the tag " + Characters.excerpt(tag.name(), 60) + " has no meaning for " + signature.name(),
                hint);
    }

    private void checkValue(Tag tag) {
        String value = tag.value();
        switch (tag.name()) {
            case "failFast", "matchFileName", "ignoreCase", "rebin" -> {
                String lower = value.toLowerCase(Locale.ROOT);
                require(tag, lower.equals("true") || lower.equals("false"), "\"true\" or \"false\"");
            }
            case "recentFiles" -> require(tag, isWhole(value, 1, Integer.MAX_VALUE), "a whole number, 1 or more");
            case "bins" -> require(tag, isWhole(value, 1, 20), "a whole number from 1 to 20");
            case "hashAlgorithm" -> require(tag, HASHES.contains(value), "\"MD5\", \"SHA-1\" or \"SHA-256\"");
            case "format" ->
                require(
                        tag,
                        DATE_FORMATS.contains(value),
                        "a pattern such as \"yyyy-MM-dd\", \"dd/MM/yyyy\" or \"MM-yyyy\"");
            case TimeZones.TAG -> require(tag, TimeZones.isZone(value), "a zone such as \"Europe/Berlin\" or \"UTC\"");
            case "uriRegex" -> checkPattern(tag);
            default -> {}
        }
    }

    private void require(Tag tag, boolean fits, String wanted) {
        if (!fits || tag.list()) {
            issues.warn(
                    "tag-value",
                    tag.at(),
                    tag.name() + " cannot be " + Characters.excerpt(tag.source(), 60),
                    "write " + wanted);
        }
    }

    private static boolean isWhole(String value, int least, int most) {
        if (!value.matches("[0-9]{1,10}")) {
            return false;
        }
        long number = Long.parseLong(value);
        return number >= least && number <= most;
    }

    private void checkPattern(Tag tag) {
        if (tag.list() || !tag.quoted()) {
            require(tag, false, "a regular expression in double quotes");
            return;
        }
        int start = Math.max(tag.at().start(), tag.at().end() - tag.source().length());
        Patterns.check(
                issues,
                source,
                tag.value(),
                tag.source(),
                source.range(start, tag.at().end()));
    }

    private void checkFilterOrder(Tag tag, List<Tag> all) {
        if (!tag.name().equals("filterOrder")) {
            return;
        }
        for (String member : tag.values()) {
            boolean known = member.equals("recentFiles") || member.equals("uriRegex");
            if (!known || all.stream().noneMatch(other -> other.name().equals(member))) {
                issues.warn(
                        "tag-value",
                        tag.at(),
                        known
                                ? "filterOrder names " + member + ", which is not set on this rule"
                                : "filterOrder cannot hold \"" + Characters.excerpt(member, 40) + "\"",
                        "write  with filterOrder = [\"uriRegex\", \"recentFiles\"]  beside both tags");
            }
        }
    }
}
