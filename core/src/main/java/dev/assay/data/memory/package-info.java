/**
 * Datasets that live in memory: {@link dev.assay.data.memory.Records} for lists of records or maps (plain unit tests), {@link
 * dev.assay.data.memory.MemoryDataset} for Arrow vectors that somebody else owns.
 *
 * <p>{@link dev.assay.data.memory.ArrowProjector} is shared with readers of Arrow files: it turns vectors as they come (nested,
 * dictionary-encoded in any way, of any length) into batches as {@link dev.assay.data.BatchReader} promises them.
 */
@NullMarked
package dev.assay.data.memory;

import org.jspecify.annotations.NullMarked;
