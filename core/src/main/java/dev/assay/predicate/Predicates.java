package dev.assay.predicate;

import dev.assay.internal.regex.GuardedPattern;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/** Makes predicates from plain values. {@link RuleConditions} makes them from the conditions of a ruleset. */
public final class Predicates {
    private Predicates() {}

    /** Rows without a value, in a column of any type. */
    public static ValuePredicate isNull() {
        return new NullPredicate(true);
    }

    /** Rows with a value, in a column of any type. */
    public static ValuePredicate isNotNull() {
        return new NullPredicate(false);
    }

    /**
     * Numbers against numbers, in numeric columns: whole numbers and decimals exactly, floats of 32 bits by their shortest decimal (0.1f
     * equals 0.1), doubles by IEEE 754 with the double nearest to the operand. NaN passes only {@code !=} and {@code not in}. A test whose
     * only operand is NULL applies to columns of any type.
     */
    public static ValuePredicate number(ValueCondition<NumberOperand> test) {
        return test.isNullOnly() ? new NullPredicate(test.acceptsNull()) : new NumberPredicate(test);
    }

    /**
     * Whole texts and keywords, in columns of text; in those of numbers, booleans, dates and timestamps by canonical text ({@code 5}, {@code
     * 1.50}, {@code 1.0E10}, {@code true}, {@code 2024-01-15}, {@code 2024-01-15 01:02:03.5}).
     *
     * @param zone of the text of timestamps that have a zone
     */
    public static ValuePredicate text(TextMembers members, ZoneId zone) {
        boolean nullOnly = members.nullListed() && members.texts().isEmpty() && !members.whitespacesListed();
        return nullOnly ? new NullPredicate(members.acceptsNull()) : new TextPredicate(members, zone);
    }

    /**
     * Texts that a regular expression of {@code java.util.regex} matches as a whole; negated, those it does not. Nulls fail both.
     *
     * @throws PredicateException if it is no regular expression
     */
    public static ValuePredicate matches(String regex, boolean negated) throws PredicateException {
        try {
            return new PatternPredicate(GuardedPattern.compile(regex), negated);
        } catch (PatternSyntaxException e) {
            String place = e.getIndex() < 0 ? "" : " near index " + e.getIndex();
            throw PredicateException.badArgument(
                    "Invalid regex pattern '" + regex + "': " + e.getDescription() + place);
        }
    }

    /**
     * Dates against dates, in columns of dates, timestamps (their date in the zone; those without zone, their own) and text (as Spark casts
     * it to a date; what is none fails every operator).
     */
    public static ValuePredicate date(ValueCondition<LocalDate> test, ZoneId zone) {
        return test.isNullOnly() ? new NullPredicate(test.acceptsNull()) : new DatePredicate(test, zone);
    }

    /**
     * Lengths of texts in code points; null has length 0.
     *
     * @throws IllegalArgumentException if NULL is an operand
     */
    public static ValuePredicate length(ValueCondition<NumberOperand> test) {
        return new LengthPredicate(test);
    }

    /**
     * Values that could be of a type: of text, those that Spark's cast accepts; of other columns, those that convert without losing their
     * meaning. Nulls fail.
     *
     * @param type BOOLEAN, DATE, TIMESTAMP, INTEGER, LONG, FLOAT, DOUBLE, DECIMAL(p,s), INTEGRAL or FRACTIONAL, in any case
     * @param format of dates in text, such as {@code dd/MM/yyyy}, for DATE only
     * @param negated turns the answer of every row round, of nulls too
     * @throws PredicateException if there is no such type or format
     */
    public static ValuePredicate dataType(String type, Optional<String> format, boolean negated, EvaluationTime time)
            throws PredicateException {
        Optional<CastTarget> target = CastTarget.named(type);
        if (target.isEmpty()) {
            throw PredicateException.badArgument("Unrecognized data type: " + type);
        }
        if (format.isEmpty()) {
            return new CastPredicate(target.get(), null, negated, time);
        }
        Optional<DateFormat> known = DateFormat.of(format.get());
        if (known.isEmpty() || target.get().kind() != CastTarget.Kind.DATE) {
            throw PredicateException.badArgument("Unsupported rule format");
        }
        return new CastPredicate(target.get(), known.get(), negated, time);
    }

    /**
     * Ages, exactly: the evaluation's instant less the time of the row, which is negative for times to come. Columns of dates (from their
     * midnight in the zone), timestamps, and text as Spark casts it to a timestamp. Nulls and text that is no time fail.
     *
     * @throws IllegalArgumentException if NULL is an operand
     */
    public static ValuePredicate age(ValueCondition<Duration> test, EvaluationTime time) {
        return new FreshnessPredicate(test, time);
    }

    /**
     * Texts that a function accepts; nulls fail. Simple and slow: it sees one String per cell, or per dictionary entry where there is a
     * dictionary. Of two such predicates with the same name and the same function object, only one is run.
     *
     * @param test thread-safe, without side effects
     */
    public static ValuePredicate text(String name, Predicate<String> test) {
        return new CustomTextPredicate(name, test);
    }
}
