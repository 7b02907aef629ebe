/**
 * Small whole objects somewhere else than in files: results, rulesets and histories on S3. Implementations come from other modules, found by
 * {@link java.util.ServiceLoader}.
 */
@NullMarked
package dev.assay.store;

import org.jspecify.annotations.NullMarked;
