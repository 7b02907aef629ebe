/** Measured values: {@link dev.assay.metric.Metric} says value, undefined or failed; {@link dev.assay.metric.MetricKey} names it. */
@NullMarked
package dev.assay.metric;

import org.jspecify.annotations.NullMarked;
