/** Helpers for the tests of all modules; shipped as core's test-jar. */
@NullMarked
package dev.assay.testing;

import org.jspecify.annotations.NullMarked;
