package dev.assay.predicate;

import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.dqdl.ast.DateLiteral;
import dev.assay.dqdl.ast.DurationLiteral;
import dev.assay.dqdl.ast.Keyword;
import dev.assay.dqdl.ast.Matches;
import dev.assay.dqdl.ast.Now;
import dev.assay.dqdl.ast.NumberLiteral;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.SizeLiteral;
import dev.assay.dqdl.ast.Text;
import dev.assay.dqdl.ast.TimeLiteral;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The predicates of the rules on values, made from the conditions of a ruleset. */
public final class RuleConditions {
    private RuleConditions() {}

    /**
     * {@code ColumnValues "c" <condition>}.
     *
     * @param ignoreCase the tag of that name; matters for texts only
     * @throws PredicateException if the pattern or a date is bad, NULL is used where it has no meaning, or an operand is not supported
     */
    public static ValuePredicate columnValues(Condition condition, boolean ignoreCase, EvaluationTime time)
            throws PredicateException {
        if (condition instanceof Matches matches) {
            return Predicates.matches(matches.pattern().value(), matches.negated());
        }
        switch (condition.kind()) {
            case NUMBER:
                return Predicates.number(numbers(condition));
            case STRING:
                return Predicates.text(members(condition, ignoreCase), time.zone());
            case DATE:
                return Predicates.date(
                        ConditionReader.read(
                                condition,
                                operand -> ConditionReader.isNull(operand)
                                        ? Optional.empty()
                                        : Optional.of(date(operand, time))),
                        time.zone());
            default:
                throw PredicateException.unsupported("ColumnValues rule does not support conditions on "
                        + (condition.kind() == ConditionKind.SIZE ? "sizes" : "durations"));
        }
    }

    /**
     * {@code ColumnLength "c" <condition>}.
     *
     * @throws PredicateException if an operand is no plain number
     */
    public static ValuePredicate columnLength(Condition condition) throws PredicateException {
        return Predicates.length(lengths(condition));
    }

    /**
     * The numbers that {@code ColumnValues} compares with.
     *
     * @throws PredicateException if an operand is neither a plain number nor NULL, or NULL is used where it has no meaning
     */
    public static ValueCondition<NumberOperand> numbers(Condition condition) throws PredicateException {
        return ConditionReader.read(
                condition,
                operand -> ConditionReader.isNull(operand)
                        ? Optional.empty()
                        : Optional.of(literal(
                                operand,
                                "ColumnValues rule only supports numeric operands or NULL keyword in conditions.")));
    }

    /**
     * The lengths that {@code ColumnLength} compares with.
     *
     * @throws PredicateException if an operand is no plain number
     */
    public static ValueCondition<NumberOperand> lengths(Condition condition) throws PredicateException {
        return ConditionReader.read(
                condition,
                operand -> Optional.of(
                        literal(operand, "ColumnLength rule only supports numeric operands in conditions.")));
    }

    /**
     * {@code ColumnDataType "c" = "TYPE"}.
     *
     * @param format the tag of that name
     * @throws PredicateException if there is no such type or format, or the operator is not = or !=
     */
    public static ValuePredicate columnDataType(Condition condition, Optional<String> format, EvaluationTime time)
            throws PredicateException {
        ConditionOperator operator = ConditionReader.operator(condition);
        if (operator != ConditionOperator.EQ && operator != ConditionOperator.NE) {
            throw PredicateException.unsupported("Unsupported operator");
        }
        Operand operand = ConditionReader.operands(condition).get(0);
        String type = operand instanceof Text text ? text.value() : operand.source();
        return Predicates.dataType(type, format, operator == ConditionOperator.NE, time);
    }

    /**
     * {@code DataFreshness "c" <condition>}.
     *
     * @throws PredicateException if an operand is no duration
     */
    public static ValuePredicate dataFreshness(Condition condition, EvaluationTime time) throws PredicateException {
        return Predicates.age(ConditionReader.read(condition, operand -> Optional.of(duration(operand))), time);
    }

    /** Whether a null meets a condition on values: under {@code !=} and {@code not in}, and where NULL is asked for. */
    public static boolean passesNull(Condition condition) {
        try {
            ConditionOperator operator = ConditionReader.operator(condition);
            boolean nullListed = ConditionReader.operands(condition).stream()
                    .anyMatch(operand -> operand instanceof Keyword keyword && keyword.word() == Keyword.Word.NULL);
            return operator.isMembership() && operator.isNegative() != nullListed;
        } catch (PredicateException e) {
            return false;
        }
    }

    /**
     * {@code FileFreshness <condition>}: dates are days in UTC, times are of today's date in UTC, read in a zone.
     *
     * @throws PredicateException if an operand is no date, time or {@code now()}
     */
    public static ValueCondition<FileTime> fileTimes(Condition condition, ZoneId zone, EvaluationTime time)
            throws PredicateException {
        return ConditionReader.read(condition, operand -> Optional.of(fileTime(operand, zone, time)));
    }

    private static FileTime fileTime(Operand operand, ZoneId zone, EvaluationTime time) throws PredicateException {
        try {
            if (operand instanceof DateLiteral literal && literal.date().isPresent()) {
                return new FileTime(literal.date().get().atStartOfDay().toInstant(ZoneOffset.UTC), true);
            } else if (operand instanceof Now now) {
                return new FileTime(instant(now, time), false);
            } else if (operand instanceof TimeLiteral literal) {
                LocalDate today = LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
                return new FileTime(today.atTime(literal.time()).atZone(zone).toInstant(), false);
            }
        } catch (DateTimeException | ArithmeticException outOfRange) {
            // Reported below with the operand.
        }
        throw PredicateException.badArgument("Invalid date operand in FileFreshness rule: " + operand.source());
    }

    /**
     * {@code FileSize <condition>}, in bytes.
     *
     * @throws PredicateException if an operand is no size
     */
    public static ValueCondition<BigDecimal> fileSizes(Condition condition) throws PredicateException {
        return ConditionReader.read(condition, operand -> Optional.of(fileSize(operand)));
    }

    private static BigDecimal fileSize(Operand operand) throws PredicateException {
        if (operand instanceof SizeLiteral size) {
            return new BigDecimal(size.bytes());
        }
        if (operand instanceof NumberLiteral number) {
            return number.value();
        }
        throw PredicateException.badArgument("A size such as 2 MB is needed, but " + operand.source() + " is none");
    }

    /**
     * {@code FileMatch in ["checksum", ...]}.
     *
     * @throws PredicateException if an operand is no text, or the operator has no meaning for checksums
     */
    public static ValueCondition<String> checksums(Condition condition) throws PredicateException {
        ValueCondition<String> read = ConditionReader.read(condition, operand -> Optional.of(text(operand)));
        if (!read.operator().isMembership()) {
            throw PredicateException.unsupported("Unsupported operator");
        }
        return read;
    }

    private static NumberOperand literal(Operand operand, String otherwise) throws PredicateException {
        return Operands.number(operand instanceof Keyword ? refuse(otherwise) : operand, call -> {
            throw PredicateException.unsupported(otherwise);
        });
    }

    private static Operand refuse(String message) throws PredicateException {
        throw PredicateException.badArgument(message);
    }

    private static TextMembers members(Condition condition, boolean ignoreCase) throws PredicateException {
        ConditionOperator operator = ConditionReader.operator(condition);
        Set<String> texts = new HashSet<>();
        boolean nullListed = false;
        boolean whitespacesListed = false;
        for (Operand operand : ConditionReader.operands(condition)) {
            if (!operator.isMembership()) {
                throw PredicateException.badArgument(
                        operand.source() + " has no order; it goes with =, !=, in and not in");
            }
            if (operand instanceof Keyword keyword) {
                nullListed |= keyword.word() == Keyword.Word.NULL;
                whitespacesListed |= keyword.word() == Keyword.Word.WHITESPACES_ONLY;
                if (keyword.word() == Keyword.Word.EMPTY) {
                    texts.add("");
                }
            } else {
                texts.add(text(operand));
            }
        }
        return new TextMembers(operator.isNegative(), texts, nullListed, whitespacesListed, ignoreCase);
    }

    private static String text(Operand operand) throws PredicateException {
        if (operand instanceof Text text) {
            return text.value();
        }
        if (operand instanceof DateLiteral date) {
            return date.text();
        }
        throw PredicateException.badArgument("A text is needed, but " + operand.source() + " is none");
    }

    private static LocalDate date(Operand operand, EvaluationTime time) throws PredicateException {
        try {
            if (operand instanceof DateLiteral literal) {
                Optional<LocalDate> date = literal.date();
                if (date.isPresent()) {
                    return date.get();
                }
            } else if (operand instanceof Now now) {
                return time.date(instant(now, time));
            } else if (operand instanceof TimeLiteral literal) {
                LocalDate today = LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
                return time.date(today.atTime(literal.time()).toInstant(ZoneOffset.UTC));
            }
        } catch (DateTimeException | ArithmeticException outOfRange) {
            // Reported below with the operand.
        }
        String written = operand instanceof DateLiteral literal ? literal.text() : operand.source();
        throw PredicateException.badArgument("Invalid date operand in ColumnValues rule: " + written);
    }

    /** {@code now()} is the instant of the evaluation without its seconds; a day is 24 hours. */
    private static Instant instant(Now now, EvaluationTime time) {
        Instant minute = time.now().truncatedTo(ChronoUnit.MINUTES);
        if (now.offset().isEmpty()) {
            return minute;
        }
        Now.Offset offset = now.offset().get();
        Duration distance = offset.unit().duration().multipliedBy(offset.amount());
        return offset.minus() ? minute.minus(distance) : minute.plus(distance);
    }

    private static Duration duration(Operand operand) throws PredicateException {
        if (operand instanceof DurationLiteral literal) {
            try {
                return literal.unit().duration().multipliedBy(literal.amount());
            } catch (ArithmeticException tooLong) {
                throw PredicateException.badArgument("The duration " + literal.source() + " is too long");
            }
        }
        throw PredicateException.badArgument(
                "A duration such as 24 hours is needed, but " + operand.source() + " is none");
    }
}
