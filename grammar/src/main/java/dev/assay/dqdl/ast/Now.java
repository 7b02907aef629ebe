package dev.assay.dqdl.ast;

import java.util.Optional;

/** {@code now()} or {@code (now() - 3 days)}. */
public record Now(Optional<Offset> offset, SourceRange at) implements Operand {
    /** What is added to or taken from the current time. */
    public record Offset(boolean minus, long amount, DurationUnit unit) {
        public Offset {
            if (amount < 0) {
                throw new IllegalArgumentException("an amount of time is not negative: " + amount);
            }
        }
    }

    @Override
    public String source() {
        return offset.map(o -> "(now() " + (o.minus() ? '-' : '+') + ' ' + o.amount() + ' '
                        + o.unit().word() + ')')
                .orElse("now()");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.now(this);
    }
}
