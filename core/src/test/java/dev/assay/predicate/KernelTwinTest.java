package dev.assay.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.batch.Column;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kernel against a test of one cell after the other. */
class KernelTwinTest {
    private static BitSet expected(RandomCases.Case random, BitSet scope) {
        BitSet passing = new BitSet();
        for (int row = 0; row < random.cells().size(); row++) {
            passing.set(row, scope.get(row) && random.twin().test(random.cells().get(row)));
        }
        return passing;
    }

    private static void check(RandomCases.Case random, BitSet scope) {
        try (Cells cells = new Cells(random.type(), random.cells())) {
            PredicateKernel kernel = random.predicate().kernel(cells.type());
            BitSet expected = expected(random, scope);
            Column column = cells.plain();
            assertThat(Cells.passing(kernel, column, scope))
                    .as("%s over %s", random.name(), random.cells())
                    .isEqualTo(expected);
            if (Types.TEXTS.contains(random.type())) {
                Column encoded = cells.encoded();
                assertThat(Cells.passing(kernel, encoded, scope))
                        .as("%s over the dictionary of %s", random.name(), random.cells())
                        .isEqualTo(expected);
                // A kernel goes from batch to batch, encoded or not, and knows a dictionary again.
                assertThat(Cells.passing(kernel, encoded, scope)).isEqualTo(expected);
                assertThat(Cells.passing(kernel, column, scope)).isEqualTo(expected);
            }
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void kernelsAgreeWithTheTestOfOneCell(@ForAll long seed) {
        RandomCases cases = new RandomCases(seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10; i++) {
            int rows = random.nextInt(140);
            BitSet scope = new BitSet();
            int percent = cases.pick(List.of(0, 50, 100, 100));
            for (int row = 0; row < rows; row++) {
                scope.set(row, random.nextInt(100) < percent);
            }
            check(cases.next(rows), scope);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 128, 129})
    void rowsBeyondTheLastNeverPass(int rows) {
        RandomCases cases = new RandomCases(rows);
        BitSet scope = new BitSet();
        scope.set(0, rows);
        for (int i = 0; i < 300; i++) {
            check(cases.next(rows), scope);
        }
    }
}
