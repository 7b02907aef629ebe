package dev.assay.readers.files;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Pairs columns of one file with those of another by name: the same spelling first, else a spelling that differs only in case and is
 * the only such one on both sides. Never by position. Repeated names pair in order of appearance.
 */
final class Names {
    private Names() {}

    /** For each of {@code others}, the position of its partner in {@code fields}; -1 if it has none. */
    static int[] match(List<Field> fields, List<Field> others) {
        int[] places = new int[others.size()];
        Arrays.fill(places, -1);
        boolean[] taken = new boolean[fields.size()];
        Map<String, Integer> next = new HashMap<>();
        Map<String, Integer> first = new HashMap<>();
        int[] repeat = new int[fields.size()];
        for (int i = fields.size() - 1; i >= 0; i--) {
            Integer later = first.put(fields.get(i).getName(), i);
            repeat[i] = later == null ? -1 : later;
        }
        for (int i = 0; i < others.size(); i++) {
            String name = others.get(i).getName();
            Integer place = next.containsKey(name) ? next.get(name) : first.get(name);
            if (place != null && place >= 0) {
                places[i] = place;
                taken[place] = true;
                next.put(name, repeat[place]);
            }
        }
        Map<String, Integer> lower = uniqueByLowerCase(fields);
        Map<String, Integer> othersLower = uniqueByLowerCase(others);
        for (int i = 0; i < places.length; i++) {
            String key = others.get(i).getName().toLowerCase(Locale.ROOT);
            if (places[i] < 0 && othersLower.getOrDefault(key, -1) == i) {
                int place = lower.getOrDefault(key, -1);
                if (place >= 0 && !taken[place]) {
                    places[i] = place;
                }
            }
        }
        return places;
    }

    /** Positions by lower-case name; -1 where several names fall together. */
    private static Map<String, Integer> uniqueByLowerCase(List<Field> fields) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            positions.merge(fields.get(i).getName().toLowerCase(Locale.ROOT), i, (a, b) -> -1);
        }
        return positions;
    }
}
