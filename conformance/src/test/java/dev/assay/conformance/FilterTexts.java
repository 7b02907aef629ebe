package dev.assay.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random filters over the columns of {@link Tables}. */
final class FilterTexts {
    private final SplittableRandom random;

    FilterTexts(int seed) {
        random = new SplittableRandom(seed);
    }

    List<String> filters(int count) {
        List<String> filters = new ArrayList<>();
        while (filters.size() < count) {
            filters.add(condition(3));
        }
        return filters;
    }

    private String condition(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return switch (random.nextInt(3)) {
                case 0 -> "(" + condition(depth - 1) + ") and (" + condition(depth - 1) + ")";
                case 1 -> "(" + condition(depth - 1) + ") or (" + condition(depth - 1) + ")";
                default -> "not (" + condition(depth - 1) + ")";
            };
        }
        return switch (random.nextInt(12)) {
            case 0 -> number() + " " + operator() + " " + number();
            case 1 -> number() + " between " + random.nextInt(-5, 5) + " and " + random.nextInt(5, 20);
            case 2 ->
                pick("n", "id") + (random.nextBoolean() ? " not" : "") + " in (1, 2, " + pick("3", "null", "7") + ")";
            case 3 -> pick("n", "x", "d", "t", "flag", "day", "at") + pick(" is null", " is not null");
            case 4 -> text() + " " + operator() + " " + text();
            case 5 -> "t" + pick(" like ", " not like ") + pick("'a%'", "'%b%'", "'_'", "'%'");
            case 6 -> "t" + pick(" in ", " not in ") + "('a', 'DE', 'é😀')";
            case 7 -> pick("flag", "not flag", "flag = true", "flag <> false", "flag is true");
            case 8 -> "day " + operator() + " date '2024-0" + random.nextInt(1, 4) + "-15'";
            case 9 ->
                pick("year(day)", "month(day)", "day(day)", "month(at)", "hour(at)") + " " + operator() + " "
                        + random.nextInt(0, 30);
            case 10 -> "at " + operator() + " timestamp '2024-01-2" + random.nextInt(10) + " 12:00:00'";
            default -> "coalesce(n, " + random.nextInt(5) + ") " + operator() + " " + number();
        };
    }

    private String number() {
        return switch (random.nextInt(9)) {
            case 0 -> "n";
            case 1 -> "x";
            case 2 -> "d";
            case 3 -> String.valueOf(random.nextInt(-10, 30));
            case 4 -> random.nextInt(0, 20) + ".5";
            case 5 -> "abs(n)";
            case 6 -> "length(t)";
            case 7 -> "(n " + pick("+", "-", "*", "%") + " " + random.nextInt(1, 5) + ")";
            default -> "(x " + pick("+", "-", "*", "/") + " " + random.nextInt(1, 5) + ")";
        };
    }

    private String text() {
        return pick(
                "t",
                "'a'",
                "'DE'",
                "''",
                "upper(t)",
                "lower(t)",
                "trim(t)",
                "substring(t, 1, 1)",
                "code",
                "concat(t, 'b')");
    }

    private String operator() {
        return pick("=", "<>", "<", "<=", ">", ">=", "<=>");
    }

    private String pick(String... options) {
        return options[random.nextInt(options.length)];
    }
}
