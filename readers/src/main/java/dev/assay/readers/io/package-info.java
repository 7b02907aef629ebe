/** Bytes of files, wherever they are: {@link dev.assay.readers.io.FileSource} names one, {@link dev.assay.readers.io.RandomInput} reads it. */
@NullMarked
package dev.assay.readers.io;

import org.jspecify.annotations.NullMarked;
