/**
 * What DQDL's rules mean. Each type is one file with one {@link dev.assay.rule.RuleType} and one line in {@link
 * dev.assay.rule.RuleTypes}; parser, linter, planner, documentation and tests read the descriptor. Third parties register theirs
 * through {@link dev.assay.rule.RuleTypeProvider}.
 *
 * <p>Start with {@code Mean} for a measured rule, {@code ColumnExists} for a rule about the schema, {@code ReferentialIntegrity} for
 * one over two datasets.
 */
@NullMarked
package dev.assay.rule;

import org.jspecify.annotations.NullMarked;
