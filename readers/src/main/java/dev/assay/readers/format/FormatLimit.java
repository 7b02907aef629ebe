package dev.assay.readers.format;

/**
 * A bound against files made to exhaust memory or time, and the option that raises it.
 *
 * @param name the option: {@code limit-json-depth}
 * @param otherwise the default, in words
 * @param summary what it bounds
 */
public record FormatLimit(String name, String otherwise, String summary) {}
