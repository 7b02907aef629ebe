/**
 * Files as the file rules see them: listed with size and modification time, read only for checksums. Local files are built in; a store for
 * another scheme is a {@link dev.assay.files.FileStore} found by {@link java.util.ServiceLoader}.
 */
@NullMarked
package dev.assay.files;

import org.jspecify.annotations.NullMarked;
