package dev.assay.dqdl.ast;

/**
 * One parameter of a rule or analyzer.
 *
 * @param connector the word written before it; carries no meaning
 * @param value the text, escapes and variable resolved
 * @param source as written, with quotes, or {@code $name}
 */
public record Parameter(Connector connector, Form form, String value, String source, SourceRange at) {
    /** The filler word before a parameter. */
    public enum Connector {
        NONE,
        OF,
        AND
    }

    /** How the parameter was written. */
    public enum Form {
        QUOTED,
        BARE,
        VARIABLE
    }

    /** A quoted parameter without connector, as a program writes it. */
    public static Parameter quoted(String value) {
        return new Parameter(Connector.NONE, Form.QUOTED, value, Text.quote(value), SourceRange.NONE);
    }
}
