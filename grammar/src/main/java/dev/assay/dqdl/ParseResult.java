package dev.assay.dqdl;

import dev.assay.dqdl.ast.Document;
import java.util.List;
import java.util.Optional;

/**
 * What became of a text.
 *
 * @param document present iff no issue is an error
 * @param issues in the order of the text
 */
public record ParseResult(Optional<Document> document, List<Issue> issues) {
    public ParseResult {
        issues = List.copyOf(issues);
    }

    /**
     * The document, for callers that want all or nothing.
     *
     * @throws DqdlException with all issues, if one of them is an error
     */
    public Document documentOrThrow() throws DqdlException {
        if (document.isPresent()) {
            return document.get();
        }
        StringBuilder message = new StringBuilder("the ruleset is not valid DQDL:");
        for (Issue issue : issues) {
            if (issue.isError()) {
                message.append("\n  ")
                        .append(issue.at().line())
                        .append(':')
                        .append(issue.at().column())
                        .append(": ")
                        .append(issue.message());
                issue.hint().ifPresent(hint -> message.append(" (").append(hint).append(')'));
            }
        }
        throw new DqdlException(message.toString(), issues);
    }
}
