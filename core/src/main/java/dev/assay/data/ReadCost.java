package dev.assay.data;

/**
 * What reading takes.
 *
 * @param bytes as stored
 * @param requests to a store that answers requests; 0 for local files
 */
public record ReadCost(long bytes, long requests) {
    /** Nothing is read. */
    public static final ReadCost NOTHING = new ReadCost(0, 0);

    /** Both together. */
    public ReadCost plus(ReadCost other) {
        return new ReadCost(bytes + other.bytes, requests + other.requests);
    }
}
