package dev.assay.report;

import java.io.IOException;
import java.io.Writer;
import java.util.BitSet;
import java.util.List;

/**
 * Writes JSON as it is told, so that a report of any length needs no memory. Valid by RFC 8259 whatever the texts hold: a lone surrogate
 * becomes U+FFFD. Characters that steer a terminal or hide text ({@link VisibleText#isHidden}) are written as escapes, which means the
 * same to a parser and nothing to a terminal.
 *
 * <p>Not a general library: misuse (a value where a name is due) is not checked beyond what the reporters' schema tests find.
 */
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final Writer out;
    private final boolean indented;
    private final BitSet arrays = new BitSet();
    private int depth;
    private boolean empty = true;
    private boolean named;

    /** @param indented two blanks per level; otherwise everything in one line */
    JsonWriter(Writer out, boolean indented) {
        this.out = out;
        this.indented = indented;
    }

    /** Writes a document. */
    interface Document<T> {
        void write(T content, Writer out) throws IOException;
    }

    /** Writes one document as it is, several as an array. */
    static <T> void documents(List<T> contents, Document<T> document, Writer out) throws IOException {
        if (contents.size() == 1) {
            document.write(contents.get(0), out);
            return;
        }
        String before = "[\n";
        for (T content : contents) {
            out.write(before);
            document.write(content, out);
            before = ",\n";
        }
        out.write("]\n");
    }

    JsonWriter object() throws IOException {
        open('{', false);
        return this;
    }

    JsonWriter array() throws IOException {
        open('[', true);
        return this;
    }

    /** Closes the innermost object or array. */
    JsonWriter end() throws IOException {
        depth--;
        if (!empty) {
            newLine();
        }
        out.write(arrays.get(depth) ? ']' : '}');
        empty = false;
        return this;
    }

    JsonWriter name(String name) throws IOException {
        separate();
        quote(name);
        out.write(indented ? ": " : ":");
        named = true;
        return this;
    }

    JsonWriter text(String value) throws IOException {
        separate();
        quote(value);
        return this;
    }

    /** @param value a {@link Long} or a finite {@link Double} */
    JsonWriter number(Number value) throws IOException {
        separate();
        out.write(NumberText.of(value));
        return this;
    }

    JsonWriter bool(boolean value) throws IOException {
        separate();
        out.write(value ? "true" : "false");
        return this;
    }

    JsonWriter field(String name, String value) throws IOException {
        return name(name).text(value);
    }

    JsonWriter field(String name, Number value) throws IOException {
        return name(name).number(value);
    }

    JsonWriter field(String name, boolean value) throws IOException {
        return name(name).bool(value);
    }

    /** The line feed that ends a document. */
    void finish() throws IOException {
        out.write('\n');
        empty = true;
    }

    private void open(char bracket, boolean array) throws IOException {
        separate();
        out.write(bracket);
        arrays.set(depth, array);
        depth++;
        empty = true;
    }

    /** Whatever must stand between the previous token and the next value or name. */
    private void separate() throws IOException {
        if (named) {
            named = false;
            empty = false;
            return;
        }
        if (depth > 0) {
            if (!empty) {
                out.write(',');
            }
            newLine();
        }
        empty = false;
    }

    private void newLine() throws IOException {
        if (indented) {
            out.write('\n');
            for (int level = 0; level < depth; level++) {
                out.write("  ");
            }
        }
    }

    private void quote(String text) throws IOException {
        out.write('"');
        int written = 0;
        int length = text.length();
        for (int at = 0; at < length; ) {
            int c = text.codePointAt(at);
            int size = Character.charCount(c);
            String escape = escape(c);
            if (!escape.isEmpty()) {
                out.write(text, written, at - written);
                out.write(escape);
                written = at + size;
            }
            at += size;
        }
        out.write(text, written, length - written);
        out.write('"');
    }

    /** Empty if the character stands for itself. */
    private static String escape(int c) {
        switch (c) {
            case '"':
                return "\\\"";
            case '\\':
                return "\\\\";
            case '\n':
                return "\\n";
            case '\r':
                return "\\r";
            case '\t':
                return "\\t";
            default:
                break;
        }
        if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            return "\uFFFD";
        }
        if (c >= ' ' && c < 0x7F || !VisibleText.isHidden(c)) {
            return "";
        }
        StringBuilder escape = new StringBuilder(12);
        for (char unit : Character.toChars(c)) {
            escape.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                escape.append(HEX.charAt(unit >> shift & 0xF));
            }
        }
        return escape.toString();
    }
}
