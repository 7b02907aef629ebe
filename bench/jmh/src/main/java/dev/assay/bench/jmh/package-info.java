/** Kernels beside their slow twins. Each benchmark's figure is for {@value dev.assay.bench.jmh.Values#COUNT} values. */
package dev.assay.bench.jmh;
