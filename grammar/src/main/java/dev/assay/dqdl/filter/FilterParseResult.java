package dev.assay.dqdl.filter;

import java.util.List;
import java.util.Optional;

/**
 * What became of a filter's text: an expression, or issues in text order.
 *
 * @param expression present exactly when there are no issues
 */
public record FilterParseResult(Optional<FilterExpression> expression, List<FilterIssue> issues) {
    public FilterParseResult {
        issues = List.copyOf(issues);
        if (expression.isPresent() != issues.isEmpty()) {
            throw new IllegalArgumentException("either an expression or issues");
        }
    }
}
