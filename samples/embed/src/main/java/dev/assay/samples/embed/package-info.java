/** The library inside an application: ten lines that run a ruleset on a file. The unit test beside it runs one on records. */
@NullMarked
package dev.assay.samples.embed;

import org.jspecify.annotations.NullMarked;
