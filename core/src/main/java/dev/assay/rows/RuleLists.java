package dev.assay.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A column that lists rules, in the form a sink writes. Few combinations of rules occur in a table, so each is formed once.
 *
 * @param <T> the form
 */
public final class RuleLists<T> {
    /** Combinations beyond these are formed again each time. */
    private static final int MAX_KEPT = 4096;

    private final RowSelection.Added column;
    private final List<String> rules;
    private final Function<List<String>, T> form;
    private final Map<List<Integer>, T> formed = new HashMap<>();

    /** @param rules texts of all rules */
    public RuleLists(RowSelection.Added column, List<String> rules, Function<List<String>, T> form) {
        this.column = column;
        this.rules = rules;
        this.form = form;
    }

    /** The rules of one row. */
    public T of(RowBatch batch, int row) {
        List<Integer> key = column.rules(batch, row, rules.size());
        T known = formed.get(key);
        if (known != null) {
            return known;
        }
        List<String> texts = new ArrayList<>();
        key.forEach(rule -> texts.add(rules.get(rule)));
        T fresh = form.apply(texts);
        if (formed.size() < MAX_KEPT) {
            formed.put(key, fresh);
        }
        return fresh;
    }
}
