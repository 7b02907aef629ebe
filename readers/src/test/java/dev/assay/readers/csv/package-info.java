/** Tests of the package of the same name. */
@NullMarked
package dev.assay.readers.csv;

import org.jspecify.annotations.NullMarked;
