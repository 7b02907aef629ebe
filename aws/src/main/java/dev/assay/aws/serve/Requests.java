package dev.assay.aws.serve;

import dev.assay.aws.json.Tree;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what requests have in common. */
final class Requests {
    private static final int MOST_RESULTS = 1000;

    private Requests() {}

    /** A text that must be there, of a length. */
    static String text(Tree request, String field, int most) throws ServiceException {
        String value = request.text(field).orElse("");
        if (value.isEmpty() || value.length() > most) {
            throw ServiceException.invalid(
                    "1 validation error detected: " + field + " must have 1 to " + most + " characters");
        }
        return value;
    }

    /** A list's page: at most {@code MaxResults} of what stands behind {@code NextToken}, under a name. */
    static <T> Tree page(Tree request, String name, List<T> all, Function<T, Object> form) throws ServiceException {
        int most = request.number("MaxResults").map(Number::intValue).orElse(MOST_RESULTS);
        if (most < 1 || most > MOST_RESULTS) {
            throw ServiceException.invalid("MaxResults must be 1 to " + MOST_RESULTS);
        }
        int from = 0;
        Optional<String> token = request.text("NextToken");
        if (token.isPresent()) {
            try {
                from = Integer.parseInt(new String(Base64.getDecoder().decode(token.get()), StandardCharsets.US_ASCII));
            } catch (IllegalArgumentException e) {
                throw ServiceException.invalid("NextToken is none of this endpoint's");
            }
        }
        int start = Math.max(0, Math.min(from, all.size()));
        int end = (int) Math.min(all.size(), (long) start + most);
        Tree answer =
                new Tree().put(name, all.subList(start, end).stream().map(form).toList());
        return end < all.size()
                ? answer.put(
                        "NextToken",
                        Base64.getEncoder().encodeToString(Integer.toString(end).getBytes(StandardCharsets.US_ASCII)))
                : answer;
    }

    /** Whether a time lies between two that a filter may have. */
    static boolean isBetween(Tree filter, String after, String before, Optional<Instant> time) {
        Optional<Instant> from = filter.instant(after);
        Optional<Instant> to = filter.instant(before);
        return (from.isEmpty() || time.isPresent() && time.get().isAfter(from.get()))
                && (to.isEmpty() || time.isPresent() && time.get().isBefore(to.get()));
    }

    /** Whether everything that a filter says of a source is so. */
    static boolean matches(Tree filter, Tree source) {
        Tree wanted = filter.tree("GlueTable");
        Tree is = source.tree("GlueTable");
        return wanted.fields().entrySet().stream()
                .allMatch(field -> field.getValue().equals(is.fields().get(field.getKey())));
    }

    /** A copy with some of the fields. */
    static Tree only(Tree tree, String... names) {
        Tree copy = new Tree();
        for (String name : names) {
            copy.put(name, tree.fields().get(name));
        }
        return copy;
    }
}
