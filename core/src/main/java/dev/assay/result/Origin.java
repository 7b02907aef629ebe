package dev.assay.result;

/** Where an answer came from. */
public enum Origin {
    /** Only from what files say about themselves; no data was read for it. */
    STATISTICS,
    /** Only from data that was read. */
    DATA,
    /** Some splits were answered from statistics, others were read. */
    BOTH,
    /** Needs neither (schema rules), or there is no answer. */
    NONE;

    /** The origin of an answer that rests on both. */
    public Origin and(Origin other) {
        if (this == NONE || this == other) {
            return other;
        }
        return other == NONE ? this : BOTH;
    }
}
