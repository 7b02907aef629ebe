package dev.assay.result;

/** The verdict on one rule. FAIL and ERROR both count as not passed. */
public enum Verdict {
    PASS,
    FAIL,
    ERROR
}
