package dev.assay.dqdl.filter;

/**
 * Something wrong with a filter's text.
 *
 * @param at where, inside the filter's text
 * @param message what, for people; one line
 * @param hint how to fix it; empty if there is nothing to say
 */
public record FilterIssue(TextRange at, String message, String hint) {
    /** The message, the position counted from 1, and the hint. */
    @Override
    public String toString() {
        return message + " (at character " + (at.start() + 1) + ")" + (hint.isEmpty() ? "" : "; " + hint);
    }
}
