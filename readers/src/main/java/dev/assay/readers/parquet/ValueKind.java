package dev.assay.readers.parquet;

/** How the values of a leaf are turned into an Arrow vector. */
enum ValueKind {
    /** Bits. */
    BOOLEAN,
    /** INT32 to one byte, signed. */
    INT8,
    /** INT32 to two bytes, signed. */
    INT16,
    /** INT32 to one byte, unsigned. */
    UINT8,
    /** INT32 to two bytes, unsigned. */
    UINT16,
    /** Four bytes as they are: INT32, FLOAT. */
    FIXED4,
    /** Eight bytes as they are: INT64, DOUBLE. */
    FIXED8,
    /** Two bytes to a 32-bit float. */
    FLOAT16,
    /** INT96 to microseconds. */
    INT96,
    /** INT32 to 16 bytes. */
    DECIMAL_INT32,
    /** INT64 to 16 bytes. */
    DECIMAL_INT64,
    /** Big-endian bytes, fixed or variable, to 16 bytes. */
    DECIMAL128,
    /** Big-endian bytes, fixed or variable, to 32 bytes. */
    DECIMAL256,
    /** UTF-8, checked. */
    TEXT,
    /** 16 bytes to 36 characters. */
    UUID,
    /** Bytes as they are, fixed or variable length. */
    BINARY,
    /** The UNKNOWN annotation: every row is null. */
    NULL,
    /** Values of this leaf cannot be read; its levels can. */
    NONE
}
