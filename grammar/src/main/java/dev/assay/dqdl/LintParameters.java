package dev.assay.dqdl;

import dev.assay.dqdl.Signature.Form;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.DataSources;
import dev.assay.dqdl.ast.Parameter;
import dev.assay.dqdl.ast.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks on parameters: what their texts say, and words that look like something else. */
final class LintParameters {
    private final SourceText source;
    private final Vocabulary vocabulary;
    private final Issues issues;
    private Optional<Set<String>> aliases = Optional.empty();

    LintParameters(SourceText source, Vocabulary vocabulary, Issues issues) {
        this.source = source;
        this.vocabulary = vocabulary;
        this.issues = issues;
    }

    /** From now on, aliases that are not declared are reported. */
    void declare(DataSources sources) {
        Set<String> declared = new TreeSet<>(sources.additional());
        declared.add("primary");
        sources.primary().ifPresent(declared::add);
        aliases = Optional.of(declared);
    }

    void check(Signature signature, List<Parameter> parameters) {
        Optional<Form> form = signature.form(parameters.size());
        if (form.isEmpty()) {
            return;
        }
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            checkSwallowed(signature, parameter);
            checkText(form.get().role(i), parameter, i);
        }
        checkColumnCounts(form.get(), parameters);
    }

    /** {@code IsPrimaryKey "a" and IsComplete "b"} is a key of three columns. */
    private void checkSwallowed(Signature signature, Parameter parameter) {
        if (parameter.form() != Parameter.Form.BARE || signature.maximumParameters() != Signature.UNBOUNDED) {
            return;
        }
        String word = parameter.value();
        if (vocabulary.find(word).isPresent() && signature.forms().get(0).role(0) != Role.METRIC) {
            boolean joined = parameter.connector() == Parameter.Connector.AND;
            issues.warn(
                    "rule-as-parameter",
                    parameter.at(),
                    word + " is read as a parameter of " + signature.name() + " here, not as a rule",
                    joined ? "put joined rules in brackets:  (...) and (...)" : "is a comma missing before it?");
        } else if (SyntaxMessages.keyword(word).isPresent()) {
            issues.warn(
                    "keyword-as-parameter",
                    parameter.at(),
                    word + " is read as a parameter of " + signature.name() + " here, not as a keyword",
                    "write " + SyntaxMessages.keyword(word).get());
        }
    }

    private void checkText(Role role, Parameter parameter, int index) {
        switch (role) {
            case COLUMN, COLUMN_OR_ALL -> checkNotBlank(parameter, "the name of a column");
            case PATTERN -> Patterns.check(issues, source, parameter.value(), parameter.source(), parameter.at());
            case ALIAS -> {
                checkNotBlank(parameter, "the alias of a dataset");
                checkAlias(parameter.value(), parameter.at());
            }
            case COLUMN_LIST -> checkColumnList(parameter);
            case REFERENCE_COLUMNS -> checkReference(parameter);
            case COLUMN_MAPPING -> checkMapping(parameter);
            case AGGREGATE -> checkAggregate(parameter);
            case SQL -> checkNotBlank(parameter, "the SQL statement");
            case METRIC -> checkMetric(parameter, index);
            case PATH, TEXT -> {}
        }
    }

    private void checkNotBlank(Parameter parameter, String what) {
        if (parameter.value().isBlank()) {
            issues.warn("parameter-text", parameter.at(), what + " is blank", "write it");
        }
    }

    private void checkAlias(String alias, SourceRange at) {
        if (aliases.isPresent() && !alias.isBlank() && !aliases.get().contains(alias)) {
            String hint = Names.nearest(alias, aliases.get())
                    .map(near -> "did you mean " + near + "?")
                    .orElse("declared are: "
                            + String.join(", ", aliases.get().stream().limit(10).toList()));
            issues.warn(
                    "undefined-alias",
                    at,
                    "DataSources does not list the dataset '" + Characters.excerpt(alias, 60) + "'",
                    hint);
        }
    }

    /** Places [from, to) of the value of a parameter. */
    private SourceRange inside(Parameter parameter, int from, int to) {
        return Patterns.inside(source, parameter.source(), parameter.at(), from, to, false);
    }

    private void warn(SourceRange at, String message, String hint) {
        issues.warn("parameter-text", at, message, hint);
    }

    private void checkColumnList(Parameter parameter) {
        String text = parameter.value();
        int from = 0;
        for (String name : text.split(",", -1)) {
            if (name.isBlank()) {
                warn(
                        inside(parameter, from, from + name.length()),
                        "the name of a column is missing",
                        "write  \"a, b\"");
            }
            from += name.length() + 1;
        }
    }

    /** {@code alias.column} or {@code alias.{a, b}}. */
    private void checkReference(Parameter parameter) {
        String text = parameter.value().strip();
        ReferenceText reference = ReferenceText.of(text);
        if (reference.alias().isBlank() || reference.columns().isEmpty()) {
            warn(
                    parameter.at(),
                    "this does not name a dataset and its columns",
                    "write  \"alias.column\"  or  \"alias.{a, b}\"");
            return;
        }
        if (reference.columns().stream().anyMatch(String::isBlank)) {
            int dot = parameter.value().indexOf(reference.alias())
                    + reference.alias().length();
            warn(
                    inside(parameter, dot, parameter.value().length()),
                    "the name of a column is missing",
                    "write  \"alias.{a, b}\"");
        }
        int start = parameter.value().indexOf(reference.alias());
        checkAlias(
                reference.alias(),
                inside(parameter, start, start + reference.alias().length()));
    }

    private void checkColumnCounts(Form form, List<Parameter> parameters) {
        for (int i = 1; i < parameters.size(); i++) {
            if (form.role(i) == Role.REFERENCE_COLUMNS && form.role(i - 1) == Role.COLUMN_LIST) {
                int own = parameters.get(i - 1).value().split(",", -1).length;
                int other = ReferenceText.of(parameters.get(i).value().strip())
                        .columns()
                        .size();
                if (other > 0 && own != other) {
                    warn(
                            parameters.get(i).at(),
                            own + (own == 1 ? " column is" : " columns are") + " compared with " + other,
                            "name as many columns on both sides");
                }
            }
        }
    }

    /** {@code a->b, c}. */
    private void checkMapping(Parameter parameter) {
        int from = 0;
        for (String item : parameter.value().split(",", -1)) {
            String[] sides = item.split("->", -1);
            boolean sound = sides.length <= 2;
            for (String side : sides) {
                sound &= !side.isBlank();
            }
            if (!sound) {
                warn(
                        inside(parameter, from, from + Math.max(1, item.length())),
                        "'" + Characters.excerpt(item.strip(), 40) + "' does not map a column to a column",
                        "write  \"a->b, c\"");
            }
            from += item.length() + 1;
        }
    }

    /** {@code sum(column)} or {@code avg(alias.column)}. */
    private void checkAggregate(Parameter parameter) {
        String text = parameter.value().strip();
        int open = text.indexOf('(');
        boolean sound = open > 0 && text.endsWith(")") && text.length() > open + 2;
        String function = sound ? text.substring(0, open).strip() : "";
        String column = sound ? text.substring(open + 1, text.length() - 1).strip() : "";
        boolean known = function.equalsIgnoreCase("sum") || function.equalsIgnoreCase("avg");
        if (!sound || !known || column.isEmpty()) {
            warn(
                    parameter.at(),
                    "this is not an aggregate of a column",
                    "write  \"sum(column)\"  or  \"avg(alias.column)\"");
            return;
        }
        int dot = column.lastIndexOf('.');
        if (dot > 0) {
            String alias = column.substring(0, dot);
            int start = parameter.value().indexOf(alias, open);
            checkAlias(alias, inside(parameter, start, start + alias.length()));
        }
    }

    /** The first parameter names a rule type; the others are that rule's. */
    private void checkMetric(Parameter parameter, int index) {
        if (index > 0 || parameter.value().equals("CustomSQL")) {
            return;
        }
        Optional<Signature> metric = vocabulary.find(parameter.value());
        if (metric.isEmpty() || !metric.get().usableAsAnalyzer()) {
            List<String> names = vocabulary.all().stream()
                    .filter(Signature::usableAsAnalyzer)
                    .map(Signature::name)
                    .toList();
            warn(
                    parameter.at(),
                    "there is no metric '" + Characters.excerpt(parameter.value(), 60) + "'",
                    Names.nearest(parameter.value(), names)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("metrics are named like rule types: RowCount, Completeness, Mean"));
        }
    }
}
