package dev.assay.cli;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Tells on standard error how far a scan is: one line that is overwritten on a terminal, a line every few seconds where that is asked
 * for, or nothing. The first word comes after half a second, so that short runs stay silent.
 */
final class Progress {
    private static final long FIRST_NANOS = 500_000_000L;
    private static final long TERMINAL_NANOS = 100_000_000L;
    private static final long PLAIN_NANOS = 5_000_000_000L;
    private static final String ERASE = "\r\u001b[K";

    /** How to tell. */
    enum Style {
        LINE,
        PLAIN,
        NONE
    }

    private final PrintStream out;
    private final Style style;
    private long next = System.nanoTime() + FIRST_NANOS;
    private boolean shown;

    Progress(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** Reports the state; cheap, may be called often and by any thread. */
    synchronized void report(long splits, long allSplits, long rows) {
        if (style == Style.NONE || allSplits <= 0) {
            return;
        }
        long now = System.nanoTime();
        if (now - next < 0) {
            return;
        }
        next = now + (style == Style.LINE ? TERMINAL_NANOS : PLAIN_NANOS);
        String text = String.format(
                Locale.ROOT, "%d%% (%d of %d splits, %,d rows)", splits * 100 / allSplits, splits, allSplits, rows);
        if (style == Style.LINE) {
            out.print(ERASE + text);
            out.flush();
            shown = true;
        } else {
            out.println(text);
        }
    }

    /** Removes the line, so that messages and the result start on a clean one. */
    synchronized void clear() {
        if (shown) {
            out.print(ERASE);
            out.flush();
            shown = false;
        }
    }
}
