/**
 * Calendar arithmetic on plain numbers and the reading of dates and times from text, as Spark 3.5 casts them. Start with {@link
 * dev.assay.internal.time.SparkDates}; {@link dev.assay.internal.time.CivilDays} turns days into year, month and day.
 */
@NullMarked
package dev.assay.internal.time;

import org.jspecify.annotations.NullMarked;
