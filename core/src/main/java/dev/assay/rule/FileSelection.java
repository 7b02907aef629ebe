package dev.assay.rule;

import dev.assay.data.FileFacts;
import dev.assay.data.FileFacts.FileFact;
import dev.assay.dqdl.ast.Tag;
import dev.assay.files.FileStore;
import dev.assay.files.FileStores;
import dev.assay.internal.io.StagedFile;
import dev.assay.metric.MetricKey;
import dev.assay.result.Cause;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The files that a file rule is about: those of its path, or those that the primary dataset was read from, after the tags {@code
 * recentFiles} and {@code uriRegex}. Listing them is I/O, and done when the rule is judged.
 */
final class FileSelection {
    static final MetricKey COUNT = MetricKey.dataset("FileCount");

    private static final String RECENT = "recentFiles";
    private static final String PATTERN = "uriRegex";
    private static final String ORDER = "filterOrder";

    private final Optional<String> path;
    private final Optional<FileFacts> inferred;
    private final List<Step> steps;

    private interface Step {
        List<FileFact> apply(List<FileFact> files);
    }

    private FileSelection(Optional<String> path, Optional<FileFacts> inferred, List<Step> steps) {
        this.path = path;
        this.inferred = inferred;
        this.steps = steps;
    }

    /** @param path position of the parameter that names the files; if the rule has none there, the primary dataset's are meant */
    static FileSelection of(RuleCall call, int path) throws RuleException {
        Optional<String> given =
                call.rule().parameters().size() > path ? Optional.of(call.parameter(path)) : Optional.empty();
        if (given.isPresent() && FileStores.of(given.get()).isEmpty()) {
            String scheme = given.get().substring(0, given.get().indexOf("://"));
            throw new RuleException(
                    Cause.UNSUPPORTED,
                    Messages.unsupported("nothing on the class path lists files of " + scheme + "://"),
                    scheme.equals("s3") ? Optional.of("add the artifact dev.assay:assay-aws") : Optional.empty());
        }
        if (given.isEmpty() && call.primary().files().isEmpty()) {
            throw new RuleException(Cause.BAD_ARGUMENT, "Unable to parse file path from DataFrame");
        }
        return new FileSelection(given, call.primary().files(), steps(call));
    }

    private static List<Step> steps(RuleCall call) throws RuleException {
        List<String> order = new ArrayList<>();
        for (Tag tag : call.rule().tags()) {
            if (tag.name().equals(ORDER)) {
                order.addAll(tag.values());
            }
        }
        for (String name : List.of(RECENT, PATTERN)) {
            boolean given = call.tag(name).isPresent();
            if (order.contains(name) && !given) {
                throw new RuleException(
                        Cause.BAD_ARGUMENT, "filterOrder names " + name + ", which the rule does not have");
            }
            if (given && !order.contains(name)) {
                order.add(name);
            }
        }
        List<Step> steps = new ArrayList<>();
        for (String name : order) {
            switch (name) {
                case RECENT -> steps.add(recent(call.tag(RECENT).orElse("")));
                case PATTERN -> steps.add(matching(call.tag(PATTERN).orElse("")));
                default ->
                    throw new RuleException(
                            Cause.BAD_ARGUMENT, "filterOrder can hold recentFiles and uriRegex, not " + name);
            }
        }
        return steps;
    }

    private static Step recent(String text) throws RuleException {
        int count;
        try {
            count = Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            count = 0;
        }
        if (count < 1) {
            throw new RuleException(
                    Cause.BAD_ARGUMENT, "recentFiles must be a whole number of at least 1, not " + text);
        }
        int most = count;
        return files -> files.stream()
                .sorted(Comparator.comparing(FileFact::modified).reversed().thenComparing(FileFact::uri))
                .limit(most)
                .sorted(Comparator.comparing(FileFact::uri))
                .toList();
    }

    /** The whole URI matches, or the pattern is found in it; a negative lookahead at its start is found near the end of any text. */
    private static Step matching(String text) throws RuleException {
        Pattern pattern;
        try {
            pattern = Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new RuleException(
                    Cause.BAD_ARGUMENT, "uriRegex: " + e.getDescription() + " near index " + e.getIndex());
        }
        boolean finds = !text.startsWith("(?!");
        return files -> files.stream()
                .filter(file -> pattern.matcher(file.uri()).matches()
                        || finds && pattern.matcher(file.uri()).find())
                .toList();
    }

    /** The name of a file below the rule's path. */
    String relative(FileFact file) {
        String root = path.orElse("");
        if (!root.contains("://") && !root.startsWith("file:")) {
            root = Path.of(root).toAbsolutePath().toUri().toString();
        }
        String folder = root.endsWith("/") ? root : root + "/";
        return file.uri().startsWith(folder) ? file.uri().substring(folder.length()) : file.uri();
    }

    /**
     * Lists the files, ordered by URI.
     *
     * @throws RuleException if there is none, or they cannot be listed
     */
    List<FileFact> files() throws RuleException {
        List<FileFact> files;
        if (path.isPresent()) {
            try {
                files = store(path.get()).list(path.get());
            } catch (IOException e) {
                throw unreadable(path.get(), e);
            }
        } else {
            files = inferred.map(FileFacts::files).orElse(List.of()).stream()
                    .sorted(Comparator.comparing(FileFact::uri))
                    .toList();
        }
        int before = files.size();
        for (Step step : steps) {
            files = step.apply(files);
        }
        if (files.isEmpty()) {
            throw new RuleException(
                    Cause.NO_DATA,
                    "No files found",
                    Optional.of(
                            before > 0
                                    ? "the tags leave none of " + before + " files"
                                    : "there is no file at " + path.orElse("the dataset")));
        }
        return files;
    }

    static FileStore store(String path) throws RuleException {
        return FileStores.of(path)
                .orElseThrow(() -> new RuleException(
                        Cause.UNSUPPORTED, Messages.unsupported("nothing on the class path reads " + path)));
    }

    static RuleException unreadable(String what, IOException e) {
        return new RuleException(Cause.INTERNAL, what + ": cannot be read: " + StagedFile.reason(e));
    }
}
