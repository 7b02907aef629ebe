package dev.assay.dqdl;

import static dev.assay.dqdl.ast.ConditionKind.DATE;
import static dev.assay.dqdl.ast.ConditionKind.DURATION;
import static dev.assay.dqdl.ast.ConditionKind.NUMBER;
import static dev.assay.dqdl.ast.ConditionKind.SIZE;
import static dev.assay.dqdl.ast.ConditionKind.STRING;

import dev.assay.dqdl.ast.Between;
import dev.assay.dqdl.ast.Compare;
import dev.assay.dqdl.ast.Comparison;
import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.dqdl.ast.In;
import dev.assay.dqdl.ast.Keyword;
import dev.assay.dqdl.ast.Matches;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.SourceRange;
import dev.assay.dqdl.ast.Text;
import dev.assay.dqdl.ast.Variable;
import dev.assay.dqdl.internal.parser.DqdlParser;
import dev.assay.dqdl.internal.parser.DqdlParser.BetweenContext;
import dev.assay.dqdl.internal.parser.DqdlParser.ComparisonContext;
import dev.assay.dqdl.internal.parser.DqdlParser.ConditionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.InContext;
import dev.assay.dqdl.internal.parser.DqdlParser.ListContext;
import dev.assay.dqdl.internal.parser.DqdlParser.LoneOperandContext;
import dev.assay.dqdl.internal.parser.DqdlParser.MatchesContext;
import dev.assay.dqdl.internal.parser.DqdlParser.OperandContext;
import dev.assay.dqdl.internal.parser.DqdlParser.ValueContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Builds conditions: operands first, without regard to the rule; then the kind by what the operands are and what the
 * rule takes; then the operands in the shape of that kind. An empty result means a problem was reported.
 */
final class ConditionBuilder {
    private final Build build;
    private final OperandBuilder operands;

    ConditionBuilder(Build build) {
        this.build = build;
        operands = new OperandBuilder(build);
    }

    /** @param taker who the condition is for: which kinds it takes, how it is called in messages */
    Optional<Condition> build(ConditionContext context, Kinds.Taker taker) {
        SourceRange at = build.range(context);
        if (context instanceof ComparisonContext comparison) {
            return comparison(comparison, taker, at);
        }
        if (context instanceof BetweenContext between) {
            return between(between, taker, at);
        }
        if (context instanceof InContext in) {
            return in(in, taker, at);
        }
        return matches((MatchesContext) context, taker, at);
    }

    private Optional<Condition> comparison(ComparisonContext context, Kinds.Taker taker, SourceRange at) {
        ValueContext value = context.value();
        if (!(value instanceof DqdlParser.SingleValueContext single)) {
            build.issues()
                    .error(
                            "bad-operand",
                            build.range(value),
                            "a comparison has one operand, not a list",
                            "write  in [...]");
            return Optional.empty();
        }
        Comparison operator = operator(context);
        Optional<Operand> operand = operand(single.operand());
        if (operand.isEmpty()) {
            return Optional.empty();
        }
        return new Kinds(build, taker, at)
                .settle(List.of(operand.get()))
                .filter(settled -> settled.kind() != STRING || checkOrder(operator, at))
                .map(settled ->
                        new Compare(settled.kind(), operator, settled.operands().get(0), at));
    }

    static Comparison operator(ComparisonContext context) {
        return switch (context.comparator().getStart().getType()) {
            case DqdlParser.EQ -> Comparison.EQ;
            case DqdlParser.BANG -> Comparison.NE;
            case DqdlParser.LT -> Comparison.LT;
            case DqdlParser.LE -> Comparison.LE;
            case DqdlParser.GT -> Comparison.GT;
            default -> Comparison.GE;
        };
    }

    private boolean checkOrder(Comparison operator, SourceRange at) {
        if (operator == Comparison.EQ || operator == Comparison.NE) {
            return true;
        }
        noOrder(at, "texts have no order, so '" + operator.symbol() + "' cannot be used");
        return false;
    }

    private void noOrder(SourceRange at, String message) {
        build.issues()
                .error(
                        "text-order",
                        at,
                        message,
                        "texts go with =, !=, in and matches; dates look like \"2024-01-31\"");
    }

    private Optional<Condition> between(BetweenContext context, Kinds.Taker taker, SourceRange at) {
        build.checkCase(context.NOT());
        build.checkCase(context.BETWEEN());
        build.checkCase(context.AND());
        Optional<Operand> low = operand(context.low);
        Optional<Operand> high = operand(context.high);
        if (low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        boolean negated = context.NOT() != null;
        return new Kinds(build, taker, at)
                .settle(List.of(low.get(), high.get()))
                .filter(settled -> {
                    if (settled.kind() == STRING) {
                        noOrder(at, "texts have no order, so 'between' cannot be used");
                    }
                    return settled.kind() != STRING;
                })
                .map(settled -> new Between(
                        settled.kind(),
                        settled.operands().get(0),
                        settled.operands().get(1),
                        negated,
                        at));
    }

    private Optional<Condition> in(InContext context, Kinds.Taker taker, SourceRange at) {
        build.checkCase(context.NOT());
        build.checkCase(context.IN());
        Members members;
        Optional<String> variable = Optional.empty();
        if (context.list() != null) {
            members = members(context.list(), true);
        } else {
            variable = Optional.of(context.variable().WORD().getText());
            members = new Members();
            splice(context.variable(), members);
        }
        if (members.failed) {
            return Optional.empty();
        }
        boolean negated = context.NOT() != null;
        Optional<String> whole = variable;
        return new Kinds(build, taker, at)
                .settle(members.operands)
                .map(settled -> new In(
                        settled.kind(),
                        settled.operands(),
                        negated,
                        whole,
                        whole.isEmpty() && members.spliced ? members.written : List.of(),
                        at));
    }

    private Optional<Condition> matches(MatchesContext context, Kinds.Taker taker, SourceRange at) {
        build.checkCase(context.NOT());
        build.checkCase(context.MATCHES());
        Optional<Operand> pattern = operand(context.operand(), true);
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        if (!(pattern.get() instanceof Text text)) {
            build.issues()
                    .error(
                            "bad-operand",
                            pattern.get().at(),
                            "'matches' takes one regular expression in double quotes",
                            "write  matches \"[a-z]+\"");
            return Optional.empty();
        }
        if (!new Kinds(build, taker, at).check(STRING)) {
            return Optional.empty();
        }
        return Optional.of(new Matches(text, context.NOT() != null, at));
    }

    /** The members of a list, with what was written where a variable took part. */
    static final class Members {
        final List<Operand> operands = new ArrayList<>();
        final List<String> written = new ArrayList<>();
        boolean spliced;
        boolean failed;

        private void add(Optional<Operand> operand) {
            if (operand.isEmpty()) {
                failed = true;
            } else {
                operands.add(operand.get());
                written.add(operand.get().source());
            }
        }
    }

    /**
     * Builds a list; commas and emptiness are checked here.
     *
     * @param variables whether variables may be members
     */
    Members members(ListContext context, boolean variables) {
        Members members = new Members();
        Commas commas = new Commas(build, "member");
        for (ParseTree child : context.children) {
            if (child instanceof ErrorNode) {
                commas.forgive(); // the bracket that is missing here is one problem already
            } else if (child instanceof TerminalNode terminal) {
                Token token = terminal.getSymbol();
                if (token.getType() == DqdlParser.STRING) {
                    commas.element(token);
                    members.add(Optional.of(text(token, false)));
                } else if (token.getType() == DqdlParser.COMMA) {
                    commas.comma(token);
                }
            } else if (child instanceof LoneOperandContext operand) {
                commas.element(operand.getStart());
                if (operand instanceof DqdlParser.VariableOperandContext variable && variables) {
                    members.spliced = true;
                    splice(variable.variable(), members);
                } else {
                    members.add(lone(operand, false));
                }
            }
        }
        commas.end();
        if (members.operands.isEmpty() && !members.failed) {
            members.failed = true;
            if (!commas.failed()) {
                build.issues()
                        .error("empty-list", build.range(context), "the list is empty", "it needs one member at least");
            }
        }
        members.failed |= commas.failed();
        return members;
    }

    private void splice(DqdlParser.VariableContext context, Members members) {
        String name = context.WORD().getText();
        SourceRange at = build.range(context);
        Optional<Variable> variable = build.variables().find(name, at);
        members.written.add("$" + name);
        if (variable.isEmpty()) {
            members.failed = true;
            return;
        }
        for (Operand value : variable.get().values()) {
            members.operands.add(Variables.used(value, name, at, false));
        }
    }

    Optional<Operand> operand(OperandContext context) {
        return operand(context, false);
    }

    /** @param verbatim whether backslashes belong to the text */
    private Optional<Operand> operand(OperandContext context, boolean verbatim) {
        if (context instanceof DqdlParser.TextOperandContext text) {
            return Optional.of(text(text.STRING().getSymbol(), verbatim));
        }
        return lone(((DqdlParser.OtherOperandContext) context).loneOperand(), verbatim);
    }

    private Optional<Operand> lone(LoneOperandContext context, boolean verbatim) {
        SourceRange at = build.range(context);
        if (context instanceof DqdlParser.VariableOperandContext variable) {
            return build.variables().single(variable.variable().WORD().getText(), at, verbatim);
        }
        if (context instanceof DqdlParser.KeywordOperandContext keyword) {
            boolean empty = keyword.word.getType() == DqdlParser.EMPTY;
            Keyword.Word word = empty ? Keyword.Word.EMPTY : Keyword.Word.WHITESPACES_ONLY;
            return Optional.of(new Keyword(word, word.name(), at));
        }
        return operands.expression(((DqdlParser.ExpressionOperandContext) context).expression());
    }

    Text text(Token token, boolean verbatim) {
        String written = token.getText();
        String value = Strings.value(written, verbatim);
        return new Text(value, Strings.closed(written, value), build.range(token));
    }

    /** Whether an operand is a number expression or {@code NULL}, which every kind but text has in common. */
    static boolean isNumeric(Operand operand) {
        ConditionKind kind = Kinds.kindOf(operand);
        return kind == NUMBER || (operand instanceof Keyword keyword && keyword.word() == Keyword.Word.NULL);
    }

    static boolean isAmountOrTime(Operand operand) {
        ConditionKind kind = Kinds.kindOf(operand);
        return kind == DURATION || kind == SIZE || (kind == DATE && !(operand instanceof Text));
    }
}
