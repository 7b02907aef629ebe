package dev.assay.filter;

import java.util.SplittableRandom;

/** Writes random filters over the columns i, l, b (whole), f, d (floating), m, w (decimal), s, u (text), bo, dt, ts, n. */
final class RandomFilters {
    private final SplittableRandom random;

    RandomFilters(long seed) {
        random = new SplittableRandom(seed);
    }

    String filter() {
        return bool(3);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String bool(int depth) {
        if (depth == 0) {
            return pick("bo", "true", "false", "bo", "(bo is null)", "(i > 0)", "(s = 'abc')", "null");
        }
        int d = depth - 1;
        switch (random.nextInt(24)) {
            case 0:
                return "(" + bool(d) + " and " + bool(d) + ")";
            case 1:
                return "(" + bool(d) + " or " + bool(d) + " or " + bool(d) + ")";
            case 2:
                return "(not " + bool(d) + ")";
            case 3:
                return "(" + any(d) + pick(" is null)", " is not null)");
            case 4:
                return "((" + bool(d) + ")" + pick(" is true)", " is not true)", " is false)", " is not false)");
            case 5:
            case 6:
            case 7:
                return "(" + number(d) + operator() + number(d) + ")";
            case 8:
            case 9:
                return "(" + text(d) + operator() + text(d) + ")";
            case 10:
                return "(" + number(d) + operator() + text(d) + ")";
            case 11:
                return "(" + time(d) + operator() + pick(time(d), text(d)) + ")";
            case 12:
                return "(" + bool(d) + operator() + bool(d) + ")";
            case 13:
                return "(" + number(d) + pick(" in (", " not in (") + number(0) + ", " + number(0) + ", " + number(d)
                        + "))";
            case 14:
                return "(" + text(d) + pick(" in (", " not in (") + "'abc', 'x', " + text(0) + "))";
            case 15:
                return "(" + number(d) + pick(" in (", " not in (") + "'1', " + number(0) + pick("", ", null") + "))";
            case 16:
                return "(" + date(d) + pick(" in (", " not in (") + "date'2024-01-15', " + date(0) + "))";
            case 17:
                return "(" + number(d) + pick(" between ", " not between ") + number(0) + " and " + number(d) + ")";
            case 18:
                return "(" + text(d) + pick(" like ", " not like ", " ilike ")
                        + pick("'a%'", "'%c'", "'%b%'", "'_b_'", "'%'", "''", "'a\\\\%%'", "'%,_'", "'%é%'") + ")";
            case 19:
                return "(" + text(d) + pick(" rlike ", " not rlike ")
                        + pick("'[0-9]+'", "'^a'", "'b$'", "'(a|b)+c?'", "'\\\\s'") + ")";
            case 20:
                return pick("startswith(", "endswith(", "contains(") + text(d) + ", " + text(0) + ")";
            case 21:
                return "(" + date(d) + operator() + date(d) + ")";
            case 22:
                return "if(" + bool(d) + ", " + bool(d) + ", " + bool(d) + ")";
            default:
                return "case when " + bool(d) + " then " + bool(d) + " when " + bool(d) + " then " + bool(d) + " end";
        }
    }

    private String operator() {
        return pick(" = ", " != ", " < ", " <= ", " > ", " >= ", " <=> ");
    }

    private String any(int depth) {
        switch (random.nextInt(4)) {
            case 0:
                return number(depth);
            case 1:
                return text(depth);
            case 2:
                return date(depth);
            default:
                return "ts";
        }
    }

    private String number(int depth) {
        if (depth == 0) {
            return pick(
                    "i",
                    "l",
                    "b",
                    "f",
                    "d",
                    "m",
                    "w",
                    "0",
                    "1",
                    "-7",
                    "42",
                    "1.5",
                    "0.1",
                    "2.5e0",
                    "100",
                    "-0.05",
                    "3000000000",
                    "null");
        }
        int d = depth - 1;
        switch (random.nextInt(18)) {
            case 0:
            case 1:
            case 2:
                return "(" + number(d) + pick(" + ", " - ", " * ", " / ", " % ") + number(d) + ")";
            case 3:
                return "(" + number(d) + " + " + number(d) + " - " + number(0) + ")";
            case 4:
                return "(- " + column() + ")";
            case 5:
                return "abs(" + column() + ")";
            case 6:
                return "round(" + column() + ", " + pick("0", "1", "-1", "3", "-3") + ")";
            case 7:
                return pick("floor(", "ceil(") + column() + ")";
            case 8:
                return pick("mod(", "pmod(") + number(d) + ", " + number(0) + ")";
            case 9:
                return "length(" + text(d) + ")";
            case 10:
                return "instr(" + text(d) + ", " + pick("'b'", "'é'", "''", "s") + ")";
            case 11:
                return pick("year(", "month(", "day(", "dayofweek(") + pick(date(d), time(d)) + ")";
            case 12:
                return "datediff(" + date(d) + ", " + date(0) + ")";
            case 13:
                return "cast(" + pick(number(d), text(d)) + " as "
                        + pick("tinyint", "int", "bigint", "float", "double", "decimal(10,1)", "decimal(30,3)") + ")";
            case 14:
                return pick("coalesce(", "greatest(", "least(") + number(d) + ", " + number(d) + ")";
            case 15:
                return "case when " + bool(d) + " then " + number(d) + " else " + number(d) + " end";
            case 16:
                return "nullif(" + column() + ", " + number(0) + ")";
            default:
                return pick("hour(", "minute(", "second(") + time(d) + ")";
        }
    }

    private String column() {
        return pick("i", "l", "b", "f", "d", "m", "w");
    }

    private String text(int depth) {
        if (depth == 0) {
            return pick("s", "u", "s", "u", "'abc'", "'1'", "''", "'2024-01-15'", "' é😀'");
        }
        int d = depth - 1;
        switch (random.nextInt(11)) {
            case 0:
                return pick("lower(", "upper(", "trim(", "ltrim(", "rtrim(") + text(d) + ")";
            case 1:
                return "substring(" + text(d) + ", " + pick("1", "2", "0", "-2", "b") + ", "
                        + pick("1", "3", "99", "0", "-1") + ")";
            case 2:
                return "concat(" + text(d) + ", " + any(d) + ")";
            case 3:
                return "(" + text(d) + " || " + text(d) + ")";
            case 4:
                return "replace(" + text(d) + ", " + pick("'a'", "'bc'", "''", "u") + ", " + pick("'zz'", "''", "'é'")
                        + ")";
            case 5:
                return "regexp_replace(" + text(d) + ", " + pick("'[a-c]'", "'(.)(.)'", "'x*'") + ", "
                        + pick("''", "'<$0>'", "'-'") + ")";
            case 6:
                return "regexp_extract(" + text(d) + ", " + pick("'([0-9]+)'", "'(a)?b'") + ", " + pick("0", "1") + ")";
            case 7:
                return "split(" + text(d) + ", " + pick("','", "'[-b]'") + ")[" + pick("0", "1", "2") + "]";
            case 8:
                return "cast(" + any(d) + " as string)";
            case 9:
                return "coalesce(" + text(d) + ", " + text(d) + ")";
            default:
                return "case when " + bool(d) + " then " + text(d) + " else " + text(d) + " end";
        }
    }

    private String date(int depth) {
        if (depth == 0) {
            return pick("dt", "dt", "date'2024-01-15'", "date'1969-07-20'", "date'2024-02-29'");
        }
        int d = depth - 1;
        switch (random.nextInt(7)) {
            case 0:
                return pick("date_add(", "date_sub(") + date(d) + ", " + pick("1", "-40", "b", "365") + ")";
            case 1:
                return "add_months(" + date(d) + ", " + pick("1", "-1", "b", "12") + ")";
            case 2:
                return "trunc(" + date(d) + ", " + pick("'week'", "'month'", "'quarter'", "'year'") + ")";
            case 3:
                return "to_date(" + pick("u", time(d)) + ")";
            case 4:
                return "(" + date(d) + pick(" + ", " - ")
                        + pick("interval 1 month", "interval 3 days", "interval 2 years", "5") + ")";
            case 5:
                return "cast(" + pick("u", time(d)) + " as date)";
            default:
                return "coalesce(" + date(d) + ", " + date(d) + ")";
        }
    }

    private String time(int depth) {
        if (depth == 0) {
            return pick("ts", "ts", "n", "timestamp'2024-01-15 10:11:12.5'", "timestamp'1969-12-31 23:59:59.25'");
        }
        int d = depth - 1;
        switch (random.nextInt(5)) {
            case 0:
                return "(" + time(d) + pick(" + ", " - ")
                        + pick("interval 1 month", "interval 1 day", "interval 26 hours", "interval 1.5 seconds") + ")";
            case 1:
                return "date_trunc(" + pick("'second'", "'minute'", "'hour'", "'day'", "'week'", "'month'", "'year'")
                        + ", " + time(d) + ")";
            case 2:
                return "to_timestamp(" + pick("u", date(d)) + ")";
            case 3:
                return "cast(" + pick("u", date(d), "n") + " as timestamp)";
            default:
                return "coalesce(" + time(d) + ", ts)";
        }
    }
}
