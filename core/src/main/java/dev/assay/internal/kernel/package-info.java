/**
 * Loops over the lanes of a batch. A kernel is a final class or a static method over primitive arrays; it sees validity and scope as
 * words of 64 rows, takes the rows that are in both, and keeps nothing of its arguments. Words that are all ones have a loop of their
 * own, without looking for bits. Nothing here knows an analyzer.
 */
@NullMarked
package dev.assay.internal.kernel;

import org.jspecify.annotations.NullMarked;
