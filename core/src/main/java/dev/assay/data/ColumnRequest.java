package dev.assay.data;

/** One column of a projection: which one, and how much of it. */
public record ColumnRequest(ColumnPath path, ColumnNeed need) {
    /** A request for the values. */
    public static ColumnRequest values(ColumnPath path) {
        return new ColumnRequest(path, ColumnNeed.VALUES);
    }

    /** A request for validity only. */
    public static ColumnRequest presence(ColumnPath path) {
        return new ColumnRequest(path, ColumnNeed.PRESENCE);
    }
}
