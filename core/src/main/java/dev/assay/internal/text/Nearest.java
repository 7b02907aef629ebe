package dev.assay.internal.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that somebody probably meant. */
public final class Nearest {
    private static final int LONGEST = 200;

    private Nearest() {}

    /** The nearest candidate, if it is near enough to be worth a mention: at most a third of the characters differ. */
    public static Optional<String> to(String written, Collection<String> candidates) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String best = null;
        int bestDistance = Math.max(1, written.length() / 3) + 1;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - written.length()) < bestDistance) {
                int distance =
                        distance(written.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT), bestDistance);
                if (distance < bestDistance) {
                    bestDistance = distance;
                    best = candidate;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Edits (insert, delete, replace, swap neighbours) between two words; gives up at {@code limit}. */
    private static int distance(String a, String b, int limit) {
        int[] twoAgo = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            int smallest = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int edits = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits = Math.min(edits, twoAgo[j - 2] + 1);
                }
                current[j] = edits;
                smallest = Math.min(smallest, edits);
            }
            if (smallest >= limit) {
                return limit;
            }
            int[] spare = twoAgo;
            twoAgo = previous;
            previous = current;
            current = spare;
        }
        return previous[b.length()];
    }
}
