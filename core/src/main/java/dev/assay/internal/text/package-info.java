/**
 * Values as text and text as numbers, both as Spark 3.5 does it: {@link dev.assay.internal.text.CanonicalText} prints, {@link
 * dev.assay.internal.text.SparkNumbers} reads.
 */
@NullMarked
package dev.assay.internal.text;

import org.jspecify.annotations.NullMarked;
