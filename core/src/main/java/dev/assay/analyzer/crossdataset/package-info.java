/**
 * Measurements that compare two datasets: {@link dev.assay.analyzer.crossdataset.DistinctKeys} collects the keys of a reference, {@link
 * dev.assay.analyzer.crossdataset.Membership} counts the rows of the primary dataset whose key is among them.
 */
@NullMarked
package dev.assay.analyzer.crossdataset;

import org.jspecify.annotations.NullMarked;
