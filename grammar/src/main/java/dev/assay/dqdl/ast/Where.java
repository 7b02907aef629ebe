package dev.assay.dqdl.ast;

/**
 * {@code where "filter"}.
 *
 * @param filter the SQL text; {@code \"} is resolved, other backslashes belong to SQL and are kept
 * @param source the text as written, with its quotes, or {@code $name}
 * @param at the whole clause
 * @param textAt what stands between the quotes (the variable, when one was used)
 */
public record Where(String filter, String source, SourceRange at, SourceRange textAt) {}
