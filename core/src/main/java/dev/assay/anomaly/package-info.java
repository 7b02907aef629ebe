/**
 * Predicts the next value of a series from its history and says which values would be unusual. The method is described, with figures, in
 * {@code docs/anomalies.md}.
 */
@NullMarked
package dev.assay.anomaly;

import org.jspecify.annotations.NullMarked;
