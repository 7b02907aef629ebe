/** Tests of the package of the same name. */
@NullMarked
package dev.assay.readers.text;

import org.jspecify.annotations.NullMarked;
