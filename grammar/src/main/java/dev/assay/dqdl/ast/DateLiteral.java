package dev.assay.dqdl.ast;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A string of the shape {@code "dddd-dd-dd"} where a date is meant. The digits are not checked.
 *
 * @param text without quotes
 */
public record DateLiteral(String text, String source, SourceRange at) implements Operand {
    /** A literal as a program writes it; the year must have four digits. */
    public static DateLiteral of(LocalDate date) {
        return new DateLiteral(date.toString(), '"' + date.toString() + '"', SourceRange.NONE);
    }

    /** The day, or empty when there is none such ({@code "2023-02-31"}). */
    public Optional<LocalDate> date() {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.date(this);
    }
}
