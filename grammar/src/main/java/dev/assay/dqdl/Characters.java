package dev.assay.dqdl;

/** Shows characters of an untrusted text so that a terminal cannot be fooled by them. */
final class Characters {
    private Characters() {}

    /** A character with its code point, when it does not show itself. */
    static String name(int character) {
        String hex = String.format("U+%04X", character);
        return isHarmless(character) ? "'" + Character.toString(character) + "' (" + hex + ")" : hex;
    }

    /** At most {@code length} code points of a text, line ends and control characters shown as escapes. */
    static String excerpt(String text, int length) {
        StringBuilder shown = new StringBuilder();
        int i = 0;
        for (int count = 0; i < text.length() && count < length; count++) {
            int character = text.codePointAt(i);
            append(shown, character);
            i += Character.charCount(character);
        }
        return i < text.length() ? shown.append("...").toString() : shown.toString();
    }

    /** Appends a character as it is, or as an escape when it is invisible or moves the cursor. */
    static void append(StringBuilder shown, int character) {
        if (isHarmless(character)) {
            shown.appendCodePoint(character);
        } else if (character < 0x100) {
            shown.append(String.format("\\x%02x", character));
        } else {
            shown.append(String.format("\\u%04x", character));
        }
    }

    /** Printable, one direction, visible. */
    static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }

    /** Columns a terminal uses for a harmless character: 2 for wide ones, 0 for combining marks, else 1. */
    static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = (character >= 0x1100 && character <= 0x115F)
                || (character >= 0x2E80 && character <= 0x303E)
                || (character >= 0x3041 && character <= 0xA4CF)
                || (character >= 0xA960 && character <= 0xA97F)
                || (character >= 0xAC00 && character <= 0xD7A3)
                || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0xFE30 && character <= 0xFE6F)
                || (character >= 0xFF00 && character <= 0xFF60)
                || (character >= 0xFFE0 && character <= 0xFFE6)
                || (character >= 0x1F300 && character <= 0x1FAFF)
                || (character >= 0x20000 && character <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
