package dev.assay.dqdl.filter;

/** What a text behind a type's name is meant to be. */
public enum TimeKind {
    DATE,
    /** An instant; without a zone in the text, in the evaluation's zone. */
    TIMESTAMP,
    /** A timestamp without zone. */
    LOCAL_TIMESTAMP
}
