/**
 * What was measured before: each evaluation's metrics are kept as a {@link dev.assay.history.Run}, and rules ask for the latest values of
 * a {@link dev.assay.history.Series}. {@link dev.assay.history.StoredHistory} keeps runs as files; another store is another {@link
 * dev.assay.history.MetricsHistory}.
 */
@NullMarked
package dev.assay.history;

import org.jspecify.annotations.NullMarked;
