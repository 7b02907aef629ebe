package dev.assay.dqdl;

import dev.assay.dqdl.ast.AnalyzerNode;
import dev.assay.dqdl.ast.Arithmetic;
import dev.assay.dqdl.ast.Between;
import dev.assay.dqdl.ast.Call;
import dev.assay.dqdl.ast.Compare;
import dev.assay.dqdl.ast.CompositeRule;
import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.In;
import dev.assay.dqdl.ast.Labels;
import dev.assay.dqdl.ast.Matches;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.Parameter;
import dev.assay.dqdl.ast.Parenthesized;
import dev.assay.dqdl.ast.RuleNode;
import dev.assay.dqdl.ast.SimpleRule;
import dev.assay.dqdl.ast.Tag;
import dev.assay.dqdl.ast.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rules as results print them: one line, white space and comments gone, everything else as written. Labels stand last;
 * those of a composite are left out, as in AWS Glue, unlike in {@link DocumentPrinter}.
 */
public final class CanonicalText {
    private final StringBuilder text = new StringBuilder();
    private final Map<Operand, String> substitutions;
    private final Labelling labelling;
    private final boolean compositeLabels;

    /** Which labels are printed. */
    private enum Labelling {
        NONE,
        OF_SIMPLE_RULES,
        ALL
    }

    private CanonicalText(Map<Operand, String> substitutions, Labelling labelling) {
        this.substitutions = substitutions;
        this.labelling = labelling;
        this.compositeLabels = labelling == Labelling.ALL;
    }

    /** The {@code Description} of a rule. */
    public static String of(RuleNode rule) {
        return evaluated(rule, Map.of());
    }

    public static String of(AnalyzerNode analyzer) {
        CanonicalText canonical = new CanonicalText(Map.of(), Labelling.OF_SIMPLE_RULES);
        canonical.text.append(analyzer.type());
        canonical.parameters(analyzer.parameters());
        String before = " with ";
        for (Tag option : analyzer.options()) {
            canonical.text.append(before).append(option.name()).append(" = ").append(option.source());
            before = ", ";
        }
        return canonical.text.toString();
    }

    /** As {@link #of(RuleNode)}, without any label. */
    public static String withoutLabels(RuleNode rule) {
        CanonicalText canonical = new CanonicalText(Map.of(), Labelling.NONE);
        canonical.rule(rule);
        return canonical.text.toString();
    }

    /** As {@link #of(RuleNode)}, with the labels of the whole rule and its parts. */
    public static String withLabels(RuleNode rule) {
        return complete(rule);
    }

    /** A condition, such as {@code between 1 and 3}. */
    public static String of(Condition condition) {
        CanonicalText canonical = new CanonicalText(Map.of(), Labelling.OF_SIMPLE_RULES);
        canonical.condition(condition);
        return canonical.text.toString();
    }

    /** A condition after its dynamic operands were replaced, as in {@link #evaluated(RuleNode, Map)}. */
    public static String evaluated(Condition condition, Map<Operand, String> substitutions) {
        CanonicalText canonical = new CanonicalText(substitutions, Labelling.OF_SIMPLE_RULES);
        canonical.condition(condition);
        return canonical.text.toString();
    }

    /**
     * The rule after its dynamic operands were replaced.
     *
     * @param substitutions an operand of a condition, or a {@link Call} within one, to the text that takes its place;
     *     operands are told apart by their positions
     */
    public static String evaluated(RuleNode rule, Map<Operand, String> substitutions) {
        CanonicalText canonical = new CanonicalText(substitutions, Labelling.OF_SIMPLE_RULES);
        canonical.rule(rule);
        return canonical.text.toString();
    }

    /** As {@link #of(RuleNode)}, with everything that is needed to read the same tree back. */
    static String complete(RuleNode rule) {
        CanonicalText canonical = new CanonicalText(Map.of(), Labelling.ALL);
        canonical.rule(rule);
        return canonical.text.toString();
    }

    private void rule(RuleNode rule) {
        rule.accept(new RuleNode.Visitor<StringBuilder>() {
            @Override
            public StringBuilder simple(SimpleRule simple) {
                CanonicalText.this.simple(simple);
                return text;
            }

            @Override
            public StringBuilder composite(CompositeRule composite) {
                CanonicalText.this.composite(composite);
                return text;
            }
        });
    }

    private void composite(CompositeRule composite) {
        boolean grouped = compositeLabels && composite.labels().isPresent();
        if (grouped) {
            text.append('(');
        }
        String before = "";
        for (RuleNode operand : flat(composite)) {
            text.append(before);
            boolean brackets = !(compositeLabels
                    && operand instanceof CompositeRule inner
                    && inner.labels().isPresent());
            if (brackets) {
                text.append('(');
            }
            rule(operand);
            if (brackets) {
                text.append(')');
            }
            before = " " + composite.operator() + " ";
        }
        if (grouped) {
            text.append(')');
            composite.labels().ifPresent(this::labels);
        }
    }

    /** In results, brackets that change nothing vanish; where the tree must be read back, they stay. */
    private List<RuleNode> flat(CompositeRule composite) {
        if (compositeLabels) {
            return composite.operands();
        }
        List<RuleNode> operands = new ArrayList<>();
        for (RuleNode operand : composite.operands()) {
            if (operand instanceof CompositeRule inner && inner.operator() == composite.operator()) {
                operands.addAll(flat(inner));
            } else {
                operands.add(operand);
            }
        }
        return operands;
    }

    private void simple(SimpleRule rule) {
        text.append(rule.type());
        parameters(rule.parameters());
        rule.condition().ifPresent(condition -> {
            text.append(' ');
            condition(condition);
        });
        rule.where().ifPresent(where -> text.append(" where ").append(where.source()));
        rule.threshold().ifPresent(threshold -> {
            text.append(" with threshold ");
            condition(threshold.condition());
        });
        for (Tag tag : rule.tags()) {
            text.append(" with ").append(tag.name()).append(" = ").append(tag.source());
        }
        if (labelling != Labelling.NONE) {
            rule.labels().ifPresent(this::labels);
        }
    }

    private void parameters(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            switch (parameter.connector()) {
                case OF -> text.append(" of");
                case AND -> text.append(" and");
                case NONE -> {}
            }
            text.append(' ').append(parameter.source());
        }
    }

    private void labels(Labels labels) {
        text.append(" labels=[");
        String before = "";
        for (Map.Entry<String, String> label : labels.entries().entrySet()) {
            text.append(before).append(Text.quote(label.getKey())).append('=').append(Text.quote(label.getValue()));
            before = ", ";
        }
        text.append(']');
    }

    private void condition(Condition condition) {
        condition.accept(new Condition.Visitor<StringBuilder>() {
            @Override
            public StringBuilder compare(Compare compare) {
                text.append(compare.operator().symbol()).append(' ');
                operand(compare.operand());
                return text;
            }

            @Override
            public StringBuilder between(Between between) {
                text.append(between.negated() ? "not between " : "between ");
                operand(between.low());
                text.append(" and ");
                operand(between.high());
                return text;
            }

            @Override
            public StringBuilder in(In in) {
                text.append(in.negated() ? "not in " : "in ");
                CanonicalText.this.in(in);
                return text;
            }

            @Override
            public StringBuilder matches(Matches matches) {
                text.append(matches.negated() ? "not matches " : "matches ");
                return text.append(matches.pattern().source());
            }
        });
    }

    private void in(In in) {
        if (in.variable().isPresent()) {
            text.append('$').append(in.variable().get());
            return;
        }
        text.append('[');
        if (in.written().isEmpty()) {
            String before = "";
            for (Operand member : in.members()) {
                text.append(before);
                operand(member);
                before = ",";
            }
        } else {
            text.append(String.join(",", in.written()));
        }
        text.append(']');
    }

    private void operand(Operand operand) {
        String substitute = substitutions.isEmpty() ? null : substitutions.get(operand);
        if (substitute != null) {
            text.append(substitute);
        } else if (substitutions.isEmpty()) {
            text.append(operand.source());
        } else if (operand instanceof Arithmetic chain) {
            operand(chain.first());
            for (Arithmetic.Step step : chain.steps()) {
                text.append(' ').append(step.operator().symbol()).append(' ');
                operand(step.operand());
            }
        } else if (operand instanceof Parenthesized brackets) {
            text.append('(');
            operand(brackets.inner());
            text.append(')');
        } else if (operand instanceof Call call) {
            text.append(call.name()).append('(');
            String before = "";
            for (Operand argument : call.arguments()) {
                text.append(before);
                operand(argument);
                before = ",";
            }
            text.append(')');
        } else {
            text.append(operand.source());
        }
    }
}
