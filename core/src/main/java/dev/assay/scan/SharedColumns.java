package dev.assay.scan;

import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which measurements must see the same batches: those that share a column, directly or through others. */
final class SharedColumns {
    /** Each measurement's way to the first of its set. */
    private final int[] leader;

    private SharedColumns(int count) {
        leader = IntStream.range(0, count).toArray();
    }

    /**
     * The smallest sets of measurements that have no column in common. What needs no column at all is with the first set. At least one
     * set, in the order of their first measurements.
     */
    static List<List<Slot<?>>> parts(List<Slot<?>> slots) {
        SharedColumns sets = new SharedColumns(slots.size());
        Map<ColumnPath, Integer> users = new HashMap<>();
        List<Slot<?>> anywhere = new ArrayList<>();
        Map<Integer, List<Slot<?>>> parts = new LinkedHashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            int slot = i;
            requests(slots.get(i)).forEach(request -> {
                Integer user = users.putIfAbsent(request.path(), slot);
                if (user != null) {
                    sets.join(user, slot);
                }
            });
        }
        for (int i = 0; i < slots.size(); i++) {
            if (requests(slots.get(i)).findAny().isEmpty()) {
                anywhere.add(slots.get(i));
            } else {
                parts.computeIfAbsent(sets.leader(i), first -> new ArrayList<>())
                        .add(slots.get(i));
            }
        }
        if (parts.isEmpty()) {
            return List.of(anywhere);
        }
        parts.values().iterator().next().addAll(anywhere);
        return List.copyOf(parts.values());
    }

    private int leader(int slot) {
        int at = slot;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    private void join(int one, int other) {
        int first = leader(one);
        int second = leader(other);
        leader[Math.max(first, second)] = Math.min(first, second);
    }

    /** Everything a measurement reads, its filter included. */
    static Stream<ColumnRequest> requests(Slot<?> slot) {
        return Stream.concat(
                slot.measurement().scope().stream().flatMap(scope -> scope.filter().columns().stream()),
                slot.measurement().analyzer().columns().stream());
    }
}
