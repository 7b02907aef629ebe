package dev.assay.sql.duckdb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Spark's functions in DuckDB's words. A pattern holds {@code {0}}, {@code {1}} for the arguments; several patterns of one name are told apart
 * by the number of arguments.
 */
final class Functions {
    /** Stands for any number of arguments, joined by commas. */
    private static final String ALL = "{*}";

    private static final int MOST_CHARS = 10_000_000;

    private static final Map<String, List<Pattern>> KNOWN = new LinkedHashMap<>();

    /** @param arity number of arguments; -1: any */
    private record Pattern(int arity, String text) {}

    static {
        // The same in both.
        same(
                "count sum avg min max abs upper lower coalesce nullif greatest least ceil ceiling floor sqrt exp ln log10 log2",
                "length char_length character_length trim ltrim rtrim reverse left right cbrt sin cos tan asin acos",
                "atan atan2 radians degrees pi row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value",
                "last_value first last any_value",
                "stddev stddev_samp stddev_pop var_samp var_pop corr covar_pop covar_samp median mode bool_and bool_or",
                "concat_ws ascii chr md5 date_trunc translate nth_value count_if round replace");
        // Other names.
        map("ucase", "upper({0})");
        map("lcase", "lower({0})");
        map("mean", "avg({0})");
        map("std", "stddev_samp({0})");
        map("variance", "var_samp({0})");
        map("every", "bool_and({0})");
        map("any", "bool_or({0})");
        map("some", "bool_or({0})");
        map("pow", "pow({0}, {1})");
        map("power", "pow({0}, {1})");
        map("sign", "CAST(sign({0}) AS DOUBLE)");
        map("signum", "CAST(sign({0}) AS DOUBLE)");
        map("mod", "({0} % {1})");
        map("pmod", "((({0} % {1}) + {1}) % {1})");
        map("e", "exp(1)");
        map("log", "ln({0})", "(ln({1}) / ln({0}))");
        map("nvl", "coalesce({0}, {1})");
        map("ifnull", "coalesce({0}, {1})");
        map("nvl2", "CASE WHEN {0} IS NOT NULL THEN {1} ELSE {2} END");
        map("if", "CASE WHEN {0} THEN {1} ELSE {2} END");
        map("iff", "CASE WHEN {0} THEN {1} ELSE {2} END");
        map("isnull", "({0} IS NULL)");
        map("isnotnull", "({0} IS NOT NULL)");
        map("isnan", "isnan(CAST({0} AS DOUBLE))");
        // Texts.
        map(
                "substring",
                "substring({0}, CASE WHEN {1} = 0 THEN 1 ELSE {1} END)",
                "substring({0}, CASE WHEN {1} = 0 THEN 1 ELSE {1} END, {2})");
        KNOWN.put("substr", KNOWN.getOrDefault("substring", List.of()));
        map("instr", "instr({0}, {1})");
        map("locate", "instr({1}, {0})");
        map("startswith", "starts_with({0}, {1})");
        map("endswith", "ends_with({0}, {1})");
        map("contains", "contains({0}, {1})");
        map("repeat", limited("length({0}) * {1}", "repeat({0}, {1})"));
        map(
                "lpad",
                limited("{1}", "lpad({0}, CAST({1} AS INTEGER), ' ')"),
                limited("{1}", "lpad({0}, CAST({1} AS INTEGER), {2})"));
        map(
                "rpad",
                limited("{1}", "rpad({0}, CAST({1} AS INTEGER), ' ')"),
                limited("{1}", "rpad({0}, CAST({1} AS INTEGER), {2})"));
        map("split", "string_split_regex({0}, {1})");
        map("regexp_like", "regexp_matches({0}, {1})");
        map("regexp_extract", "regexp_extract({0}, {1}, 1)", "regexp_extract({0}, {1}, {2})");
        map("regexp_replace", "regexp_replace({0}, {1}, {2}, 'g')");
        // Arrays.
        map("size", "CASE WHEN {0} IS NULL THEN -1 ELSE len({0}) END");
        map("array_contains", "list_contains({0}, {1})");
        map("collect_list", "list({0}) FILTER (WHERE {0} IS NOT NULL)");
        map("explode", "unnest({0})");
        // Dates and times.
        for (String part : "year month day hour minute quarter dayofyear weekofyear".split(" ")) {
            map(part, part + "(CAST({0} AS TIMESTAMP))");
        }
        map("dayofmonth", "day(CAST({0} AS TIMESTAMP))");
        map("second", "CAST(floor(second(CAST({0} AS TIMESTAMP))) AS INTEGER)");
        map("dayofweek", "(dayofweek(CAST({0} AS TIMESTAMP)) + 1)");
        map("weekday", "(isodow(CAST({0} AS TIMESTAMP)) - 1)");
        map("last_day", "last_day(CAST({0} AS DATE))");
        map("date_add", "(CAST({0} AS DATE) + CAST({1} AS INTEGER))");
        map("dateadd", "(CAST({0} AS DATE) + CAST({1} AS INTEGER))");
        map("date_sub", "(CAST({0} AS DATE) - CAST({1} AS INTEGER))");
        map("datediff", "(CAST({0} AS DATE) - CAST({1} AS DATE))");
        map("date_diff", "(CAST({0} AS DATE) - CAST({1} AS DATE))");
        map("add_months", "CAST(CAST({0} AS DATE) + to_months(CAST({1} AS INTEGER)) AS DATE)");
        map(
                "trunc",
                "CAST(date_trunc(CASE upper({1}) WHEN 'MM' THEN 'month' WHEN 'MON' THEN 'month' WHEN 'YY' THEN 'year'"
                        + " WHEN 'YYYY' THEN 'year' ELSE lower({1}) END, CAST({0} AS DATE)) AS DATE)");
        map("date", "TRY_CAST({0} AS DATE)");
        map("timestamp", "TRY_CAST({0} AS TIMESTAMPTZ)");
        map("unix_timestamp", "CAST(floor(epoch(CAST({0} AS TIMESTAMPTZ))) AS BIGINT)");
        map("to_unix_timestamp", "CAST(floor(epoch(CAST({0} AS TIMESTAMPTZ))) AS BIGINT)");
        map("from_unixtime", "strftime(to_timestamp({0}), '%Y-%m-%d %H:%M:%S')");
        // Statistics.
        map("approx_count_distinct", "count(DISTINCT {0})");
        map("percentile", "quantile_cont({0}, {1})");
        map("percentile_approx", "quantile_disc({0}, {1})");
        map("approx_percentile", "quantile_disc({0}, {1})");
    }

    private Functions() {}

    /** A call that fails where it would make a very long text: nothing can stop it once it has begun. */
    private static String limited(String length, String call) {
        return "CASE WHEN " + length + " > " + MOST_CHARS + " THEN error('a text of more than " + MOST_CHARS
                + " characters is not made') ELSE " + call + " END";
    }

    private static void same(String... names) {
        for (String line : names) {
            for (String name : line.split(" ")) {
                KNOWN.put(name, List.of(new Pattern(-1, name + "(" + ALL + ")")));
            }
        }
    }

    /** Patterns of growing numbers of arguments, each used as often as its highest number says. */
    private static void map(String name, String... patterns) {
        List<Pattern> all = new ArrayList<>();
        for (String pattern : patterns) {
            int arity = 0;
            while (pattern.contains("{" + arity + "}")) {
                arity++;
            }
            all.add(new Pattern(arity, pattern));
        }
        KNOWN.put(name, all);
    }

    static Collection<String> names() {
        return KNOWN.keySet();
    }

    static boolean isKnown(String name) {
        return KNOWN.containsKey(name);
    }

    /** The call in DuckDB's words; empty if the function does not take so many arguments. */
    static Optional<String> call(String name, List<String> arguments) {
        for (Pattern pattern : KNOWN.getOrDefault(name, List.of())) {
            if (pattern.arity() == -1) {
                return Optional.of(pattern.text().replace(ALL, String.join(", ", arguments)));
            }
            if (pattern.arity() == arguments.size()) {
                return Optional.of(fill(pattern.text(), arguments));
            }
        }
        return Optional.empty();
    }

    /** Puts arguments in, without looking into them for braces. */
    private static String fill(String pattern, List<String> arguments) {
        StringBuilder call = new StringBuilder();
        for (int at = 0; at < pattern.length(); at++) {
            if (pattern.charAt(at) == '{') {
                call.append('(')
                        .append(arguments.get(pattern.charAt(at + 1) - '0'))
                        .append(')');
                at += 2;
            } else {
                call.append(pattern.charAt(at));
            }
        }
        return call.toString();
    }
}
