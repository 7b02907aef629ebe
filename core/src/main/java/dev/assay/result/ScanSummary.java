package dev.assay.result;

/**
 * What was read to find the answers, all datasets together. Reading rows for examples and outputs is not counted.
 *
 * @param rowsRead rows of the batches that were read
 * @param bytesRead bytes of data as stored, metadata not counted
 * @param splits number of splits
 * @param splitsFromStatistics splits of which no data was read
 * @param seconds wall time of the scans
 */
public record ScanSummary(long rowsRead, long bytesRead, int splits, int splitsFromStatistics, double seconds) {
    /** Nothing was read. */
    public static final ScanSummary NOTHING = new ScanSummary(0, 0, 0, 0, 0);

    /** Both together. */
    public ScanSummary plus(ScanSummary other) {
        return new ScanSummary(
                rowsRead + other.rowsRead,
                bytesRead + other.bytesRead,
                splits + other.splits,
                splitsFromStatistics + other.splitsFromStatistics,
                seconds + other.seconds);
    }
}
