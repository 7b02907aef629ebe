package dev.assay.samples.wordpress;

import java.time.format.DateTimeFormatter;

/** The raw form of a page's row: one JSON object, dates as text, as the website's programming interface delivers them. */
final class RawJson {
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private RawJson() {}

    /** One line. The sample's texts hold nothing that JSON would want escaped. */
    static String line(Page page) {
        return "{\"page_id\":" + page.pageId() + ",\"uri\":\"" + page.uri() + "\",\"type\":\"" + page.type()
                + "\",\"date\":\"" + TIME.format(page.date()) + "\",\"count\":" + page.count() + ",\"id\":" + page.id()
                + ",\"date_todate\":\"" + page.day() + "\",\"date_year\":"
                + page.day().getYear() + ",\"date_month\":"
                + page.day().getMonthValue() + ",\"date_day\":" + page.day().getDayOfMonth() + "}";
    }
}
