package dev.assay.dqdl.ast;

/** A predicate on a metric or on a value. Knows nothing of columns or engines. */
public sealed interface Condition permits Compare, Between, In, Matches {
    ConditionKind kind();

    SourceRange at();

    <R> R accept(Visitor<R> visitor);

    /** One method per form of condition. */
    interface Visitor<R> {
        R compare(Compare condition);

        R between(Between condition);

        R in(In condition);

        R matches(Matches condition);
    }
}
