package dev.assay.dqdl.ast;

import java.util.List;
import java.util.Optional;

/** Copies of nodes with every {@link SourceRange} set to {@link SourceRange#NONE}, so that {@code equals} compares content. */
public final class WithoutPositions {
    private static final SourceRange NONE = SourceRange.NONE;

    private WithoutPositions() {}

    public static Document of(Document document) {
        return new Document(
                document.metadata().map(metadata -> new Metadata(metadata.entries(), NONE)),
                document.dataSources().map(s -> new DataSources(s.primary(), s.additional(), NONE)),
                document.variables().stream()
                        .map(v -> new Variable(v.name(), operands(v.values()), v.list(), NONE))
                        .toList(),
                document.defaultLabels().map(WithoutPositions::of),
                document.rules().stream().map(WithoutPositions::of).toList(),
                document.analyzers().stream().map(WithoutPositions::of).toList(),
                NONE);
    }

    public static RuleNode of(RuleNode rule) {
        return rule.accept(new RuleNode.Visitor<>() {
            @Override
            public RuleNode simple(SimpleRule simple) {
                return new SimpleRule(
                        simple.type(),
                        simple.parameters().stream().map(WithoutPositions::of).toList(),
                        simple.condition().map(WithoutPositions::of),
                        simple.where().map(w -> new Where(w.filter(), w.source(), NONE, NONE)),
                        simple.threshold().map(t -> new Threshold(of(t.condition()), NONE)),
                        simple.tags().stream().map(WithoutPositions::of).toList(),
                        simple.labels().map(WithoutPositions::of),
                        NONE);
            }

            @Override
            public RuleNode composite(CompositeRule composite) {
                List<RuleNode> operands =
                        composite.operands().stream().map(WithoutPositions::of).toList();
                Optional<Labels> labels = composite.labels().map(WithoutPositions::of);
                return new CompositeRule(composite.operator(), operands, labels, NONE);
            }
        });
    }

    public static AnalyzerNode of(AnalyzerNode analyzer) {
        return new AnalyzerNode(
                analyzer.type(),
                analyzer.parameters().stream().map(WithoutPositions::of).toList(),
                analyzer.options().stream().map(WithoutPositions::of).toList(),
                NONE);
    }

    public static Condition of(Condition condition) {
        return condition.accept(new Condition.Visitor<>() {
            @Override
            public Condition compare(Compare compare) {
                return new Compare(compare.kind(), compare.operator(), of(compare.operand()), NONE);
            }

            @Override
            public Condition between(Between between) {
                return new Between(between.kind(), of(between.low()), of(between.high()), between.negated(), NONE);
            }

            @Override
            public Condition in(In in) {
                return new In(in.kind(), operands(in.members()), in.negated(), in.variable(), in.written(), NONE);
            }

            @Override
            public Condition matches(Matches matches) {
                return new Matches((Text) of(matches.pattern()), matches.negated(), NONE);
            }
        });
    }

    public static Operand of(Operand operand) {
        return operand.accept(OperandCopy.INSTANCE);
    }

    private static Labels of(Labels labels) {
        return new Labels(labels.entries(), NONE);
    }

    private static Tag of(Tag tag) {
        return new Tag(tag.name(), tag.values(), tag.list(), tag.quoted(), tag.source(), NONE);
    }

    private static Parameter of(Parameter parameter) {
        return new Parameter(parameter.connector(), parameter.form(), parameter.value(), parameter.source(), NONE);
    }

    private static List<Operand> operands(List<Operand> operands) {
        return operands.stream().map(WithoutPositions::of).toList();
    }

    private static final class OperandCopy implements Operand.Visitor<Operand> {
        static final OperandCopy INSTANCE = new OperandCopy();

        @Override
        public Operand number(NumberLiteral operand) {
            return new NumberLiteral(operand.value(), operand.source(), NONE);
        }

        @Override
        public Operand text(Text operand) {
            return new Text(operand.value(), operand.source(), NONE);
        }

        @Override
        public Operand keyword(Keyword operand) {
            return new Keyword(operand.word(), operand.source(), NONE);
        }

        @Override
        public Operand call(Call operand) {
            return new Call(operand.name(), operands(operand.arguments()), NONE);
        }

        @Override
        public Operand arithmetic(Arithmetic operand) {
            Operand copy = of(operand.first());
            for (Arithmetic.Step step : operand.steps()) {
                copy = new Arithmetic(copy, step.operator(), of(step.operand()), NONE);
            }
            return copy;
        }

        @Override
        public Operand parenthesized(Parenthesized operand) {
            return new Parenthesized(of(operand.inner()), NONE);
        }

        @Override
        public Operand date(DateLiteral operand) {
            return new DateLiteral(operand.text(), operand.source(), NONE);
        }

        @Override
        public Operand time(TimeLiteral operand) {
            return new TimeLiteral(operand.time(), operand.source(), NONE);
        }

        @Override
        public Operand now(Now operand) {
            return new Now(operand.offset(), NONE);
        }

        @Override
        public Operand duration(DurationLiteral operand) {
            return new DurationLiteral(operand.amount(), operand.unit(), operand.source(), NONE);
        }

        @Override
        public Operand size(SizeLiteral operand) {
            return new SizeLiteral(operand.amount(), operand.unit(), operand.source(), NONE);
        }
    }
}
