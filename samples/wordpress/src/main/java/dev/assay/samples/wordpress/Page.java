package dev.assay.samples.wordpress;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * One row of {@code statistics_pages}: how often one address was viewed on one day.
 *
 * @param id the post behind the address; the home page has none and says 0
 * @param date when the row was written, UTC
 */
record Page(long pageId, String uri, String type, LocalDateTime date, int count, long id) {
    LocalDate day() {
        return date.toLocalDate();
    }
}
