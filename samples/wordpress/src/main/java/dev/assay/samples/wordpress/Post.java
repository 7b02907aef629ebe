package dev.assay.samples.wordpress;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code posts}.
 *
 * @param published null for a draft
 */
record Post(
        long id,
        String slug,
        String title,
        String author,
        String status,
        @Nullable LocalDate published,
        int words) {}
