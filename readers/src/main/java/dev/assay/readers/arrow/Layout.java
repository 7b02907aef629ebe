package dev.assay.readers.arrow;

/** How the values of a type lie in buffers; each constant names the buffers after the validity bitmap. */
enum Layout {
    /** No buffers at all, not even validity. */
    NULL,
    /** Bits. */
    BOOL,
    /** Values of a fixed width. */
    FIXED,
    /** 32-bit offsets, bytes. */
    VAR,
    /** 64-bit offsets, bytes. */
    LARGE_VAR,
    /** 16-byte views, any number of buffers with bytes. */
    VIEW,
    /** 32-bit offsets into one child. */
    LIST,
    /** 64-bit offsets into one child. */
    LARGE_LIST,
    /** 32-bit offsets and sizes. */
    LIST_VIEW,
    /** 64-bit offsets and sizes. */
    LARGE_LIST_VIEW,
    /** Nothing: a fixed number of the child's values each. */
    FIXED_LIST,
    /** Nothing: one value of each child. */
    STRUCT,
    /** As a list; the child is a struct of key and value. */
    MAP,
    /** Type ids; validity only before version 5. */
    SPARSE_UNION,
    /** Type ids and offsets; validity only before version 5. */
    DENSE_UNION,
    /** No buffers; the children are the ends of runs and the values. */
    RUN_END;

    boolean isUnion() {
        return this == SPARSE_UNION || this == DENSE_UNION;
    }
}
