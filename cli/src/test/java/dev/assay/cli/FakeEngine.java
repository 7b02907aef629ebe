package dev.assay.cli;

import dev.assay.dqdl.Signature;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.Vocabulary;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.result.Evaluation;
import dev.assay.result.Explanation;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** An engine with three rule types that answers what a test wants. */
final class FakeEngine implements Engine {
    private static final List<Signature> TYPES = List.of(
            Signature.named("IsComplete")
                    .summary("No value is missing.")
                    .form(1, 1, List.of(Role.COLUMN))
                    .with(Feature.WHERE)
                    .build(),
            Signature.named("Mean")
                    .summary("Mean of a numeric column.")
                    .form(1, 1, List.of(Role.COLUMN), ConditionKind.NUMBER)
                    .with(Feature.WHERE, Feature.ANALYZER)
                    .build(),
            Signature.named("RowCount")
                    .summary("Number of rows.")
                    .form(0, 0, List.of(), ConditionKind.NUMBER)
                    .with(Feature.WHERE, Feature.ANALYZER)
                    .build());

    private final Answer answer;

    FakeEngine(Answer answer) {
        this.answer = answer;
    }

    /** What {@link #check} does. */
    interface Answer {
        Evaluation to(Job job) throws IOException;
    }

    /** For commands that evaluate nothing. */
    static FakeEngine ofTypes() {
        return new FakeEngine(job -> {
            throw new AssertionError("nothing is to be evaluated");
        });
    }

    @Override
    public Explanation explain(Job job) {
        throw new AssertionError("nothing is to be explained");
    }

    @Override
    public Vocabulary vocabulary() {
        return new Vocabulary() {
            @Override
            public Optional<Signature> find(String name) {
                return TYPES.stream().filter(type -> type.name().equals(name)).findFirst();
            }

            @Override
            public Collection<Signature> all() {
                return TYPES;
            }
        };
    }

    @Override
    public List<Evaluation> check(Job job, Progress progress) throws IOException {
        return List.of(answer.to(job));
    }
}
