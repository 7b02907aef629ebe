package dev.assay;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.FileFacts;
import dev.assay.data.Split;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** The identity of a result: a function of ruleset text, data and start instant, so that equal runs have equal names. */
final class ResultId {
    private ResultId() {}

    static String of(Ruleset ruleset, Dataset dataset, Instant startedOn) throws DataException {
        MessageDigest digest = sha1();
        add(digest, ruleset.text());
        if (dataset.files().isPresent()) {
            dataset.files().get().files().stream()
                    .sorted(Comparator.comparing(FileFacts.FileFact::uri))
                    .forEach(file -> add(digest, file.uri() + "\t" + file.bytes() + "\t" + file.modified()));
        } else {
            add(digest, dataset.schema().toString());
            add(digest, String.valueOf(rows(dataset.splits())));
        }
        add(digest, startedOn.toString());
        return "dqresult-" + HexFormat.of().formatHex(digest.digest());
    }

    /** Number of rows as far as it is known without reading. */
    private static long rows(List<Split> splits) {
        return splits.stream()
                .mapToLong(split -> split.statistics().rows().orElse(0))
                .sum();
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-1", e);
        }
    }
}
