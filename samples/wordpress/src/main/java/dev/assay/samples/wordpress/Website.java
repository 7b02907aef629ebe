package dev.assay.samples.wordpress;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Makes up the website: its posts, and 8,940 rows of page statistics over three years. The same on every machine: {@link Random} is
 * specified to the bit, and nothing else decides.
 */
final class Website {
    static final int PAGE_ROWS = 8_940;
    static final int LAST_PAGE_ID = 8_960;
    static final int HOME_ROWS = 211;
    static final int LAST_POST_ID = 3_532;

    private static final int POSTS = 600;
    private static final int LONGEST_URI = 190;
    private static final int HIGHEST_COUNT = 93;
    private static final LocalDate FIRST_DAY = LocalDate.of(2022, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2024, 12, 31);

    private static final String[] WORDS = {
        "data", "quality", "lake", "house", "table", "glue", "spark", "query", "parquet", "stream", "cloud", "cost",
        "bronze", "silver", "gold", "rules", "tests", "daily", "weekly", "notes", "guide", "first", "steps", "deep"
    };
    private static final String[] AUTHORS = {"anna", "bo", "carla", "dmitri"};
    private static final String[] RARE_TYPES = {"page", "category", "post_tag", "archive", "author", "search"};

    private final Random random = new Random(20_240_117L);
    private final List<Post> posts = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();

    Website() {
        writePosts();
        writePages();
    }

    List<Post> posts() {
        return Collections.unmodifiableList(posts);
    }

    List<Page> pages() {
        return Collections.unmodifiableList(pages);
    }

    private void writePosts() {
        for (int i = 0; i < POSTS; i++) {
            // Ids grow in steps, as they do where media and revisions share the sequence; the last one is fixed.
            long id = i == POSTS - 1 ? LAST_POST_ID : 7 + i * 5L + random.nextInt(5);
            String slug = words(2 + random.nextInt(4), "-") + "-" + id;
            boolean draft = random.nextInt(100) < 3 && i != POSTS - 1;
            LocalDate published = draft ? null : FIRST_DAY.plusDays(random.nextInt(days()));
            String status = draft ? "draft" : random.nextInt(50) == 0 ? "private" : "publish";
            posts.add(new Post(
                    id,
                    slug,
                    title(slug),
                    AUTHORS[random.nextInt(AUTHORS.length)],
                    status,
                    published,
                    draft ? random.nextInt(400) : 200 + random.nextInt(1_400)));
        }
    }

    private void writePages() {
        List<Integer> kinds = new ArrayList<>();
        for (int row = 0; row < PAGE_ROWS; row++) {
            // 211 home rows (2.4 %), 92.6 % posts, the rest spread over the rare types.
            kinds.add(row < HOME_ROWS ? 0 : row < PAGE_ROWS * 95 / 100 ? 1 : 2);
        }
        Collections.shuffle(kinds, random);
        int gaps = LAST_PAGE_ID - PAGE_ROWS;
        long pageId = 0;
        for (int row = 0; row < PAGE_ROWS; row++) {
            pageId++;
            if (gaps > 0 && (row + 1) % (PAGE_ROWS / (LAST_PAGE_ID - PAGE_ROWS)) == 0) {
                pageId++;
                gaps--;
            }
            Post post = posts.get(random.nextInt(posts.size()));
            LocalDateTime date = FIRST_DAY
                    .plusDays((long) row * days() / PAGE_ROWS)
                    .atStartOfDay()
                    .plus(random.nextInt(86_400), ChronoUnit.SECONDS);
            pages.add(page(pageId, kinds.get(row), post, date, count(row)));
        }
    }

    private Page page(long pageId, int kind, Post post, LocalDateTime date, int count) {
        if (kind == 0) {
            return new Page(pageId, "/", "home", date, count, 0);
        }
        if (kind == 1) {
            return new Page(
                    pageId, uri("/" + date.getYear() + "/" + post.slug() + "/"), "post", date, count, post.id());
        }
        String type = RARE_TYPES[random.nextInt(RARE_TYPES.length)];
        return new Page(pageId, uri("/" + type + "/" + words(1, "-") + "/"), type, date, count, post.id());
    }

    /** One address in a hundred carries a long query, up to the longest that the pipeline keeps. */
    private String uri(String path) {
        if (random.nextInt(100) > 0) {
            return path;
        }
        StringBuilder text = new StringBuilder(path).append("?utm_campaign=");
        while (text.length() < LONGEST_URI) {
            text.append(words(1, "")).append('+');
        }
        return text.substring(0, LONGEST_URI);
    }

    /** 90 % within 1 to 6, a long tail up to 93, standard deviation near 4.1. */
    private int count(int row) {
        if (row == PAGE_ROWS / 2) {
            return HIGHEST_COUNT;
        }
        if (row == 0 || random.nextInt(100) < 90) {
            return 1 + (int) (6 * Math.pow(random.nextDouble(), 2.2));
        }
        return Math.min(HIGHEST_COUNT, 7 + (int) (-6.2 * Math.log(1 - random.nextDouble())));
    }

    private static int days() {
        return (int) ChronoUnit.DAYS.between(FIRST_DAY, LAST_DAY) + 1;
    }

    private String words(int count, String separator) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(WORDS[random.nextInt(WORDS.length)]);
        }
        return String.join(separator, chosen);
    }

    private static String title(String slug) {
        String text = slug.replace('-', ' ');
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
