package dev.assay.dqdl.ast;

/**
 * A text operand.
 *
 * @param value escapes and variable resolved
 * @param source as written, with its quotes, or {@code $name}
 */
public record Text(String value, String source, SourceRange at) implements Operand {
    /** A text as a program writes it. */
    public static Text of(String value) {
        return new Text(value, quote(value), SourceRange.NONE);
    }

    /** {@code value} as a DQDL string, with its quotes; the parser reads it back as {@code value}. */
    public static String quote(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    /**
     * {@code value} as a DQDL string in the places where only {@code \"} is an escape: patterns of {@code matches},
     * {@code where} filters, SQL statements.
     *
     * @throws IllegalArgumentException if an odd number of backslashes stands before a quote or at the end: there is no
     *     way to write that
     */
    public static String quoteVerbatim(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        int backslashes = 0;
        for (int i = 0; i <= value.length(); i++) {
            char c = i < value.length() ? value.charAt(i) : '"';
            if (c == '"' && backslashes % 2 == 1) {
                throw new IllegalArgumentException(
                        "a backslash before a quote or at the end cannot be written: " + value);
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
            quoted.append(c == '"' && i < value.length() ? "\\\"" : String.valueOf(c));
        }
        return quoted.toString();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.text(this);
    }
}
