package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {
    @Test
    void keepsOrdinaryTextOfAllScripts() {
        for (String text : new String[] {
            "",
            "price",
            "Preis €",
            "\u0446\u0435\u043D\u0430",
            "\u4E2D\u6587",
            "\u05E9\u05DC\u05D5\u05DD",
            "\uD83D\uDE00",
            "e\u0301",
            "a\\x1b"
        }) {
            assertThat(VisibleText.of(text)).isEqualTo(text);
        }
    }

    @Test
    void showsWhatATerminalWouldObey() {
        assertThat(VisibleText.of("\u001b[31mred\u0007")).isEqualTo("\\x1b[31mred\\x07");
        assertThat(VisibleText.of("a\rb\nc\td\u0000\u007f\u009b")).isEqualTo("a\\rb\\nc\\td\\x00\\x7f\\x9b");
    }

    @Test
    void showsWhatAReaderWouldNotSee() {
        assertThat(VisibleText.of("a\u202Eb\u2066c\u200Bd\u200De\uFEFFf\u00ADg\u2028h"))
                .isEqualTo("a\\u202eb\\u2066c\\u200bd\\u200de\\ufefff\\xadg\\u2028h");
        assertThat(VisibleText.of("\uD800x")).isEqualTo("\\ud800x");
        assertThat(VisibleText.of(new String(Character.toChars(0xE0041)))).isEqualTo("\\u{e0041}");
        assertThat(VisibleText.of("\u3164\uFE0F\u2800")).isEqualTo("\\u3164\\ufe0f\\u2800");
    }

    @Test
    void keepsLineFeedsWhereAsked() {
        assertThat(VisibleText.lines("a\u001b\nb\r\n")).isEqualTo("a\\x1b\nb\\r\n");
    }

    @Test
    void countsColumnsOfATerminal() {
        assertThat(VisibleText.width("price")).isEqualTo(5);
        assertThat(VisibleText.width("\u4E2D\u6587")).isEqualTo(4);
        assertThat(VisibleText.width("e\u0301")).isEqualTo(1);
        assertThat(VisibleText.width("\uD83D\uDE00")).isEqualTo(2);
        assertThat(VisibleText.width("\uFF21\uAC00\u30AB")).isEqualTo(6);
        assertThat(VisibleText.width("\u00E9\u0416")).isEqualTo(2);
    }
}
