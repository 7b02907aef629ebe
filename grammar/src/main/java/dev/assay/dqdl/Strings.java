package dev.assay.dqdl;

import dev.assay.dqdl.ast.Text;

/**
 * What stands between the quotes. {@code \"} is a quote everywhere. {@code \\} is one backslash except where backslashes
 * belong to another language (regular expressions, SQL): there it stays. Any other backslash is itself.
 */
final class Strings {
    private Strings() {}

    /** The text of a string token, given with its quotes. A string that was never closed loses its last character. */
    static String value(String source, boolean verbatim) {
        int end = Math.max(1, source.length() - 1);
        if (source.indexOf('\\') < 0) {
            return source.substring(1, end);
        }
        StringBuilder value = new StringBuilder(end);
        for (int i = 1; i < end; i++) {
            char c = source.charAt(i);
            if (c == '\\' && i + 1 < end) {
                char next = source.charAt(i + 1);
                if (next == '"' || (next == '\\' && !verbatim)) {
                    value.append(next);
                    i++;
                    continue;
                }
                if (next == '\\') {
                    value.append(c);
                    i++;
                }
            }
            value.append(c);
        }
        return value.toString();
    }

    /**
     * The source of a string as it can be printed anywhere: the same, unless it ends in a lone backslash, which only the
     * last string of a document can afford.
     */
    static String closed(String source, String value) {
        int backslashes = 0;
        for (int i = source.length() - 2; i > 0 && source.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 0 ? source : Text.quote(value);
    }

    /** Offset in {@code source} (quotes included) of the unit at {@code index} of its value. */
    static int sourceOffset(String source, int index, boolean verbatim) {
        int end = source.length() - 1;
        int at = 1;
        for (int units = 0; units < index && at < end; units++) {
            if (source.charAt(at) == '\\' && at + 1 < end) {
                char next = source.charAt(at + 1);
                if (next == '"' || (next == '\\' && !verbatim)) {
                    at++;
                } else if (next == '\\') {
                    // two units of the value stand for themselves
                    units++;
                    if (units == index) {
                        return at + 1;
                    }
                    at++;
                }
            }
            at++;
        }
        return at;
    }

    /** {@code "dddd-dd-dd"} without its quotes. */
    static boolean isDateShaped(String text) {
        return text.length() == 10 && matches(text, "dddd-dd-dd");
    }

    /** {@code "dd:dd"}, {@code "d:dd AM"} or {@code "dd:dd PM"} without its quotes. */
    static boolean isTimeShaped(String text) {
        return switch (text.length()) {
            case 5 -> matches(text, "dd:dd");
            case 7 -> matches(text, "d:dd AM") || matches(text, "d:dd PM");
            case 8 -> matches(text, "dd:dd AM") || matches(text, "dd:dd PM");
            default -> false;
        };
    }

    private static boolean matches(String text, String shape) {
        for (int i = 0; i < shape.length(); i++) {
            char wanted = shape.charAt(i);
            char found = text.charAt(i);
            if (wanted == 'd' ? found < '0' || found > '9' : found != wanted) {
                return false;
            }
        }
        return true;
    }
}
