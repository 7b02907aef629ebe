package dev.assay.dqdl.ast;

/** Units of size, factor 1024. */
public enum SizeUnit {
    B(1L),
    KB(1L << 10),
    MB(1L << 20),
    GB(1L << 30),
    TB(1L << 40);

    private final long bytes;

    SizeUnit(long bytes) {
        this.bytes = bytes;
    }

    /** Bytes in one unit. */
    public long bytes() {
        return bytes;
    }
}
