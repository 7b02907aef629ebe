package dev.assay.internal.regex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedPatternTest {
    @Test
    void matchesTheWholeValueOrFindsAPart() {
        GuardedPattern pattern = GuardedPattern.compile("a|b");
        assertThat(pattern.matches("a")).isTrue();
        assertThat(pattern.matches("abc")).isFalse();
        assertThat(pattern.find("xxb")).isTrue();
        assertThat(pattern.find("")).isFalse();
    }

    @Test
    void matchesUtf8Bytes() {
        GuardedMatcher matcher = GuardedPattern.compile("é.+").matcher();
        byte[] bytes = "xxé😀漢".getBytes(UTF_8);
        assertThat(matcher.matchesUtf8(bytes, 2, bytes.length - 2)).isTrue();
        assertThat(matcher.findUtf8(bytes, 0, bytes.length)).isTrue();
        assertThat(matcher.group(0)).isEqualTo("é😀漢");
        assertThat(matcher.matchesUtf8(new byte[] {(byte) 0xFF, 'a'}, 0, 2)).isFalse();
        assertThat(matcher.text(0, 2)).isEqualTo("\uFFFDa");
    }

    @Test
    void stopsCatastrophicPatterns() {
        assertThatThrownBy(() -> GuardedPattern.compile("(a*)*\\1b").matches("a".repeat(40)))
                .isInstanceOf(RegexBudgetException.class)
                .hasMessage("Regular expression '(a*)*\\1b' needs more than 10000000 steps on one value;"
                        + " simplify the pattern, for example nested repetitions");
    }

    @Test
    void survivesPatternsThatRecursePerCharacter() {
        String value = "ab".repeat(1_000_000);
        assertThatThrownBy(() -> GuardedPattern.compile("(?:a|b)*").matches(value))
                .isInstanceOf(RegexBudgetException.class)
                .hasMessageContaining("needs too much stack on one value of 2000000 characters");
    }

    @Test
    void isUsableAfterTheBudgetRanOut() {
        GuardedMatcher matcher = GuardedPattern.compile("(a*)*\\1b", 0, 1000).matcher();
        assertThatThrownBy(() -> matcher.matches("a".repeat(40))).isInstanceOf(RegexBudgetException.class);
        assertThat(matcher.matches("aab")).isTrue();
    }

    @Test
    void sharesTheBudgetAmongAllPartsOfAValue() {
        GuardedMatcher matcher = GuardedPattern.compile("a", 0, 100).matcher();
        assertThat(matcher.find("a".repeat(1000))).isTrue();
        assertThatThrownBy(() -> {
                    while (matcher.findNext()) {}
                })
                .isInstanceOf(RegexBudgetException.class);
    }

    @Test
    void refusesPatternsThatNestTooDeeply() {
        String deep = "(".repeat(20_000) + ")".repeat(20_000);
        assertThatThrownBy(() -> GuardedPattern.compile(deep))
                .isInstanceOf(PatternSyntaxException.class)
                .hasMessageContaining("Stack overflow during pattern compilation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((){100000}){100000}",
                "(|a){2147483647}",
                "((?:\\b){9999}){9999}",
                "(([x{2}](){9}\\Q{\\E){99999}){999}"
            })
    void refusesRepeatCountsThatSpinWithoutLookingAtTheText(String regex) {
        assertThatThrownBy(() -> GuardedPattern.compile(regex))
                .isInstanceOf(PatternSyntaxException.class)
                .hasMessageContaining("Repeat counts multiply to more than 10000000 steps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{1000}",
                "[{]{2,}",
                "\\p{L}{3}",
                "\\{99999999999\\}",
                "\\Q{99999999}\\E",
                "[]a{999999999}]",
                "(a{2}){1000}",
                "x{0,999999999}"
            })
    void acceptsOrdinaryRepeatCounts(String regex) {
        boolean ok;
        try {
            Pattern.compile(regex);
            ok = true;
        } catch (PatternSyntaxException e) {
            ok = false;
        }
        if (ok) {
            assertThat(GuardedPattern.compile(regex).regex()).isEqualTo(regex);
        } else {
            assertThatThrownBy(() -> GuardedPattern.compile(regex)).isInstanceOf(PatternSyntaxException.class);
        }
    }

    @Test
    void tellsWhereABadPatternIsWrong() {
        assertThatThrownBy(() -> GuardedPattern.compile("a["))
                .isInstanceOfSatisfying(PatternSyntaxException.class, e -> {
                    assertThat(e.getDescription()).isEqualTo("Unclosed character class");
                    assertThat(e.getIndex()).isEqualTo(1);
                });
    }

    @Property(tries = 200)
    void agreesWithJavaOnRandomTexts(@ForAll String text) {
        Pattern java = Pattern.compile("(\\w+)|\\s*.");
        GuardedPattern guarded = GuardedPattern.compile("(\\w+)|\\s*.");
        assertThat(guarded.matches(text)).isEqualTo(java.matcher(text).matches());
        assertThat(guarded.find(text)).isEqualTo(java.matcher(text).find());
        String wellFormed = new String(text.getBytes(UTF_8), UTF_8);
        byte[] bytes = wellFormed.getBytes(UTF_8);
        assertThat(guarded.matcher().matchesUtf8(bytes, 0, bytes.length))
                .isEqualTo(java.matcher(wellFormed).matches());
    }
}
