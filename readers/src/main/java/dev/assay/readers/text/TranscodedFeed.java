package dev.assay.readers.text;

import dev.assay.data.DataException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of another encoding as UTF-8. Bytes that are no character of the encoding are an error. */
final class TranscodedFeed implements ByteFeed {
    private final String name;
    private final ByteFeed source;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final ByteBuffer encoded = ByteBuffer.allocate(64 << 10).limit(0);
    private final CharBuffer characters = CharBuffer.allocate(64 << 10).limit(0);
    private final ByteBuffer text = ByteBuffer.allocate(256 << 10).limit(0);
    private long consumed;
    private boolean sourceEnded;
    private boolean flushed;

    TranscodedFeed(String name, ByteFeed source, Charset charset) {
        this.name = name;
        this.source = source;
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws DataException {
        while (!text.hasRemaining()) {
            if (flushed) {
                return -1;
            }
            produce();
        }
        int count = Math.min(length, text.remaining());
        text.get(target, offset, count);
        return count;
    }

    private void produce() throws DataException {
        if (!sourceEnded && encoded.remaining() < 16) {
            encoded.compact();
            int count = source.read(encoded.array(), encoded.position(), encoded.remaining());
            sourceEnded = count < 0;
            encoded.position(encoded.position() + Math.max(count, 0)).flip();
        }
        characters.compact();
        int before = encoded.position();
        CoderResult result = decoder.decode(encoded, characters, sourceEnded);
        consumed += encoded.position() - before;
        if (result.isError()) {
            throw new DataException(name + ": byte offset " + consumed + ": the bytes are no " + charset.name()
                    + " text; is it another encoding?");
        }
        boolean ended =
                sourceEnded && result.isUnderflow() && decoder.flush(characters).isUnderflow();
        characters.flip();
        text.clear();
        encoder.encode(characters, text, ended && !characters.hasRemaining());
        if (ended && !characters.hasRemaining()) {
            flushed = true;
        }
        text.flip();
    }

    @Override
    public long storedBytes() {
        return source.storedBytes();
    }

    @Override
    public void close() {
        source.close();
    }
}
