package dev.assay.internal.regex;

import java.util.Arrays;
import java.util.regex.PatternSyntaxException;

/**
 * Estimates how many rounds the minimum repeat counts of a pattern ask for. A matcher runs {@code X{n}} n times even when X matches
 * nothing, and loops inside loops multiply; such rounds look at no character and so escape a step budget. A linear scan, no parser: it
 * knows escapes, quotes, classes and groups, and takes the sum over alternatives, which is an upper bound.
 */
final class RepeatCounts {
    private RepeatCounts() {}

    static void check(String regex, long limit) {
        if (regex.indexOf('{') < 0) {
            return;
        }
        long[] outer = new long[16];
        int depth = 0;
        long sum = 0;
        long last = 0;
        int i = 0;
        while (i < regex.length()) {
            char c = regex.charAt(i);
            if (c == '\\') {
                if (regex.startsWith("\\Q", i)) {
                    int end = regex.indexOf("\\E", i);
                    i = end < 0 ? regex.length() : end + 2;
                } else {
                    i = afterEscape(regex, i);
                }
                last = 1;
                sum = add(sum, last);
            } else if (c == '[') {
                i = afterClass(regex, i);
                last = 1;
                sum = add(sum, last);
            } else if (c == '(') {
                if (depth + 1 >= outer.length) {
                    outer = Arrays.copyOf(outer, outer.length * 2);
                }
                outer[depth++] = sum;
                sum = 1;
                last = 0;
                i++;
            } else if (c == ')' && depth > 0) {
                last = sum;
                sum = add(outer[--depth], last);
                i++;
            } else if (c == '{') {
                long count = 0;
                int at = i + 1;
                while (at < regex.length() && regex.charAt(at) >= '0' && regex.charAt(at) <= '9') {
                    count = Math.min(limit + 1, count * 10 + (regex.charAt(at) - '0'));
                    at++;
                }
                if (count > 1) {
                    long repeated = multiply(last, count);
                    sum = add(sum - last, repeated);
                    last = repeated;
                }
                int end = regex.indexOf('}', at);
                i = end < 0 ? regex.length() : end + 1;
            } else {
                if (c != '?' && c != '*' && c != '+') {
                    last = 1;
                    sum = add(sum, last);
                }
                i++;
            }
            if (sum > limit) {
                throw new PatternSyntaxException(
                        "Repeat counts multiply to more than " + limit + " steps",
                        regex,
                        Math.min(i, regex.length()) - 1);
            }
        }
    }

    /** After an escape; {@code \p{..}}, {@code \x{..}}, {@code \N{..}} and {@code \k<..>} carry an argument. */
    private static int afterEscape(String regex, int at) {
        int next = at + 1;
        if (next + 1 < regex.length() && "pPxN".indexOf(regex.charAt(next)) >= 0 && regex.charAt(next + 1) == '{') {
            int end = regex.indexOf('}', next);
            return end < 0 ? regex.length() : end + 1;
        }
        return Math.min(regex.length(), next + 1);
    }

    private static int afterClass(String regex, int at) {
        int depth = 0;
        int i = at;
        while (i < regex.length()) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                depth++;
                // A closing bracket that stands first is a member: []a] and [^]a].
                int first = i + 1 < regex.length() && regex.charAt(i + 1) == '^' ? i + 2 : i + 1;
                if (first < regex.length() && regex.charAt(first) == ']') {
                    i = first;
                }
            } else if (c == ']' && --depth == 0) {
                return i + 1;
            }
            i++;
        }
        return regex.length();
    }

    private static long add(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long multiply(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return high != 0 || low < 0 ? Long.MAX_VALUE : low;
    }
}
