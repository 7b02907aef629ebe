package dev.assay.dqdl.ast;

import java.util.List;
import java.util.Optional;

/**
 * {@code in [ a, b ]} or {@code in $x}.
 *
 * @param members at least one; variables are already replaced by their values
 * @param variable the name, when the condition was written {@code in $x}
 * @param written the members as written, only when a variable stands among them ({@code [ $x, "b" ]}); else empty
 */
public record In(
        ConditionKind kind,
        List<Operand> members,
        boolean negated,
        Optional<String> variable,
        List<String> written,
        SourceRange at)
        implements Condition {
    public In {
        members = List.copyOf(members);
        written = List.copyOf(written);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("'in' needs at least one member");
        }
    }

    /** A list without variables. */
    public In(ConditionKind kind, List<Operand> members, boolean negated, SourceRange at) {
        this(kind, members, negated, Optional.empty(), List.of(), at);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.in(this);
    }
}
