package dev.assay.readers.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path with wildcards: {@code *} and {@code ?} within a name, {@code **} across directories, {@code [a-z]}, {@code [!a]} and {@code
 * {json,csv}}. Names that begin with a dot or an underscore match only where the pattern spells that character.
 */
public final class GlobPattern {
    private static final int MAX_ALTERNATIVES = 1_000;

    private GlobPattern() {}

    /** Whether a path has wildcards at all. */
    public static boolean isGlob(String path) {
        for (int i = 0; i < path.length(); i++) {
            if ("*?[{".indexOf(path.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The directory that all matches lie under: the names before the first one with a wildcard, joined by {@code /}; maybe empty. */
    public static String base(String pattern) {
        int end = 0;
        for (int slash = pattern.indexOf('/'); slash >= 0; slash = pattern.indexOf('/', slash + 1)) {
            if (isGlob(pattern.substring(end, slash))) {
                break;
            }
            end = slash + 1;
        }
        return pattern.substring(0, end);
    }

    /**
     * The pattern without braces, once for each combination of alternatives.
     *
     * @throws IllegalArgumentException if there are more than 1,000 of them, or a brace is not closed
     */
    public static List<String> alternatives(String pattern) {
        List<String> done = new ArrayList<>();
        List<String> open = new ArrayList<>(List.of(pattern));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            int start = next.indexOf('{');
            if (start < 0) {
                done.add(next);
            } else {
                open.addAll(expandFirst(next, start));
            }
            if (done.size() + open.size() > MAX_ALTERNATIVES) {
                throw new IllegalArgumentException(
                        "the pattern " + pattern + " has more than " + MAX_ALTERNATIVES + " alternatives");
            }
        }
        return done;
    }

    private static List<String> expandFirst(String pattern, int start) {
        List<String> expanded = new ArrayList<>();
        int depth = 0;
        int from = start + 1;
        for (int i = start; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            }
            if ((c == ',' && depth == 1) || depth == 0) {
                expanded.add(pattern.substring(0, start) + pattern.substring(from, i));
                from = i + 1;
            }
            if (depth == 0) {
                String rest = pattern.substring(i + 1);
                expanded.replaceAll(head -> head + rest);
                return expanded;
            }
        }
        throw new IllegalArgumentException("the pattern " + pattern + " has a '{' that is not closed");
    }

    /**
     * The test for one name (no {@code /}) of a pattern without braces.
     *
     * @throws IllegalArgumentException if a bracket is not closed
     */
    public static Pattern name(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '*') {
                // Possessive runs of stars are one star.
                if (regex.length() < 2 || !regex.substring(regex.length() - 2).equals(".*")) {
                    regex.append(".*");
                }
            } else if (c == '?') {
                regex.append('.');
            } else if (c == '[') {
                int end = glob.indexOf(']', i + 2);
                if (end < 0) {
                    throw new IllegalArgumentException("the pattern " + glob + " has a '[' that is not closed");
                }
                String members = glob.substring(i + 1, end);
                boolean negated = members.startsWith("!") || members.startsWith("^");
                regex.append(negated ? "[^" : "[")
                        .append((negated ? members.substring(1) : members).replaceAll("([\\\\\\[\\]^&])", "\\\\$1"))
                        .append(']');
                i = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** Whether a name that {@link FoundFile#isIgnored} may match this part of a pattern: only if the pattern spells its start. */
    public static boolean admits(String glob, String name) {
        return !FoundFile.isIgnored(name)
                || (!glob.isEmpty() && glob.charAt(0) == name.charAt(0) && !isGlob(glob.substring(0, 1)));
    }
}
