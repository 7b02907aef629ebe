package dev.assay.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomatonTest {
    private static final List<String> PIECES = List.of(
            "a", "b", "é", "😀", "@", "1", "7", "_", " ", "\n", "\r", "\u0085", "\u2028", "-", ".", "]", "A", "z", "\t",
            "^", "$");

    /** The slow twin is java.util.regex. */
    @Test
    void randomExpressionsMatchWhatPatternMatches() {
        SplittableRandom random = new SplittableRandom(11);
        int regular = 0;
        int matching = 0;
        for (int i = 0; i < 4000; i++) {
            String regex = expression(random, 2);
            GuardedMatcher pattern = GuardedPattern.compile(regex, 0, 20_000).matcher();
            Optional<Automaton> automaton = Automaton.of(regex);
            if (automaton.isEmpty()) {
                continue;
            }
            regular++;
            for (int t = 0; t < 20; t++) {
                StringBuilder text = new StringBuilder();
                for (int n = random.nextInt(8); n > 0; n--) {
                    text.append(PIECES.get(random.nextInt(PIECES.size())));
                }
                boolean expected;
                try {
                    expected = pattern.matches(text);
                } catch (RegexBudgetException e) {
                    // What Pattern cannot answer, nothing can be compared with.
                    continue;
                }
                matching += expected ? 1 : 0;
                assertThat(matches(automaton.get(), text.toString()))
                        .as("%s on %s", regex, text)
                        .isEqualTo(expected);
            }
        }
        assertThat(regular).isGreaterThan(3000);
        assertThat(matching).isGreaterThan(2000);
    }

    private static String expression(SplittableRandom random, int depth) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            String atom = switch (random.nextInt(depth == 0 ? 8 : 11)) {
                case 0 -> ".";
                case 1 -> "[a-z]";
                case 2 -> "[^@\\d]";
                case 3 -> "\\w";
                case 4 -> "[\\s_é😀]";
                case 5 -> "\\.";
                case 6 -> "\\S";
                case 7 -> random.nextBoolean() ? "a" : "😀";
                case 8 -> "(" + expression(random, depth - 1) + ")";
                case 9 -> "(?:" + expression(random, depth - 1) + "|" + expression(random, depth - 1) + ")";
                default -> "(" + expression(random, depth - 1) + "|)";
            };
            String repeat = switch (random.nextInt(9)) {
                case 0 -> "*";
                case 1 -> "+";
                case 2 -> "?";
                case 3 -> "{2}";
                case 4 -> "{1,3}";
                case 5 -> "{0,}";
                case 6 -> "*?";
                default -> "";
            };
            text.append(atom).append(repeat);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a)\\1",
                "a(?=b)",
                "(?<!a)b",
                "\\bword\\b",
                "a*+",
                "a++b",
                "\\p{Alpha}+",
                "(?i)abc",
                "\\Qa.b\\E",
                "[a-z&&[^b]]",
                "[[a]b]",
                "(?<name>a)",
                "a^b",
                "a$b",
                "\\x41",
                "\\u0041",
                "\\R",
                "(^a)",
                "(a$)"
            })
    void whatAnAutomatonDoesNotUnderstandIsLeftToPattern(String regex) {
        Pattern.compile(regex);
        assertThat(Automaton.of(regex)).isEmpty();
    }

    @Test
    void anchorsAroundTheWholeTextSayNothing() {
        assertThat(matches(Automaton.of("^ab$").orElseThrow(), "ab")).isTrue();
        assertThat(matches(Automaton.of("^ab$").orElseThrow(), "ab\n"))
                .isEqualTo(Pattern.matches("^ab$", "ab\n"))
                .isFalse();
        assertThat(matches(Automaton.of("^a|b$").orElseThrow(), "b")).isTrue();
    }

    @Test
    void expressionsThatWouldNeedManyStatesAreLeftToPattern() {
        assertThat(Automaton.of("(a|b)*a(a|b){20}")).isEmpty();
        assertThat(Automaton.of("((a{100}){100}){100}")).isEmpty();
    }

    @Test
    void bytesThatAreNoUtf8ReadAsReplacementsEach() {
        byte[] bytes = {'a', (byte) 0xC3, 'b', (byte) 0xF0, (byte) 0x9F};
        for (String regex : List.of("a.b..", "a.b.", "a[^b]b\\W\\W", "a\uFFFDb\uFFFD\uFFFD", ".*")) {
            boolean expected = GuardedPattern.compile(regex).matcher().matchesUtf8(bytes, 0, bytes.length);
            assertThat(Automaton.of(regex).orElseThrow().matches(bytes, 0, bytes.length))
                    .as(regex)
                    .isEqualTo(expected);
        }
    }

    @Test
    void whatPatternNeedsExponentialTimeForTakesAStepPerCharacter() {
        assertThat(matches(Automaton.of("(a+)+b").orElseThrow(), "a".repeat(100_000)))
                .isFalse();
    }

    private static boolean matches(Automaton automaton, String text) {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        return automaton.matches(bytes, 1, bytes.length - 1);
    }
}
