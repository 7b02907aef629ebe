/** Tests of the package of the same name. */
@NullMarked
package dev.assay.readers.json;

import org.jspecify.annotations.NullMarked;
