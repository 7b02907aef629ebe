package dev.assay.dqdl;

import dev.assay.dqdl.ast.Comparison;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.dqdl.ast.Keyword;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.SourceRange;
import dev.assay.dqdl.ast.Tag;
import dev.assay.dqdl.ast.Text;
import dev.assay.dqdl.ast.Threshold;
import dev.assay.dqdl.ast.Variable;
import dev.assay.dqdl.internal.parser.DqdlParser;
import dev.assay.dqdl.internal.parser.DqdlParser.ComparisonContext;
import dev.assay.dqdl.internal.parser.DqdlParser.TagPartContext;
import dev.assay.dqdl.internal.parser.DqdlParser.ValueContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Builds {@code with name = value}: a threshold or a tag, by name and value. */
final class TagBuilder {
    private static final Kinds.Taker THRESHOLD = new Kinds.Taker("a threshold", Set.of(ConditionKind.NUMBER));

    private final Build build;
    private final ConditionBuilder conditions;

    TagBuilder(Build build, ConditionBuilder conditions) {
        this.build = build;
        this.conditions = conditions;
    }

    /** What a clause turned out to be; both empty after a problem. */
    record Built(Optional<Threshold> threshold, Optional<Tag> tag) {
        static final Built NOTHING = new Built(Optional.empty(), Optional.empty());
    }

    Built build(TagPartContext context) {
        build.checkCase(context.WITH());
        String name = context.name.getText();
        SourceRange at = build.range(context);
        boolean isThreshold = name.equalsIgnoreCase("threshold");
        if (context.condition() instanceof ComparisonContext comparison) {
            ValueContext value = comparison.value();
            if (isThreshold && isNumeric(value)) {
                return threshold(context, at);
            }
            Comparison operator = ConditionBuilder.operator(comparison);
            if (operator != Comparison.EQ) {
                build.issues()
                        .error(
                                "tag-operator",
                                build.range(comparison.comparator()),
                                "a tag is set with '=', not with '" + operator.symbol() + "'",
                                isThreshold ? "a threshold is a number:  with threshold > 0.9" : "write =");
                return Built.NOTHING;
            }
            return new Built(Optional.empty(), value(name, value, at));
        }
        if (isThreshold && !(context.condition() instanceof DqdlParser.MatchesContext)) {
            return threshold(context, at);
        }
        build.issues()
                .error(
                        "tag-operator",
                        build.range(context.condition()),
                        isThreshold ? "a threshold compares numbers" : "a tag is set with '='",
                        isThreshold ? "write  with threshold > 0.9" : "write  with " + name + " = \"...\"");
        return Built.NOTHING;
    }

    private Built threshold(TagPartContext context, SourceRange at) {
        return new Built(
                conditions.build(context.condition(), THRESHOLD).map(condition -> new Threshold(condition, at)),
                Optional.empty());
    }

    /** A number expression or {@code NULL}, as far as its first token tells. */
    private static boolean isNumeric(ValueContext value) {
        return value instanceof DqdlParser.SingleValueContext single
                && single.operand() instanceof DqdlParser.OtherOperandContext other
                && other.loneOperand() instanceof DqdlParser.ExpressionOperandContext;
    }

    /** {@code with bins = 10} behind an analyzer. */
    Optional<Tag> option(TagPartContext context) {
        if (context.condition() instanceof ComparisonContext comparison
                && ConditionBuilder.operator(comparison) == Comparison.EQ) {
            return option(context.name.getText(), comparison.value(), build.range(context));
        }
        build.issues()
                .error(
                        "tag-operator",
                        build.range(context.condition()),
                        "an option is set with '='",
                        "write  with bins = 10");
        return Optional.empty();
    }

    /** An option may also be a bare word: {@code rebin = true}. */
    Optional<Tag> option(String name, ValueContext value, SourceRange at) {
        Token start = value.getStart();
        if (start == value.getStop() && start.getType() == DqdlParser.WORD) {
            return Optional.of(new Tag(name, List.of(start.getText()), false, false, start.getText(), at));
        }
        return value(name, value, at);
    }

    /** The value of a tag or option. */
    private Optional<Tag> value(String name, ValueContext context, SourceRange at) {
        if (context instanceof DqdlParser.ListValueContext list) {
            return list(name, list, at);
        }
        DqdlParser.OperandContext operand = ((DqdlParser.SingleValueContext) context).operand();
        if (operand instanceof DqdlParser.OtherOperandContext other
                && other.loneOperand() instanceof DqdlParser.VariableOperandContext variable) {
            return variable(name, variable.variable(), at);
        }
        // Patterns keep their backslashes wherever they stand.
        if (operand instanceof DqdlParser.TextOperandContext text) {
            Text value = conditions.text(text.STRING().getSymbol(), name.equals("uriRegex"));
            return Optional.of(new Tag(name, List.of(value.value()), false, true, value.source(), at));
        }
        return conditions.operand(operand).flatMap(value -> plain(name, value, at));
    }

    private Optional<Tag> plain(String name, Operand value, SourceRange at) {
        if (value instanceof Keyword keyword) {
            return Optional.of(new Tag(
                    name,
                    List.of(keyword.word().name()),
                    false,
                    false,
                    keyword.word().name(),
                    at));
        }
        if (ConditionBuilder.isAmountOrTime(value)) {
            build.issues()
                    .error(
                            "bad-operand",
                            value.at(),
                            "a tag holds a number or a text",
                            "put the text in double quotes");
            return Optional.empty();
        }
        String source = value.source();
        return Optional.of(new Tag(name, List.of(source.replace(" ", "")), false, false, source, at));
    }

    private Optional<Tag> variable(String name, DqdlParser.VariableContext context, SourceRange at) {
        String variableName = context.WORD().getText();
        SourceRange place = build.range(context);
        Optional<Variable> variable = build.variables().find(variableName, place);
        return variable.map(found -> new Tag(
                name,
                found.values().stream()
                        .map(value -> textOf(Variables.used(value, variableName, place, name.equals("uriRegex"))))
                        .toList(),
                found.list(),
                true,
                "$" + variableName,
                at));
    }

    private Optional<Tag> list(String name, DqdlParser.ListValueContext context, SourceRange at) {
        ConditionBuilder.Members members = conditions.members(context.list(), true);
        if (members.failed) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (Operand operand : members.operands) {
            if (!(operand instanceof Text)) {
                build.issues()
                        .error(
                                "bad-operand",
                                operand.at(),
                                "a list of a tag holds texts only",
                                "put it in double quotes");
                return Optional.empty();
            }
            values.add(textOf(operand));
        }
        return Optional.of(new Tag(name, values, true, true, "[" + String.join(",", members.written) + "]", at));
    }

    static String textOf(Operand operand) {
        return operand instanceof Text text
                ? text.value()
                : ((Keyword) operand).word().name();
    }
}
