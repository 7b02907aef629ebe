package dev.assay.predicate;

import dev.assay.data.ColumnType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** Random predicates with their slow twins, and columns that come close to their operands. */
final class RandomCases {
    /** A predicate, what it means, and a column. */
    record Case(
            String name,
            ValuePredicate predicate,
            Predicate<@Nullable Object> twin,
            ArrowType type,
            List<@Nullable Object> cells) {}

    private final SplittableRandom random;
    private final RandomValues values;

    RandomCases(long seed) {
        random = new SplittableRandom(seed);
        values = new RandomValues(random);
    }

    <T> T pick(List<T> list) {
        return values.pick(list);
    }

    /** A case with so many rows. */
    Case next(int rows) {
        switch (random.nextInt(9)) {
            case 0:
                return number(rows);
            case 1:
                return text(rows);
            case 2:
                return canonical(rows);
            case 3:
                return date(rows);
            case 4:
                return age(rows);
            case 5:
                return length(rows);
            case 6:
                return cast(rows);
            case 7:
                return pattern(rows);
            default:
                return nulls(rows);
        }
    }

    private List<@Nullable Object> cells(int rows, List<?> pool) {
        int nullPercent = pick(List.of(0, 0, 20, 100));
        // Few values in most columns, so that statistics have something to say.
        List<Object> chosen = new ArrayList<>();
        int variety = pick(List.of(1, 2, 5, 1000));
        for (int i = 0; i < variety; i++) {
            chosen.add(pick(pool));
        }
        List<@Nullable Object> cells = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            cells.add(random.nextInt(100) < nullPercent ? null : pick(chosen));
        }
        return cells;
    }

    private <T> ValueCondition<T> test(List<T> operands, boolean mayListNull) {
        ConditionOperator operator = pick(List.of(ConditionOperator.values()));
        List<T> chosen = new ArrayList<>();
        switch (operator) {
            case BETWEEN:
            case NOT_BETWEEN:
                chosen.add(pick(operands));
                chosen.add(pick(operands));
                return new ValueCondition<>(operator, chosen, false);
            case IN:
            case NOT_IN:
                int count = pick(List.of(1, 2, 3, 12));
                for (int i = 0; i < count; i++) {
                    chosen.add(pick(operands));
                }
                return new ValueCondition<>(operator, chosen, mayListNull && random.nextInt(3) == 0);
            default:
                return ValueCondition.of(operator, pick(operands));
        }
    }

    private Case number(int rows) {
        ArrowType arrow = pick(Stream.of(Types.WHOLE, Types.DECIMALS, Types.FLOATS)
                .flatMap(List::stream)
                .toList());
        ColumnType type = Cells.typeOf(arrow);
        List<Object> pool = values.numbers(arrow);
        List<NumberOperand> operands = new ArrayList<>();
        for (Object value : pool) {
            BigDecimal near = exact(value);
            operands.add(near == null ? NumberOperand.of((Double) value) : NumberOperand.of(near));
            if (near != null) {
                operands.add(NumberOperand.of(near.add(pick(List.of(
                        BigDecimal.ONE,
                        BigDecimal.ONE.negate(),
                        new BigDecimal("0.5"),
                        new BigDecimal("-0.005"),
                        new BigDecimal("1e-30"))))));
            }
        }
        operands.add(NumberOperand.of(Double.NaN));
        operands.add(NumberOperand.of(new BigDecimal("1e400")));
        operands.add(NumberOperand.of(new BigDecimal("-1e60")));
        operands.add(NumberOperand.of(new BigDecimal("0.1")));
        operands.add(NumberOperand.of(new BigDecimal("3.4028235e38")));
        operands.add(NumberOperand.of(new BigDecimal("1e39")));
        ValueCondition<NumberOperand> test = test(operands, true);
        return new Case(
                "number " + test + " on " + type.messageName(),
                Predicates.number(test),
                cell -> SlowRows.number(test, cell, type),
                arrow,
                cells(rows, pool));
    }

    private static @Nullable BigDecimal exact(Object value) {
        if (value instanceof Double number) {
            return number.isNaN() || number.isInfinite() ? null : new BigDecimal(number.toString());
        }
        return value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
    }

    private TextMembers members(List<String> pool) {
        Set<String> texts = new HashSet<>();
        int count = pick(List.of(1, 1, 2, 20));
        for (int i = 0; i < count; i++) {
            texts.add(pick(pool));
        }
        boolean keywords = random.nextInt(3) == 0;
        return new TextMembers(
                random.nextBoolean(),
                texts,
                keywords && random.nextBoolean(),
                keywords && random.nextBoolean(),
                random.nextInt(3) == 0);
    }

    private Case text(int rows) {
        ArrowType arrow = pick(Types.TEXTS);
        ColumnType type = Cells.typeOf(arrow);
        TextMembers members = members(RandomValues.WORDS);
        ZoneId zone = pick(RandomValues.ZONES);
        return new Case(
                "text " + members,
                Predicates.text(members, zone),
                cell -> SlowRows.text(members, cell, type, zone),
                arrow,
                cells(rows, RandomValues.WORDS));
    }

    private Case canonical(int rows) {
        ArrowType arrow = pick(
                Stream.of(Types.WHOLE, Types.DECIMALS, Types.FLOATS, Types.DATES, Types.TIMESTAMPS, List.of(Types.BOOL))
                        .flatMap(List::stream)
                        .toList());
        ColumnType type = Cells.typeOf(arrow);
        ZoneId zone = pick(RandomValues.ZONES);
        List<Object> pool = values.of(arrow, zone);
        List<String> texts = new ArrayList<>(List.of(
                "", "x", "5", "5.0", "1.50", "1.5", "NaN", "infinity", "TRUE", "2024-01-15", "-0.0", "0.0", "0"));
        for (Object value : pool) {
            String text = SlowRows.canonical(value, type, zone);
            texts.add(text);
            texts.add(pick(
                    List.of(text + "0", "0" + text, text.toLowerCase(java.util.Locale.ROOT), text + ".0", " " + text)));
        }
        TextMembers members = members(texts);
        return new Case(
                "canonical " + members + " on " + type.messageName() + " in " + zone,
                Predicates.text(members, zone),
                cell -> SlowRows.text(members, cell, type, zone),
                arrow,
                cells(rows, pool));
    }

    private Case date(int rows) {
        ZoneId zone = pick(RandomValues.ZONES);
        ArrowType arrow = pick(Stream.of(Types.DATES, Types.TIMESTAMPS, Types.TIMESTAMPS, Types.TEXTS)
                .flatMap(List::stream)
                .toList());
        ColumnType type = Cells.typeOf(arrow);
        ValueCondition<LocalDate> test = test(RandomValues.dates(), true);
        List<?> pool = Types.TEXTS.contains(arrow) ? RandomValues.DATE_WORDS : values.of(arrow, zone);
        return new Case(
                "date " + test + " on " + type.messageName() + " in " + zone,
                Predicates.date(test, zone),
                cell -> SlowRows.date(test, cell, type, zone),
                arrow,
                cells(rows, pool));
    }

    private Case age(int rows) {
        EvaluationTime time = new EvaluationTime(RandomValues.NOW, pick(RandomValues.ZONES));
        ArrowType arrow = pick(Stream.of(Types.DATES, Types.TIMESTAMPS, Types.TIMESTAMPS, Types.TEXTS)
                .flatMap(List::stream)
                .toList());
        ColumnType type = Cells.typeOf(arrow);
        List<?> pool = Types.TEXTS.contains(arrow) ? RandomValues.DATE_WORDS : values.of(arrow, time.zone());
        List<Duration> ages = new ArrayList<>(List.of(
                Duration.ZERO,
                Duration.ofDays(1),
                Duration.ofHours(36),
                Duration.ofDays(4473),
                Duration.ofNanos(123_456_789),
                Duration.ofDays(-1)));
        for (Object cell : pool) {
            if (cell instanceof Long && arrow instanceof ArrowType.Timestamp) {
                Duration age = Duration.between(SlowRows.instant((Long) cell, type), RandomValues.NOW);
                ages.add(age);
                ages.add(age.plusNanos(1));
                ages.add(age.plus(Duration.ofHours(random.nextInt(48) - 24)));
            }
        }
        ValueCondition<Duration> test = test(ages, false);
        return new Case(
                "age " + test + " on " + type.messageName() + " at " + time,
                Predicates.age(test, time),
                cell -> SlowRows.age(test, cell, type, time),
                arrow,
                cells(rows, pool));
    }

    private Case length(int rows) {
        ArrowType arrow = pick(Types.TEXTS);
        List<NumberOperand> operands = Stream.of("0", "1", "2", "3", "0.5", "-1", "47")
                .map(n -> NumberOperand.of(new BigDecimal(n)))
                .toList();
        ValueCondition<NumberOperand> test = test(operands, false);
        return new Case(
                "length " + test,
                Predicates.length(test),
                cell -> SlowRows.length(test, cell),
                arrow,
                cells(rows, RandomValues.WORDS));
    }

    private Case cast(int rows) {
        EvaluationTime time = new EvaluationTime(RandomValues.NOW, pick(RandomValues.ZONES));
        String name = pick(List.of(
                "BOOLEAN",
                "DATE",
                "TIMESTAMP",
                "INTEGER",
                "LONG",
                "FLOAT",
                "DOUBLE",
                "DECIMAL(5,2)",
                "DECIMAL(38,0)",
                "DECIMAL(2,2)",
                "DECIMAL(38,38)"));
        CastTarget target = CastTarget.named(name).orElseThrow();
        ArrowType arrow = pick(Stream.of(
                        Types.TEXTS,
                        Types.TEXTS,
                        Types.WHOLE,
                        Types.DECIMALS,
                        Types.FLOATS,
                        Types.DATES,
                        Types.TIMESTAMPS,
                        List.of(Types.BOOL, Types.BINARY))
                .flatMap(List::stream)
                .toList());
        ColumnType type = Cells.typeOf(arrow);
        List<?> pool;
        if (Types.TEXTS.contains(arrow)) {
            pool = Stream.concat(RandomValues.NUMBER_WORDS.stream(), RandomValues.DATE_WORDS.stream())
                    .toList();
        } else {
            pool = arrow.equals(Types.BINARY) ? RandomValues.WORDS : values.of(arrow, time.zone());
        }
        boolean negated = random.nextBoolean();
        ValuePredicate predicate;
        try {
            predicate = Predicates.dataType(name, Optional.empty(), negated, time);
        } catch (PredicateException e) {
            throw new AssertionError(e);
        }
        return new Case(
                "cast to " + name + (negated ? " negated" : "") + " of " + type.messageName(),
                predicate,
                cell -> SlowRows.castable(target, cell, type, time) != negated,
                arrow,
                cells(rows, pool));
    }

    private Case pattern(int rows) {
        String regex = pick(List.of("[a-z]*", "a|b", ".", "(?s).*", "\\p{L}+", "a\\n", "(?i)AB+C?", ""));
        boolean negated = random.nextBoolean();
        ValuePredicate predicate;
        try {
            predicate = Predicates.matches(regex, negated);
        } catch (PredicateException e) {
            throw new AssertionError(e);
        }
        Pattern compiled = Pattern.compile(regex);
        return new Case(
                (negated ? "not " : "") + "matches " + regex,
                predicate,
                cell -> cell instanceof String text && compiled.matcher(text).matches() != negated,
                pick(Types.TEXTS),
                cells(rows, RandomValues.WORDS));
    }

    private Case nulls(int rows) {
        boolean wanted = random.nextBoolean();
        ArrowType arrow = pick(List.of(Types.INT64, Types.TEXT, Types.BINARY));
        return new Case(
                wanted ? "is null" : "is not null",
                wanted ? Predicates.isNull() : Predicates.isNotNull(),
                cell -> (cell == null) == wanted,
                arrow,
                cells(rows, arrow.equals(Types.INT64) ? values.numbers(arrow) : RandomValues.WORDS));
    }
}
