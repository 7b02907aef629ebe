/**
 * What an evaluation yields: an {@link dev.assay.result.Evaluation} with one {@link dev.assay.result.Outcome} per rule, in ruleset
 * order. Reporters read these and nothing else; nothing here knows how an answer was found.
 */
@NullMarked
package dev.assay.result;

import org.jspecify.annotations.NullMarked;
