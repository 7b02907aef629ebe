package dev.assay.filter;

import dev.assay.data.ColumnNeed;
import dev.assay.dqdl.filter.FilterExpression;
import dev.assay.dqdl.filter.TextRange;
import dev.assay.internal.regex.GuardedPattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of text. */
final class TextFunctions {
    static final List<FunctionType> ALL = List.of(
            new FunctionType("lower", 1, 1, call -> new CaseNode(false, call.text(0))),
            new FunctionType("lcase", 1, 1, call -> new CaseNode(false, call.text(0))),
            new FunctionType("upper", 1, 1, call -> new CaseNode(true, call.text(0))),
            new FunctionType("ucase", 1, 1, call -> new CaseNode(true, call.text(0))),
            new FunctionType("trim", 1, 1, call -> new TrimNode(true, true, call.text(0))),
            new FunctionType("ltrim", 1, 1, call -> new TrimNode(true, false, call.text(0))),
            new FunctionType("rtrim", 1, 1, call -> new TrimNode(false, true, call.text(0))),
            new FunctionType("length", 1, 1, ColumnNeed.LENGTH, TextFunctions::length),
            new FunctionType("char_length", 1, 1, ColumnNeed.LENGTH, TextFunctions::length),
            new FunctionType("character_length", 1, 1, ColumnNeed.LENGTH, TextFunctions::length),
            new FunctionType("substring", 2, 3, TextFunctions::substring),
            new FunctionType("substr", 2, 3, TextFunctions::substring),
            new FunctionType("concat", 0, FunctionType.ANY, TextFunctions::concat),
            new FunctionType("replace", 2, 3, TextFunctions::replace),
            new FunctionType("instr", 2, 2, call -> new PositionNode(call.text(0), call.text(1))),
            new FunctionType("startswith", 2, 2, call -> search(call, SearchNode.Place.START)),
            new FunctionType("endswith", 2, 2, call -> search(call, SearchNode.Place.END)),
            new FunctionType("contains", 2, 2, call -> search(call, SearchNode.Place.ANYWHERE)),
            new FunctionType("regexp_extract", 2, 3, TextFunctions::extract),
            new FunctionType("regexp_replace", 3, 4, TextFunctions::replaceMatches),
            new FunctionType("split", 2, 3, TextFunctions::wholeSplit));

    private TextFunctions() {}

    private static Node length(Call call) {
        return new LengthNode(call.kind(0) == Kind.BINARY ? call.node(0) : call.text(0));
    }

    private static Node substring(Call call) {
        Node length = call.has(2) ? call.integer(2) : ConstantNode.of(SqlType.INT, Integer.MAX_VALUE);
        return new SubstringNode(call.text(0), call.integer(1), length);
    }

    private static Node concat(Call call) {
        List<Node> parts = new ArrayList<>();
        for (int i = 0; i < call.size(); i++) {
            parts.add(call.text(i));
        }
        return parts.isEmpty() ? ConstantNode.text("") : ConcatNode.of(parts);
    }

    private static Node replace(Call call) {
        Node replacement = call.has(2) ? call.text(2) : ConstantNode.text("");
        return new ReplaceNode(call.text(0), call.text(1), replacement);
    }

    private static Node search(Call call, SearchNode.Place place) {
        return new SearchNode(place, call.text(0), call.text(1));
    }

    private static Node extract(Call call) {
        Node text = call.text(0);
        GuardedPattern pattern = call.binder().regex(call.node(1), call.at(1));
        Integer group = call.has(2) ? call.constantInteger(2) : Integer.valueOf(1);
        if (pattern == null || group == null) {
            return ConstantNode.nullOf(SqlType.TEXT);
        }
        int groups = pattern.matcher().groupCount();
        if (group < 0 || group > groups) {
            throw new BindProblem(
                    call.has(2) ? call.at(2) : call.at(1),
                    "The regular expression has " + groups + " groups, there is no group " + group,
                    groups == 0
                            ? "put brackets around the part that is wanted, or ask for group 0, the whole match"
                            : "");
        }
        return new RegexTextNode(pattern, RegexTextNode.extract(group), text);
    }

    private static Node replaceMatches(Call call) {
        Node text = call.text(0);
        GuardedPattern pattern = call.binder().regex(call.node(1), call.at(1));
        String replacement = call.constantText(2, "replacement");
        Integer position = call.has(3) ? call.constantInteger(3) : Integer.valueOf(1);
        if (position != null && position < 1) {
            throw new BindProblem(call.at(3), "The position counts from 1", "");
        }
        if (pattern == null || replacement == null || position == null) {
            return ConstantNode.nullOf(SqlType.TEXT);
        }
        RegexReplacement compiled;
        try {
            compiled = new RegexReplacement(replacement, pattern.matcher().groupCount());
        } catch (IllegalArgumentException e) {
            throw new BindProblem(call.at(2), "Bad replacement: " + e.getMessage(), "");
        }
        return new RegexTextNode(pattern, RegexTextNode.replace(compiled, position), text);
    }

    private static Node wholeSplit(Call call) {
        throw new BindProblem(
                call.at(), "split gives a list, and a filter has no lists", "ask for one element: split(text, ',')[0]");
    }

    /** {@code split(text, pattern[, limit])[index]}. */
    static Node split(FilterExpression.FunctionCall written, FilterExpression index, Binder binder) {
        int count = written.arguments().size();
        if (count < 2 || count > 3) {
            throw new BindProblem(written.at(), "Function split takes 2 to 3 arguments, not " + count, "");
        }
        Call call = new Call(written, ColumnNeed.VALUES, binder);
        Node text = call.text(0);
        GuardedPattern pattern = binder.regex(call.node(1), call.at(1));
        Integer limit = call.has(2) ? call.constantInteger(2) : Integer.valueOf(-1);
        Integer element = index(binder.bind(index), index.at());
        if (pattern == null || limit == null || element == null || element < 0) {
            return ConstantNode.nullOf(SqlType.TEXT);
        }
        RegexTextNode.Maker maker = pattern.regex().isEmpty()
                ? RegexTextNode.characters(limit, element)
                : RegexTextNode.split(limit, element);
        return binder.fold(new RegexTextNode(pattern, maker, text));
    }

    private static @Nullable Integer index(Node node, TextRange at) {
        ConstantNode constant = node.constant();
        if (constant == null || !node.type().kind().isWhole() && !node.type().is(Kind.NULL)) {
            throw new BindProblem(at, "The index of an element must be a whole number, the same for all rows", "");
        }
        return constant.isNull() ? null : (int) Math.max(-1, Math.min(constant.longValue(), Integer.MAX_VALUE));
    }
}
