package dev.assay.data;

import java.util.Optional;
import java.util.OptionalLong;

/** What a split knows about itself before any data is read. */
public interface SplitStatistics {
    /** Knows nothing. */
    SplitStatistics NONE = new SplitStatistics() {
        @Override
        public OptionalLong rows() {
            return OptionalLong.empty();
        }

        @Override
        public Optional<ColumnStatistics> column(ColumnPath path) {
            return Optional.empty();
        }
    };

    /** Number of rows, exact; empty if unknown. */
    OptionalLong rows();

    /** What is known about one column; empty if nothing. */
    Optional<ColumnStatistics> column(ColumnPath path);
}
