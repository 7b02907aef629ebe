package dev.assay.readers.parquet;

/** How often a node of the schema occurs in its parent. */
enum Repetition {
    REQUIRED,
    OPTIONAL,
    REPEATED
}
