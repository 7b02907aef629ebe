package dev.assay.dqdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.dqdl.ast.Text;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class StringsTest {
    @Property(tries = 200)
    void quotesSoThatTheTextComesBack(
            @ForAll @Chars({'"', '\\', 'n', ' '}) @CharRange(from = 'a', to = 'c') String text) {
        assertThat(Strings.value(Text.quote(text), false)).isEqualTo(text);
    }

    @Property(tries = 200)
    void quotesVerbatimOrRefuses(@ForAll @Chars({'"', '\\', 'd'}) String text) {
        String quoted;
        try {
            quoted = Text.quoteVerbatim(text);
        } catch (IllegalArgumentException e) {
            assertThat(text).containsPattern("(?<!\\\\)(?:\\\\\\\\)*\\\\(?:\"|$)");
            return;
        }
        assertThat(Strings.value(quoted, true)).isEqualTo(text);
        assertThat(new Scan(new SourceText(quoted + " \""), new Issues(9))
                        .tokens()
                        .get(0)
                        .getText())
                .isEqualTo(quoted);
    }

    @Property(tries = 200)
    void findsTheSourceOfEachCharacter(@ForAll @Chars({'"', '\\', 'd'}) String text) {
        String quoted = Text.quote(text);
        for (int i = 0; i < text.length(); i++) {
            int at = Strings.sourceOffset(quoted, i, false);
            boolean escaped = text.charAt(i) == '"' || text.charAt(i) == '\\';
            assertThat(quoted.charAt(escaped ? at + 1 : at)).isEqualTo(text.charAt(i));
        }
        assertThat(Strings.sourceOffset(quoted, text.length(), false)).isEqualTo(quoted.length() - 1);
    }

    @Test
    void findsTheSourceInPatterns() {
        // value:  \d\\" [        written:  "\d\\\" ["
        String written = "\"\\d\\\\\\\" [\"";
        String value = Strings.value(written, true);
        assertThat(value).isEqualTo("\\d\\\\\" [");
        assertThat(written.charAt(Strings.sourceOffset(written, value.indexOf('['), true)))
                .isEqualTo('[');
        assertThat(written.charAt(Strings.sourceOffset(written, 3, true))).isEqualTo('\\');
    }

    @Test
    void knowsTheShapesOfDatesAndTimes() {
        assertThat(List.of("2023-11-05", "0000-99-99")).allMatch(Strings::isDateShaped);
        assertThat(List.of("2023-11-5", "2023-11-05 ", "23-11-05", "2023/11/05"))
                .noneMatch(Strings::isDateShaped);
        assertThat(List.of("14:05", "99:99", "9:05 AM", "19:05 PM")).allMatch(Strings::isTimeShaped);
        assertThat(List.of("9:05", "9:05AM", "9:05 am", "14:05:00", "14:05  AM"))
                .noneMatch(Strings::isTimeShaped);
    }

    @Test
    void suggestsNearNamesOnly() {
        List<String> names = List.of("Mean", "Completeness", "IsComplete", "Sum");
        assertThat(Names.nearest("Completness", names)).contains("Completeness");
        assertThat(Names.nearest("isComplete", names)).contains("IsComplete");
        assertThat(Names.nearest("Maen", names)).contains("Mean");
        assertThat(Names.nearest("sum", names)).contains("Sum");
        assertThat(Names.nearest("Frobnicate", names)).isEmpty();
        assertThat(Names.nearest("x".repeat(10_000), names)).isEmpty();
    }

    @Test
    void refusesImpossibleNodes() {
        assertThatThrownBy(() -> Text.quoteVerbatim("a\\")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Signature.Form(2, 1, List.of(), java.util.Set.of(), false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new dev.assay.dqdl.ast.SourceRange(2, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
