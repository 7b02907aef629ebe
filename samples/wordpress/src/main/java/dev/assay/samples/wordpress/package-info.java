/** A website's statistics pipeline in miniature: a deterministic generator of the tables that the rulesets beside it check. */
@NullMarked
package dev.assay.samples.wordpress;

import org.jspecify.annotations.NullMarked;
