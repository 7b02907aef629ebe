package dev.assay.scan;

/** Told how far a scan is. Called from the reading threads, one call at a time; must return quickly and must not throw. */
@FunctionalInterface
public interface ScanListener {
    /** Tells nobody. */
    ScanListener NONE = (dataset, done, total, rows) -> {};

    /**
     * A split is done.
     *
     * @param dataset name of the dataset
     * @param splitsDone splits finished so far
     * @param splitsTotal all splits
     * @param rowsRead rows read so far
     */
    void splitDone(String dataset, int splitsDone, int splitsTotal, long rowsRead);
}
