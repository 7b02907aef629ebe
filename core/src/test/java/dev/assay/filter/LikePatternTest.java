package dev.assay.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikePatternTest {
    @Property(tries = 200)
    void agreesWithARegularExpression(@ForAll("texts") String text, @ForAll("patterns") String pattern) {
        LikePattern compiled = LikePattern.compile(pattern, '!');
        if (compiled != null) {
            byte[] bytes = ("xx" + text + "yy").getBytes(StandardCharsets.UTF_8);
            assertThat(compiled.matches(bytes, 2, bytes.length - 2))
                    .as("'%s' like '%s'", text, pattern)
                    .isEqualTo(RowFunctions.like(text, pattern, '!', false));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "a!", "!a", "%!b"})
    void refusesEscapesOfWhatNeedsNone(String pattern) {
        assertThat(LikePattern.compile(pattern, '!')).isNull();
    }

    @Test
    @Timeout(20)
    void takesNoMoreThanTheProductOfBothLengths() {
        byte[] text = "a".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        LikePattern pattern = LikePattern.compile("%a".repeat(2_000) + "%b", '\\');
        assertThat(pattern != null && pattern.matches(text, 0, text.length)).isFalse();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abé%_!\n").ofMaxLength(8).map(text -> text.replace("é", "é😀"));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab%%%__é!\n").ofMaxLength(8).map(text -> text.replace("é", "😀"));
    }
}
