/**
 * The entrance: {@link dev.assay.Assay} runs a {@link dev.assay.Ruleset} on a {@link dev.assay.data.Dataset}.
 *
 * <pre>{@code
 * Ruleset rules = Ruleset.read(Path.of("orders.dqdl"));
 * Dataset orders = Datasets.open("orders.parquet");        // module readers; or Records.of(...) in a unit test
 * Evaluation result = Assay.check(rules, orders);
 * result.orThrow();
 * }</pre>
 */
@NullMarked
package dev.assay;

import org.jspecify.annotations.NullMarked;
