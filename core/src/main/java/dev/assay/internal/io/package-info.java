/** Files that are written whole or not at all. */
@NullMarked
package dev.assay.internal.io;

import org.jspecify.annotations.NullMarked;
