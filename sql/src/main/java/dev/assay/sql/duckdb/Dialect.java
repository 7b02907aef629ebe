package dev.assay.sql.duckdb;

import dev.assay.data.Dataset;
import dev.assay.dqdl.Names;
import dev.assay.predicate.EvaluationTime;
import dev.assay.sql.SqlException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a statement of Spark SQL into one of DuckDB. What is not exactly one SELECT, calls a function that is not in {@link Functions}, or
 * reads from anything but datasets and its own subqueries is refused before DuckDB sees it.
 */
final class Dialect {
    private static final int MAX_DEPTH = 200;

    /** Statements and clauses that have no place in a question. */
    private static final Set<String> REFUSED_WORDS = Set.of(
            "insert",
            "update",
            "delete",
            "drop",
            "create",
            "alter",
            "attach",
            "detach",
            "copy",
            "export",
            "import",
            "install",
            "load",
            "pragma",
            "call",
            "execute",
            "prepare",
            "deallocate",
            "vacuum",
            "checkpoint",
            "truncate",
            "merge",
            "into",
            "describe",
            "summarize",
            "explain",
            "pivot",
            "unpivot",
            "getenv");

    /** Words that a bracket may follow without being functions. */
    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "or",
            "not",
            "in",
            "exists",
            "over",
            "filter",
            "select",
            "from",
            "where",
            "on",
            "using",
            "values",
            "as",
            "having",
            "by",
            "then",
            "else",
            "when",
            "case",
            "between",
            "like",
            "ilike",
            "is",
            "union",
            "all",
            "except",
            "intersect",
            "distinct",
            "join",
            "limit",
            "offset",
            "partition",
            "order",
            "any",
            "some",
            "within",
            "group",
            "interval",
            "rollup",
            "cube",
            "grouping",
            "sets",
            "lateral",
            "escape",
            "with",
            "window");

    private static final Map<String, String> WHOLE_TYPES = Map.of(
            "tinyint",
            "TINYINT",
            "byte",
            "TINYINT",
            "smallint",
            "SMALLINT",
            "short",
            "SMALLINT",
            "int",
            "INTEGER",
            "integer",
            "INTEGER",
            "bigint",
            "BIGINT",
            "long",
            "BIGINT");
    private static final Map<String, String> TYPES = Map.of(
            "string",
            "VARCHAR",
            "varchar",
            "VARCHAR",
            "double",
            "DOUBLE",
            "float",
            "FLOAT",
            "real",
            "FLOAT",
            "boolean",
            "BOOLEAN",
            "date",
            "DATE",
            "timestamp",
            "TIMESTAMPTZ",
            "decimal",
            "DECIMAL",
            "numeric",
            "DECIMAL");

    private final List<Token> tokens;
    private final EvaluationTime time;
    private final Set<String> relations;
    private final Set<String> columns;
    private int depth;

    private Dialect(List<Token> tokens, Set<String> relations, Set<String> columns, EvaluationTime time) {
        this.tokens = tokens;
        this.columns = columns;
        this.relations = relations;
        this.time = time;
    }

    /**
     * The statement in DuckDB's words.
     *
     * @param datasets by name
     * @throws SqlException if it is refused or not understood
     */
    static String translate(String sql, Map<String, Dataset> datasets, EvaluationTime time) throws SqlException {
        List<Token> tokens = new ArrayList<>(Lexer.tokens(sql));
        while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).isSymbol(";")) {
            tokens.remove(tokens.size() - 1);
        }
        if (tokens.isEmpty()) {
            throw new SqlException("the statement is empty", Optional.empty());
        }
        Set<String> relations = new LinkedHashSet<>();
        Set<String> columns = new HashSet<>();
        datasets.forEach((name, dataset) -> {
            relations.add(name.toLowerCase(Locale.ROOT));
            dataset.schema()
                    .getFields()
                    .forEach(field -> columns.add(field.getName().toLowerCase(Locale.ROOT)));
        });
        Dialect dialect = new Dialect(tokens, relations, columns, time);
        dialect.guard();
        dialect.noteCommonTables();
        return dialect.range(0, tokens.size());
    }

    private void guard() throws SqlException {
        Token first = tokens.get(0);
        if (!first.is("select") && !first.is("with") && !first.isSymbol("(")) {
            throw refused("the statement must be one SELECT, and begins with " + first.text(), first);
        }
        int open = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            open += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (open < 0) {
                throw refused("there is a ) without (", token);
            }
            if (token.isSymbol(";")) {
                throw refused("the statement must be one SELECT, and something follows a ;", token);
            }
            boolean member = i > 0 && tokens.get(i - 1).isSymbol(".");
            if (token.kind() == Token.Kind.WORD && !member && REFUSED_WORDS.contains(token.lower()) && !isColumn(i)) {
                throw refused(token.text().toUpperCase(Locale.ROOT) + " is not allowed in a SELECT", token);
            }
            if (token.isSymbol("$") || token.isSymbol("?") || token.isSymbol(":") || token.isSymbol("@")) {
                throw refused(token.text() + " has no meaning here", token);
            }
        }
        if (open != 0) {
            throw new SqlException("a ( has no )", Optional.empty());
        }
    }

    /** Whether a word can only be a name, because of what stands around it: {@code load > 5}. */
    private boolean isColumn(int at) {
        if (at == 0) {
            return false;
        }
        String next = at + 1 < tokens.size() ? tokens.get(at + 1).text() : "";
        Token before = tokens.get(at - 1);
        boolean operand = List.of("=", "<", ">", "<=", ">=", "<>", "!=", "+", "-", "*", "/", ",", ")", "")
                        .contains(next)
                || List.of("is", "in", "between", "and", "or", "from", "as", "like")
                        .contains(next.toLowerCase(Locale.ROOT));
        boolean place = before.kind() == Token.Kind.SYMBOL
                || List.of("select", "where", "and", "or", "by", "distinct", "on", "not")
                        .contains(before.lower());
        return operand && place && !before.isSymbol(";");
    }

    private static SqlException refused(String why, Token token) {
        return new SqlException(why + " (at character " + (token.at() + 1) + ")", Optional.empty());
    }

    /** {@code WITH name AS (}: names that FROM may use. */
    private void noteCommonTables() {
        for (int i = 1; i + 2 < tokens.size(); i++) {
            boolean head = tokens.get(i - 1).is("with")
                    || tokens.get(i - 1).is("recursive")
                    || tokens.get(i - 1).isSymbol(",");
            int after = i + 1;
            if (tokens.get(after).isSymbol("(")) {
                after = closing(after) + 1;
            }
            if (head
                    && isName(tokens.get(i))
                    && after + 1 < tokens.size()
                    && tokens.get(after).is("as")
                    && tokens.get(after + 1).isSymbol("(")) {
                relations.add(tokens.get(i).lower());
            }
        }
    }

    private static boolean isName(Token token) {
        return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME;
    }

    private int closing(int open) {
        int level = 0;
        for (int i = open; i < tokens.size(); i++) {
            level += tokens.get(i).isSymbol("(") ? 1 : tokens.get(i).isSymbol(")") ? -1 : 0;
            if (level == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    /** Tokens from {@code from} up to {@code to}, exclusive. */
    private String range(int from, int to) throws SqlException {
        return range(from, to, false);
    }

    /** @param relations whether it stands where FROM names datasets */
    private String range(int from, int to, boolean relations) throws SqlException {
        if (++depth > MAX_DEPTH) {
            throw new SqlException("the statement is nested more than " + MAX_DEPTH + " deep", Optional.empty());
        }
        StringBuilder out = new StringBuilder();
        boolean inFrom = relations;
        boolean expectsRelation = relations;
        int i = from;
        while (i < to) {
            Token token = tokens.get(i);
            if (token.is("from") && !isComparison(i) || token.is("join")) {
                inFrom = true;
                expectsRelation = true;
                append(out, token.text());
                i++;
            } else if (expectsRelation && token.isSymbol("(")) {
                int end = closing(i);
                Token first = tokens.get(Math.min(i + 1, end));
                boolean query = first.is("select") || first.is("with") || first.is("values");
                append(out, "(" + range(i + 1, end, !query) + ")");
                expectsRelation = false;
                i = end + 1;
            } else if (expectsRelation && !token.is("lateral")) {
                i = relation(i, to, out);
                expectsRelation = false;
            } else if (inFrom && token.isSymbol(",")) {
                append(out, ",");
                expectsRelation = true;
                i++;
            } else {
                if (token.kind() == Token.Kind.WORD
                        && Set.of(
                                        "where", "group", "having", "order", "select", "union", "limit", "window", "on",
                                        "using")
                                .contains(token.lower())) {
                    inFrom = token.is("on") || token.is("using");
                }
                i = element(i, to, out);
            }
        }
        depth--;
        return out.toString();
    }

    /** {@code IS [NOT] DISTINCT FROM}. */
    private boolean isComparison(int from) {
        return from > 1
                && tokens.get(from - 1).is("distinct")
                && (tokens.get(from - 2).is("is") || tokens.get(from - 2).is("not"));
    }

    /** What FROM names: a dataset, a name of WITH, or a list to unnest. The longest dataset name that fits wins: {@code db.table}. */
    private int relation(int at, int to, StringBuilder out) throws SqlException {
        Token token = tokens.get(at);
        if (!isName(token)) {
            throw refused(
                    "FROM must name a dataset, not " + (token.kind() == Token.Kind.TEXT ? "a text" : token.text()),
                    token);
        }
        if (token.is("explode") || token.is("unnest")) {
            return element(at, to, out);
        }
        StringBuilder name = new StringBuilder(token.text());
        int end = at + 1;
        int best = relations.contains(token.lower()) ? end : -1;
        String bestName = token.text();
        while (end + 1 < to
                && (tokens.get(end).isSymbol(".") || tokens.get(end).isSymbol("-"))
                && (isName(tokens.get(end + 1)) || tokens.get(end + 1).kind() == Token.Kind.NUMBER)) {
            name.append(tokens.get(end).text()).append(tokens.get(end + 1).text());
            end += 2;
            if (relations.contains(name.toString().toLowerCase(Locale.ROOT))) {
                best = end;
                bestName = name.toString();
            }
        }
        if (best < 0) {
            throw new SqlException(
                    "there is no dataset " + name,
                    Optional.of(Names.nearest(name.toString(), relations)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("datasets are: " + String.join(", ", relations))));
        }
        append(out, quoted(bestName));
        return best;
    }

    /** One token, or a call with its arguments; returns the position behind it. */
    private int element(int at, int to, StringBuilder out) throws SqlException {
        Token token = tokens.get(at);
        boolean call = at + 1 < to && tokens.get(at + 1).isSymbol("(");
        boolean member = at > 0 && tokens.get(at - 1).isSymbol(".");
        switch (token.kind()) {
            case TEXT -> append(out, literal(token.text()));
            case QUOTED_NAME -> append(out, quoted(token.text()));
            case NUMBER -> append(out, token.text());
            case SYMBOL -> {
                return symbol(token, at, out);
            }
            default -> {
                if (!member && token.is("cast") || token.is("try_cast")) {
                    return cast(at, out);
                }
                if (call
                        && !member
                        && (!KEYWORDS.contains(token.lower()) || Functions.isKnown(token.lower()) && isCall(at))) {
                    return call(at, out);
                }
                return word(token, at, to, out);
            }
        }
        return at + 1;
    }

    /** {@code any (} after an operator is a comparison, otherwise an aggregate. */
    private boolean isCall(int at) {
        return at == 0
                || tokens.get(at - 1).kind() != Token.Kind.SYMBOL
                || tokens.get(at - 1).isSymbol("(")
                || tokens.get(at - 1).isSymbol(",");
    }

    private int symbol(Token token, int at, StringBuilder out) throws SqlException {
        if (token.isSymbol("(")) {
            int end = closing(at);
            append(out, "(" + range(at + 1, end) + ")");
            return end + 1;
        }
        if (token.isSymbol("[")) {
            int end = at;
            int level = 0;
            do {
                level += tokens.get(end).isSymbol("[") ? 1 : tokens.get(end).isSymbol("]") ? -1 : 0;
                end++;
            } while (level > 0 && end < tokens.size());
            if (level > 0) {
                throw refused("a [ has no ]", token);
            }
            // Arrays count from 0 in Spark.
            append(out, "[(" + range(at + 1, end - 1) + ") + 1]");
            return end;
        }
        append(
                out,
                switch (token.text()) {
                    case "==" -> "=";
                    case "<=>" -> "IS NOT DISTINCT FROM";
                    case "!" -> "NOT";
                    default -> token.text();
                });
        return at + 1;
    }

    private int word(Token token, int at, int to, StringBuilder out) throws SqlException {
        switch (token.lower()) {
            case "rlike", "regexp" -> {
                if (at + 1 >= to || tokens.get(at + 1).kind() != Token.Kind.TEXT) {
                    throw refused(token.text() + " needs a pattern that is written out", token);
                }
                append(
                        out,
                        "SIMILAR TO " + literal("(?s).*(?:" + tokens.get(at + 1).text() + ").*"));
                return at + 2;
            }
            case "div" -> append(out, "//");
            case "minus" -> append(out, "EXCEPT");
            case "current_date" -> append(out, date());
            case "current_timestamp", "now" -> append(out, timestamp());
            default -> append(out, name(token, at + 1 < to ? tokens.get(at + 1) : token));
        }
        return at + 1;
    }

    /** Words stay as they are, but names of datasets and columns are quoted: DuckDB reserves others than Spark. */
    private String name(Token token, Token next) {
        boolean known = columns.contains(token.lower()) || token.is("primary");
        boolean typed = next.kind() == Token.Kind.TEXT;
        return known && !typed && !KEYWORDS.contains(token.lower()) ? quoted(token.text()) : token.text();
    }

    private int call(int at, StringBuilder out) throws SqlException {
        Token token = tokens.get(at);
        String name = token.lower();
        int end = closing(at + 1);
        List<String> arguments = arguments(at + 2, end);
        if (arguments.isEmpty() && Set.of("now", "current_timestamp").contains(name)) {
            append(out, timestamp());
            return end + 1;
        }
        if (arguments.isEmpty() && Set.of("current_date", "curdate").contains(name)) {
            append(out, date());
            return end + 1;
        }
        if (arguments.isEmpty() && name.equals("unix_timestamp")) {
            append(out, String.valueOf(time.now().getEpochSecond()));
            return end + 1;
        }
        append(out, special(name, token, at + 2, end, arguments));
        return end + 1;
    }

    private String special(String name, Token token, int from, int end, List<String> arguments) throws SqlException {
        switch (name) {
            case "concat":
                List<String> texts = arguments.stream()
                        .map(argument -> "CAST(" + argument + " AS VARCHAR)")
                        .toList();
                return "(" + String.join(" || ", texts) + ")";
            case "to_date":
                return arguments.size() == 1
                        ? "TRY_CAST(" + arguments.get(0) + " AS DATE)"
                        : "CAST(try_strptime(" + arguments.get(0) + ", " + pattern(from, end, token) + ") AS DATE)";
            case "to_timestamp":
                return arguments.size() == 1
                        ? "TRY_CAST(" + arguments.get(0) + " AS TIMESTAMPTZ)"
                        : "CAST(try_strptime(" + arguments.get(0) + ", " + pattern(from, end, token)
                                + ") AS TIMESTAMPTZ)";
            case "date_format":
                return "strftime(" + arguments.get(0) + ", " + pattern(from, end, token) + ")";
            case "regexp_replace":
                if (end - 1 >= from && tokens.get(end - 1).kind() == Token.Kind.TEXT && arguments.size() == 3) {
                    // Groups are $1 in Java and \1 in RE2.
                    String replacement =
                            tokens.get(end - 1).text().replace("\\", "\\\\").replaceAll("\\$(\\d)", "\\\\$1");
                    arguments.set(2, literal(replacement));
                }
                break;
            default:
                break;
        }
        if (!Functions.isKnown(name)) {
            throw new SqlException(
                    "the function " + token.text() + " is not supported (at character " + (token.at() + 1) + ")",
                    Optional.of(Names.nearest(name, Functions.names())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("docs/sql.md lists the functions")));
        }
        return Functions.call(name, arguments)
                .orElseThrow(() -> refused(
                        "the function " + token.text() + " does not take " + arguments.size() + " arguments", token));
    }

    /** The second argument, which must be written out. */
    private String pattern(int from, int end, Token token) throws SqlException {
        Token last = tokens.get(end - 1);
        if (end - 2 < from
                || last.kind() != Token.Kind.TEXT
                || !tokens.get(end - 2).isSymbol(",")) {
            throw refused(token.text() + " needs a pattern that is written out", token);
        }
        return literal(DatePatterns.translate(last.text()));
    }

    /** The arguments between brackets, each translated. */
    private List<String> arguments(int from, int end) throws SqlException {
        List<String> arguments = new ArrayList<>();
        int start = from;
        int level = 0;
        for (int i = from; i < end; i++) {
            Token token = tokens.get(i);
            level += token.isSymbol("(") || token.isSymbol("[")
                    ? 1
                    : token.isSymbol(")") || token.isSymbol("]") ? -1 : 0;
            if (level == 0 && token.isSymbol(",")) {
                arguments.add(range(start, i));
                start = i + 1;
            }
        }
        if (from < end) {
            arguments.add(range(start, end));
        }
        return arguments;
    }

    /** {@code CAST(x AS type)}: what cannot be cast is null; numbers with a fraction are cut, not rounded. */
    private int cast(int at, StringBuilder out) throws SqlException {
        int end = closing(at + 1);
        int as = -1;
        int level = 0;
        for (int i = at + 1; i < end; i++) {
            level += tokens.get(i).isSymbol("(") ? 1 : tokens.get(i).isSymbol(")") ? -1 : 0;
            as = level == 1 && tokens.get(i).is("as") ? i : as;
        }
        if (as < 0 || as + 1 >= end) {
            throw refused("CAST needs AS and a type", tokens.get(at));
        }
        String value = range(at + 2, as);
        Token type = tokens.get(as + 1);
        String whole = WHOLE_TYPES.get(type.lower());
        String other = TYPES.get(type.lower());
        if (whole != null) {
            append(out, "TRY_CAST(trunc(TRY_CAST(" + value + " AS DECIMAL(38,10))) AS " + whole + ")");
        } else if (other != null) {
            StringBuilder more = new StringBuilder();
            for (int i = as + 2; i < end; i++) {
                more.append(tokens.get(i).text());
            }
            String size = type.lower().startsWith("dec") || type.lower().startsWith("num")
                    ? (more.isEmpty() ? "(10,0)" : more.toString())
                    : "";
            append(out, "TRY_CAST(" + value + " AS " + other + size + ")");
        } else {
            throw refused("CAST to " + type.text() + " is not supported", type);
        }
        return end + 1;
    }

    private String date() {
        return "DATE '" + LocalDate.ofInstant(time.now(), time.zone()) + "'";
    }

    private String timestamp() {
        return "TIMESTAMPTZ '" + DateTimeFormatter.ISO_INSTANT.format(time.now()) + "'";
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static void append(StringBuilder out, String text) {
        boolean tight = out.isEmpty() || text.equals(".") || text.equals(",") || out.charAt(out.length() - 1) == '.';
        if (!tight) {
            out.append(' ');
        }
        out.append(text);
    }
}
