package dev.assay.readers.json;

import dev.assay.data.DataException;
import dev.assay.readers.text.MoreTextException;
import dev.assay.readers.text.TextProblem;

/**
 * Finds the records of a text: the elements of an array, if the text begins with one, otherwise the values one after the other, with
 * or without line ends between and within them.
 */
final class JsonRecords {
    private final JsonScanner scanner;
    private boolean started;
    private boolean inArray;
    private boolean arrayEnded;
    private long count;
    private boolean again;
    private boolean empty;

    /** @param atStart whether the text is seen from its start; otherwise the position is the start of a record that is in no array */
    JsonRecords(JsonScanner scanner, boolean atStart) {
        this.scanner = scanner;
        this.started = !atStart;
    }

    /** Whether the text is one array. */
    boolean isArray() {
        return inArray;
    }

    /** Whether the text has no byte, other than those of a byte order mark. */
    boolean isEmpty() {
        return empty;
    }

    /** How many records have been found. */
    long count() {
        return count;
    }

    /** Moves to the start of the next record; false at the end of the text. */
    boolean next() throws TextProblem, DataException {
        if (again) {
            again = false;
            return true;
        }
        if (!started) {
            start();
        }
        if (inArray) {
            if (arrayEnded || !nextElement()) {
                return false;
            }
        } else if (isEndAfterBlanks()) {
            return false;
        }
        count++;
        return true;
    }

    private void start() throws TextProblem, DataException {
        started = true;
        if (scanner.isEnd()) {
            empty = true;
            return;
        }
        byte[] bytes = scanner.bytes();
        if (scanner.limit() >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            scanner.moveTo(3);
        }
        empty = scanner.isEnd();
        if (!isEndAfterBlanks() && scanner.peek() == '[') {
            scanner.moveTo(scanner.at() + 1);
            inArray = true;
        }
    }

    private boolean nextElement() throws TextProblem, DataException {
        boolean end = isEndAfterBlanks();
        byte next = scanner.peek();
        if (!end && next == ']') {
            scanner.moveTo(scanner.at() + 1);
            arrayEnded = true;
            if (!isEndAfterBlanks()) {
                throw scanner.problem(scanner.at(), "text behind the end of the array that the file consists of");
            }
            return false;
        }
        if (count > 0) {
            if (end || next != ',') {
                throw broken("',' or the ']' of the array that the file consists of");
            }
            scanner.moveTo(scanner.at() + 1);
            end = isEndAfterBlanks();
        }
        if (end) {
            throw broken("an element of the array that the file consists of");
        }
        return true;
    }

    private TextProblem broken(String expected) {
        try {
            return scanner.unexpected(expected);
        } catch (MoreTextException e) {
            throw new IllegalStateException("the position was checked to be in the window, or the text to end", e);
        }
    }

    private boolean isEndAfterBlanks() throws TextProblem, DataException {
        scanner.skipBlanks();
        while (scanner.at() >= scanner.limit()) {
            if (scanner.isEnd()) {
                return true;
            }
            scanner.skipBlanks();
        }
        return false;
    }

    /** Goes back to the start of the record that was found last; {@link #next} finds it again. */
    void back(int index) {
        scanner.moveTo(index);
        again = true;
    }

    /** To be called behind a record that was a number or literal. */
    void endScalar() throws MoreTextException, TextProblem {
        if (!inArray) {
            scanner.checkSeparated();
        }
    }
}
