package dev.assay.dqdl.ast;

import java.time.LocalTime;

/** A time of today, in UTC or the zone of the tag {@code timeZone}: {@code "14:05"} or {@code "2:05 PM"}. */
public record TimeLiteral(LocalTime time, String source, SourceRange at) implements Operand {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.time(this);
    }
}
