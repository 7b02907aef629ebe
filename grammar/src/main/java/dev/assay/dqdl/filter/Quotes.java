package dev.assay.dqdl.filter;

/** Takes the quotes off texts and names. */
final class Quotes {
    private Quotes() {}

    /** A name without its back-ticks, if it has any. */
    static String name(String token) {
        if (!token.startsWith("`")) {
            return token;
        }
        return token.substring(1, token.length() - 1).replace("``", "`");
    }

    /** A text without its quotes, escapes resolved as Spark does; raw texts ({@code r'...'}) are kept as they are. */
    static String text(String token) {
        char first = token.charAt(0);
        if (first == 'r' || first == 'R') {
            return token.substring(2, token.length() - 1);
        }
        if (token.indexOf('\\') < 0) {
            return token.substring(1, token.length() - 1);
        }
        StringBuilder text = new StringBuilder(token.length());
        int end = token.length() - 1;
        int at = 1;
        while (at < end) {
            char c = token.charAt(at);
            if (c != '\\') {
                text.append(c);
                at++;
            } else {
                at = escape(token, at + 1, end, text);
            }
        }
        return text.toString();
    }

    /** Resolves the escape whose first character behind the backslash is at {@code at}; returns where reading goes on. */
    private static int escape(String token, int at, int end, StringBuilder out) {
        char c = token.charAt(at);
        switch (c) {
            case '0':
            case '1':
            case '2':
            case '3':
                int octal = number(token, at, at + 3, end, 8);
                if (octal >= 0) {
                    out.append((char) octal);
                    return at + 3;
                }
                out.append(c == '0' ? '\0' : c);
                return at + 1;
            case 'u':
                int unit = number(token, at + 1, at + 5, end, 16);
                if (unit >= 0) {
                    out.append((char) unit);
                    return at + 5;
                }
                out.append(c);
                return at + 1;
            case 'U':
                int point = number(token, at + 1, at + 9, end, 16);
                if (point >= 0 && point <= Character.MAX_CODE_POINT) {
                    out.appendCodePoint(point);
                    return at + 9;
                }
                out.append(c);
                return at + 1;
            case 'b':
                out.append('\b');
                return at + 1;
            case 'n':
                out.append('\n');
                return at + 1;
            case 'r':
                out.append('\r');
                return at + 1;
            case 't':
                out.append('\t');
                return at + 1;
            case 'Z':
                out.append('\u001A');
                return at + 1;
            case '%':
            case '_':
                out.append('\\').append(c);
                return at + 1;
            default:
                out.append(c);
                return at + 1;
        }
    }

    /** The digits in [from, to), or -1 if they are not all there or too large. */
    private static int number(String token, int from, int to, int end, int radix) {
        if (to > end) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = token.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value > Integer.MAX_VALUE ? -1 : (int) value;
    }
}
