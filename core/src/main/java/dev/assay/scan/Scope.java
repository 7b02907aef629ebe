package dev.assay.scan;

import dev.assay.filter.Filter;

/** The rows a measurement looks at: those for which a filter is true. Scopes are equal when their texts are. */
public final class Scope {
    private final String text;
    private final Filter filter;

    /**
     * @param text the filter as written in the rule
     * @param filter the same, bound to the dataset's schema
     */
    public Scope(String text, Filter filter) {
        this.text = text;
        this.filter = filter;
    }

    /** The filter as written. */
    public String text() {
        return text;
    }

    /** The bound filter. */
    public Filter filter() {
        return filter;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scope scope && scope.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
