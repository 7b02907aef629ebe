package dev.assay.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random rules over the columns of {@link Tables}. */
final class RuleTexts {
    private final SplittableRandom random;

    RuleTexts(int seed) {
        random = new SplittableRandom(seed);
    }

    List<String> rules(int count) {
        List<String> rules = new ArrayList<>();
        while (rules.size() < count) {
            rules.add(random.nextInt(8) == 0 ? composite() : simple());
        }
        return rules;
    }

    private String composite() {
        String operator = random.nextBoolean() ? " and " : " or ";
        return "(" + simple() + ")" + operator + "(" + simple() + ")";
    }

    private String simple() {
        return switch (random.nextInt(20)) {
            case 0 -> "RowCount " + number(0, 60) + where();
            case 1 -> "ColumnCount " + number(5, 12);
            case 2 -> "Completeness " + any() + " " + share() + where();
            case 3 -> "IsComplete " + any() + where();
            case 4 -> "Uniqueness " + any() + " " + share() + where();
            case 5 -> "IsUnique " + any() + where();
            case 6 -> "UniqueValueRatio " + any() + " " + share() + where();
            case 7 -> "DistinctValuesCount " + any() + " " + number(0, 30) + where();
            case 8 -> "Entropy " + any() + " " + number(0, 3) + where();
            case 9 -> pick("Mean", "Sum", "StandardDeviation") + " " + numeric() + " " + number(-10, 40) + where();
            case 10 -> pick("Mean", "Sum", "StandardDeviation") + " " + numeric() + " " + number(-10, 400) + where();
            case 11 -> "ColumnCorrelation " + numeric() + " " + numeric() + " " + number(-1, 1) + where();
            case 12 -> "ColumnValues " + numeric() + " " + number(-20, 60) + where();
            case 13 ->
                "ColumnValues " + numeric() + " " + pick("in [1, 2, 3]", "not in [1, 2, 3]", "!= 4", "= NULL")
                        + where();
            case 14 ->
                "ColumnValues \"t\" " + pick("in [\"a\", \"b\"]", "not in [\"a\"]", "= \"abc\"", "!= \"abc\"")
                        + where();
            case 15 -> "ColumnValues \"code\" matches \"" + pick("K[0-9]+", "K1.*", "[a-z]+") + "\"" + where();
            case 16 -> "ColumnLength " + pick("\"t\"", "\"code\"") + " " + number(0, 5) + where();
            case 17 -> "ColumnExists " + pick("\"id\"", "\"nothing\"");
            case 18 ->
                "ColumnValues \"day\" " + pick(">", "<", ">=", "<=") + " \"2024-0" + random.nextInt(1, 4) + "-1"
                        + random.nextInt(10) + "\"" + where();
            default ->
                "ColumnDataType \"t\" = \"" + pick("INTEGER", "DOUBLE", "DATE", "BOOLEAN") + "\" with threshold "
                        + share();
        };
    }

    /** Rules that compare with a reference of the alias {@code other}, a table of the same columns. */
    List<String> across(int count) {
        List<String> rules = new ArrayList<>();
        while (rules.size() < count) {
            rules.add(
                    switch (random.nextInt(6)) {
                        case 0 -> "RowCountMatch \"other\" " + share();
                        case 1 -> "SchemaMatch \"other\" " + pick("= 1.0", "> 0.5", "< 0.5");
                        case 2 ->
                            "ReferentialIntegrity " + pick("\"id\"", "\"n\"", "\"t\"", "\"code\"") + " \"other."
                                    + pick("id\"", "n\"") + " " + share();
                        case 3 -> {
                            String column = pick("id", "n", "t", "code", "day", "d");
                            yield "ReferentialIntegrity \"" + column + "\" \"other." + column + "\" " + share();
                        }
                        case 4 ->
                            "AggregateMatch \"" + pick("sum", "avg") + "(" + pick("id", "n", "x", "d") + ")\" \""
                                    + pick("sum", "avg") + "(other." + pick("id", "n", "x", "d") + ")\" "
                                    + pick(">", "<", ">=") + " "
                                    + random.nextInt(3) + ".5";
                        default ->
                            "DatasetMatch \"other\" \"id\" \"" + pick("n", "t", "code", "n,t", "d,day") + "\" "
                                    + share();
                    });
        }
        return rules;
    }

    private String where() {
        if (random.nextInt(4) != 0) {
            return "";
        }
        return " where \""
                + pick("n > 3", "t = 'a'", "x < 10 and n is not null", "flag", "id >= 0", "id < 0", "t is null") + "\"";
    }

    private String any() {
        return pick("\"id\"", "\"n\"", "\"x\"", "\"d\"", "\"t\"", "\"flag\"", "\"day\"", "\"at\"", "\"code\"");
    }

    private String numeric() {
        return pick("\"id\"", "\"n\"", "\"x\"", "\"d\"");
    }

    private String share() {
        return pick(">", ">=", "<", "<=") + " 0." + random.nextInt(1, 10);
    }

    private String number(int least, int most) {
        int low = random.nextInt(least, most + 1);
        int high = low + random.nextInt(1, 20);
        return switch (random.nextInt(6)) {
            case 0 -> "> " + low;
            case 1 -> ">= " + low;
            case 2 -> "< " + high;
            case 3 -> "<= " + high;
            case 4 -> "between " + low + " and " + high;
            default -> "= " + low;
        };
    }

    private String pick(String... options) {
        return options[random.nextInt(options.length)];
    }
}
