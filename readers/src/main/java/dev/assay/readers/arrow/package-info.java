/**
 * Arrow IPC files and streams. Start with {@link dev.assay.readers.arrow.ArrowFormat}.
 *
 * <p>The messages are read here and not by arrow-java, for two reasons: its readers go through direct byte buffers, which needs a JVM
 * flag, and they trust what a file says of itself. Here every length, offset, run and dictionary index is checked before memory is
 * allocated for it or a vector made of it; only the flatbuffers accessors and the vectors are arrow-java's. Big-endian files,
 * views and 32- and 64-bit decimals come for free.
 */
@NullMarked
package dev.assay.readers.arrow;

import org.jspecify.annotations.NullMarked;
