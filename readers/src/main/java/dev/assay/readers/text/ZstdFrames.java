package dev.assay.readers.text;

/**
 * Follows the frames of a Zstandard file (RFC 8878) by their headers, without decoding, to know whether the bytes seen so far end at
 * the end of a frame. The decoders take a file that ends within the first bytes of a further frame for complete.
 */
final class ZstdFrames {
    private static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int SKIPPABLE_MASK = 0xFFFFFFF0;

    private enum Part {
        FRAME_MAGIC,
        DESCRIPTOR,
        BLOCK_HEADER,
        SKIPPABLE_LENGTH
    }

    private Part part = Part.FRAME_MAGIC;
    private long skip;
    private int field;
    private int fieldBytes;
    private boolean checksum;
    private boolean lastBlock;
    private boolean lost;

    /** Whether a frame has just ended, or nothing was seen. True as well for what is no Zstandard data: the decoder says so. */
    boolean complete() {
        return lost || part == Part.FRAME_MAGIC && skip == 0 && fieldBytes == 0;
    }

    void see(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !lost) {
            if (skip > 0) {
                int count = (int) Math.min(skip, to - at);
                skip -= count;
                at += count;
            } else {
                step(bytes[at++] & 0xFF);
            }
        }
    }

    private void step(int value) {
        switch (part) {
            case FRAME_MAGIC:
                if (collect(value, 4)) {
                    if (field == MAGIC) {
                        part = Part.DESCRIPTOR;
                    } else if ((field & SKIPPABLE_MASK) == SKIPPABLE) {
                        part = Part.SKIPPABLE_LENGTH;
                    } else {
                        lost = true;
                    }
                    field = 0;
                }
                break;
            case DESCRIPTOR:
                boolean singleSegment = (value & 0x20) != 0;
                int dictionaryBytes = new int[] {0, 1, 2, 4}[value & 3];
                int sizeBytes = new int[] {singleSegment ? 1 : 0, 2, 4, 8}[value >> 6];
                checksum = (value & 4) != 0;
                skip = (singleSegment ? 0 : 1) + dictionaryBytes + sizeBytes;
                part = Part.BLOCK_HEADER;
                break;
            case BLOCK_HEADER:
                if (collect(value, 3)) {
                    lastBlock = (field & 1) != 0;
                    int type = field >> 1 & 3;
                    // A run-length block stores one byte whatever its size says.
                    skip = type == 1 ? 1 : field >>> 3;
                    field = 0;
                    if (lastBlock) {
                        skip += checksum ? 4 : 0;
                        part = Part.FRAME_MAGIC;
                    }
                }
                break;
            case SKIPPABLE_LENGTH:
                if (collect(value, 4)) {
                    skip = field & 0xFFFFFFFFL;
                    field = 0;
                    part = Part.FRAME_MAGIC;
                }
                break;
            default:
                throw new IllegalStateException("unexpected part " + part);
        }
    }

    /** Adds a byte to a little-endian number; true when it has all its bytes. */
    private boolean collect(int value, int bytes) {
        field |= value << (fieldBytes << 3);
        fieldBytes++;
        if (fieldBytes < bytes) {
            return false;
        }
        fieldBytes = 0;
        return true;
    }
}
