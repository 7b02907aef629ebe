package dev.assay.readers.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class Utf8CheckTest {
    private static final int[] BYTES = {
        'a', 0x7F, 0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0x9F, 0xA0, 0xED, 0xEF, 0xF0, 0x8F, 0x90, 0xF4, 0xF5, 0xFF,
        0xE2
    };

    @Property(tries = 200)
    void findsTheFirstWrongCharacterAsTheJdkDoes(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] text = new byte[random.nextInt(60)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (random.nextInt(3) > 0 ? 'x' : BYTES[random.nextInt(BYTES.length)]);
        }
        if (random.nextBoolean()) {
            text = new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        }
        assertThat(checked(text, random)).as("%s", (Object) text).isEqualTo(expected(text));
    }

    private static int checked(byte[] text, Random random) {
        Utf8Check check = new Utf8Check();
        int from = 0;
        while (from < text.length) {
            int to = from + 1 + random.nextInt(text.length - from);
            int wrong = check.firstInvalid(text, from, to);
            if (wrong != Utf8Check.ALL_RIGHT) {
                return wrong;
            }
            from = to;
        }
        return check.cut() > 0 ? text.length - check.cut() : -1;
    }

    private static int expected(byte[] text) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(text);
        CoderResult result = decoder.decode(bytes, CharBuffer.allocate(text.length + 1), true);
        return result.isError() ? bytes.position() : -1;
    }
}
