package dev.assay.dqdl;

import static dev.assay.dqdl.ast.ConditionKind.DATE;
import static dev.assay.dqdl.ast.ConditionKind.DURATION;
import static dev.assay.dqdl.ast.ConditionKind.NUMBER;
import static dev.assay.dqdl.ast.ConditionKind.SIZE;
import static dev.assay.dqdl.ast.ConditionKind.STRING;

import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.dqdl.ast.DateLiteral;
import dev.assay.dqdl.ast.DurationLiteral;
import dev.assay.dqdl.ast.Keyword;
import dev.assay.dqdl.ast.Now;
import dev.assay.dqdl.ast.NumberLiteral;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.SizeLiteral;
import dev.assay.dqdl.ast.SizeUnit;
import dev.assay.dqdl.ast.SourceRange;
import dev.assay.dqdl.ast.Text;
import dev.assay.dqdl.ast.TimeLiteral;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what kind of condition a set of operands makes, and gives the operands the shape of that kind. */
final class Kinds {
    /**
     * Who takes the condition.
     *
     * @param name as in messages: {@code Mean}, {@code the threshold}
     * @param kinds what it takes; null when that is unknown, because the rule type is
     */
    record Taker(String name, @Nullable Set<ConditionKind> kinds) {
        boolean takes(ConditionKind kind) {
            return kinds == null || kinds.contains(kind);
        }
    }

    /** Operands in the shape of their kind. */
    record Settled(ConditionKind kind, List<Operand> operands) {}

    private final Build build;
    private final Taker taker;
    private final SourceRange at;

    Kinds(Build build, Taker taker, SourceRange at) {
        this.build = build;
        this.taker = taker;
        this.at = at;
    }

    Optional<Settled> settle(List<Operand> operands) {
        ConditionKind kind = decide(operands);
        for (Operand operand : operands) {
            if (!fits(operand, kind)) {
                build.issues()
                        .error(
                                "mixed-operands",
                                operand.at(),
                                "this is " + described(operand) + ", but the condition compares " + plural(kind),
                                "all operands of a condition are of one kind");
                return Optional.empty();
            }
        }
        if (!check(kind, operands)) {
            return Optional.empty();
        }
        if (kind != DATE && kind != SIZE) {
            return Optional.of(new Settled(kind, operands));
        }
        List<Operand> shaped = new ArrayList<>(operands.size());
        for (Operand operand : operands) {
            Optional<Operand> one = kind == DATE ? date(operand) : size(operand);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            shaped.add(one.get());
        }
        return Optional.of(new Settled(kind, shaped));
    }

    /** The kind an operand asks for; null for {@code NULL}, which fits several. */
    static @Nullable ConditionKind kindOf(Operand operand) {
        return operand.accept(KindOfOperand.INSTANCE).orElse(null);
    }

    private ConditionKind decide(List<Operand> operands) {
        Set<ConditionKind> kinds = EnumSet.noneOf(ConditionKind.class);
        boolean now = false;
        for (Operand operand : operands) {
            ConditionKind kind = kindOf(operand);
            if (kind != null) {
                kinds.add(kind);
            }
            now |= operand instanceof Now;
        }
        if (kinds.contains(NUMBER) && taker.kinds() != null && !taker.takes(NUMBER) && taker.takes(SIZE)) {
            return SIZE;
        }
        if (kinds.contains(NUMBER) && kinds.contains(SIZE) && taker.takes(SIZE)) {
            return SIZE;
        }
        if (kinds.contains(NUMBER) || kinds.isEmpty()) {
            return NUMBER;
        }
        if (kinds.contains(STRING)) {
            return STRING;
        }
        if (kinds.contains(DATE)) {
            return !now && !taker.takes(DATE) && taker.takes(STRING) ? STRING : DATE;
        }
        return kinds.contains(DURATION) ? DURATION : SIZE;
    }

    private static boolean fits(Operand operand, ConditionKind kind) {
        boolean isNull = operand instanceof Keyword keyword && keyword.word() == Keyword.Word.NULL;
        ConditionKind own = kindOf(operand);
        return switch (kind) {
            case NUMBER -> own == NUMBER || isNull;
            case STRING -> own == STRING || isNull || operand instanceof Text;
            case DATE -> own == DATE || isNull;
            case DURATION -> own == DURATION;
            case SIZE -> own == SIZE || own == NUMBER;
        };
    }

    /** Whether the taker takes this kind; a problem otherwise. */
    boolean check(ConditionKind kind) {
        return check(kind, List.of());
    }

    private boolean check(ConditionKind kind, List<Operand> operands) {
        if (taker.takes(kind)) {
            return true;
        }
        Set<ConditionKind> kinds = taker.kinds() == null ? Set.of() : taker.kinds();
        String hint = "such as  " + kinds.stream().sorted().map(Kinds::example).collect(Collectors.joining("  or  "));
        if (kind == STRING && kinds.contains(NUMBER) && operands.stream().allMatch(Kinds::isQuotedNumber)) {
            hint = "write the number without quotes";
        } else if (kind == NUMBER && kinds.contains(DURATION)) {
            hint = "add a unit: days, hours or minutes";
        } else if (kind == NUMBER
                && kinds.contains(STRING)
                && operands.stream().allMatch(NumberLiteral.class::isInstance)) {
            hint = "put the text in double quotes";
        } else if (kinds.contains(DATE) && kind == STRING) {
            hint = "dates look like \"2024-01-31\", times like \"14:05\" or \"2:05 PM\"";
        }
        String wanted = kinds.stream().sorted().map(Kinds::plural).collect(Collectors.joining(" or "));
        build.issues()
                .error(
                        "condition-kind",
                        at,
                        taker.name() + " compares " + wanted + ", but this condition compares " + plural(kind),
                        hint);
        return false;
    }

    private static boolean isQuotedNumber(Operand operand) {
        return operand instanceof Text text && text.value().matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
    }

    private Optional<Operand> date(Operand operand) {
        if (!(operand instanceof Text text)) {
            return Optional.of(operand);
        }
        if (Strings.isDateShaped(text.value())) {
            return Optional.of(new DateLiteral(text.value(), text.source(), text.at()));
        }
        Optional<LocalTime> time = time(text.value());
        if (time.isEmpty()) {
            build.issues()
                    .error(
                            "bad-time",
                            text.at(),
                            "there is no time " + text.source(),
                            "times run from \"00:00\" to \"23:59\", or from \"12:00 AM\" to \"11:59 PM\"");
            return Optional.empty();
        }
        return time.map(found -> new TimeLiteral(found, text.source(), text.at()));
    }

    /** Reads a time-shaped text. {@code 24:00} is midnight, {@code 0:30 AM} is half past midnight. */
    static Optional<LocalTime> time(String text) {
        int colon = text.indexOf(':');
        int hour = Integer.parseInt(text.substring(0, colon));
        int minute = Integer.parseInt(text.substring(colon + 1, colon + 3));
        if (text.endsWith("M")) {
            if (hour > 12) {
                return Optional.empty();
            }
            hour = hour % 12 + (text.endsWith("PM") ? 12 : 0);
        } else if (hour == 24 && minute == 0) {
            hour = 0;
        }
        return hour > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }

    /** A plain whole number means bytes. */
    private Optional<Operand> size(Operand operand) {
        if (operand instanceof NumberLiteral number) {
            try {
                return Optional.of(
                        new SizeLiteral(number.value().longValueExact(), SizeUnit.B, number.source(), number.at()));
            } catch (ArithmeticException notWhole) {
                build.issues()
                        .error(
                                "bad-operand",
                                number.at(),
                                "a size without unit is a whole number of bytes that fits into 64 bits",
                                "write a whole number, or add a unit: B, KB, MB, GB or TB");
                return Optional.empty();
            }
        }
        if (operand instanceof SizeLiteral) {
            return Optional.of(operand);
        }
        build.issues()
                .error("bad-operand", operand.at(), "a size is one number, not a calculation", "write  512  or  5 KB");
        return Optional.empty();
    }

    private static String described(Operand operand) {
        ConditionKind kind = kindOf(operand);
        if (kind == null) {
            return "NULL";
        }
        if (operand instanceof Keyword keyword) {
            return keyword.word().name();
        }
        return switch (kind) {
            case NUMBER -> "a number";
            case STRING -> "a text";
            case DATE -> operand instanceof DurationLiteral ? "a duration" : "a date or time";
            case DURATION -> "a duration";
            case SIZE -> "a size";
        };
    }

    /** A condition of a kind. */
    static String example(ConditionKind kind) {
        return switch (kind) {
            case NUMBER -> "> 0.9";
            case STRING -> "= \"...\"";
            case DATE -> "> (now() - 1 days)";
            case DURATION -> "<= 24 hours";
            case SIZE -> "< 5 MB";
        };
    }

    private static String plural(ConditionKind kind) {
        return switch (kind) {
            case NUMBER -> "numbers";
            case STRING -> "texts";
            case DATE -> "dates";
            case DURATION -> "durations";
            case SIZE -> "sizes";
        };
    }
}
