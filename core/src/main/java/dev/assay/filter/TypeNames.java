package dev.assay.filter;

import dev.assay.dqdl.filter.FilterExpression;
import java.util.List;
import java.util.Locale;

/** The names of types in CAST. */
final class TypeNames {
    private TypeNames() {}

    static SqlType type(FilterExpression.Cast cast) {
        List<Integer> arguments = cast.arguments();
        SqlType type = named(cast.type().toLowerCase(Locale.ROOT), cast);
        if (type.is(Kind.DECIMAL)) {
            return decimal(cast);
        }
        boolean sized = cast.type().toLowerCase(Locale.ROOT).endsWith("char");
        if (!arguments.isEmpty() && !(sized && arguments.size() == 1)) {
            throw new BindProblem(cast.typeAt(), "The type " + cast.type() + " takes no numbers in brackets", "");
        }
        return type;
    }

    private static SqlType named(String name, FilterExpression.Cast cast) {
        switch (name) {
            case "boolean":
                return SqlType.BOOL;
            case "tinyint":
            case "byte":
                return SqlType.BYTE;
            case "smallint":
            case "short":
                return SqlType.SHORT;
            case "int":
            case "integer":
                return SqlType.INT;
            case "bigint":
            case "long":
                return SqlType.LONG;
            case "float":
            case "real":
                return SqlType.FLOAT;
            case "double":
                return SqlType.DOUBLE;
            case "decimal":
            case "dec":
            case "numeric":
                return SqlType.of(Kind.DECIMAL);
            case "string":
            case "varchar":
            case "char":
                return SqlType.TEXT;
            case "binary":
                return SqlType.BINARY;
            case "date":
                return SqlType.DATE;
            case "timestamp":
            case "timestamp_ltz":
                return SqlType.TIMESTAMP;
            case "timestamp_ntz":
                return SqlType.LOCAL_TIMESTAMP;
            default:
                throw new BindProblem(
                        cast.typeAt(),
                        "Unknown type " + cast.type(),
                        "types are: boolean, tinyint, smallint, int, bigint, float, double, decimal(p,s), string, binary, date,"
                                + " timestamp, timestamp_ntz");
        }
    }

    private static SqlType decimal(FilterExpression.Cast cast) {
        List<Integer> arguments = cast.arguments();
        int precision = arguments.isEmpty() ? 10 : arguments.get(0);
        int scale = arguments.size() < 2 ? 0 : arguments.get(1);
        if (arguments.size() > 2 || precision < 1 || precision > SqlType.MAX_DIGITS || scale < 0 || scale > precision) {
            throw new BindProblem(
                    cast.typeAt(),
                    "A decimal has 1 to 38 digits, and no more of them behind the point than in all",
                    "write for example  decimal(12, 2)");
        }
        return SqlType.decimal(precision, scale);
    }
}
