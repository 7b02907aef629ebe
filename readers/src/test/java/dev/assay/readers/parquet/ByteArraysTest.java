package dev.assay.readers.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteArraysTest {
    private final ByteArrays arrays = new ByteArrays();

    @Test
    void anArrayThatWasGivenBackIsTakenAgain() throws Exception {
        byte[] first = arrays.take(100_000, "x");
        arrays.give(first);
        assertThat(arrays.take(90_000, "x")).isSameAs(first);
        assertThat(arrays.take(90_000, "x")).isNotSameAs(first);
    }

    @Test
    void theSmallestThatIsLargeEnoughIsTaken() throws Exception {
        byte[] large = arrays.take(1_000_000, "x");
        byte[] small = arrays.take(100_000, "x");
        arrays.give(large);
        arrays.give(small);
        assertThat(arrays.take(50_000, "x")).isSameAs(small);
        assertThat(arrays.take(200_000, "x")).isSameAs(large);
    }

    @Test
    void littleArraysAreNotKept() throws Exception {
        byte[] little = arrays.take(100, "x");
        arrays.give(little);
        assertThat(arrays.take(50, "x")).isNotSameAs(little);
    }

    @Test
    void onlySoMuchIsKept() throws Exception {
        for (int i = 0; i < 10; i++) {
            arrays.give(new byte[100 << 20]);
        }
        assertThat(arrays.keptBytes()).isEqualTo(100L << 20);
    }
}
