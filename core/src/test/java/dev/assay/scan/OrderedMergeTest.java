package dev.assay.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analyzer.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OrderedMergeTest {
    /** Remembers the order it was merged in. */
    private record Trace(List<Integer> splits) implements State<Trace> {
        @Override
        public Trace merge(Trace other) {
            List<Integer> both = new ArrayList<>(splits);
            both.addAll(other.splits);
            return new Trace(both);
        }
    }

    @Property(tries = 100)
    void mergesInSplitOrderWhateverTheOrderOfArrival(
            @ForAll @IntRange(min = 0, max = 50) int splits, @ForAll long seed) {
        List<Integer> arrival = new ArrayList<>();
        for (int i = 0; i < splits; i++) {
            arrival.add(i);
        }
        List<Integer> expected = List.copyOf(arrival);
        Collections.shuffle(arrival, new Random(seed));

        OrderedMerge<Trace> merge = new OrderedMerge<>(new Trace(List.of()));
        arrival.forEach(split -> merge.add(split, new Trace(List.of(split))));

        assertThat(merge.result(splits).splits()).isEqualTo(expected);
    }

    @Test
    void refusesAResultWhileASplitIsMissing() {
        OrderedMerge<Trace> merge = new OrderedMerge<>(new Trace(List.of()));
        merge.add(1, new Trace(List.of(1)));
        assertThatThrownBy(() -> merge.result(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("state of split 0 of 2 is missing");
    }
}
