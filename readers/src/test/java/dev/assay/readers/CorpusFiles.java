package dev.assay.readers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Real files for tests that do not care what is in them: those that come with the project, and the corpus's where it is there. */
final class CorpusFiles {
    /** What tells people about the files, and what is no dataset. */
    private static final List<String> NOT_DATA = List.of("INDEX.md", "expected.json", "ground-truth.json");

    private CorpusFiles() {}

    /** The files that come with the project. */
    static List<Path> own() throws IOException {
        return below(Path.of("src/test/resources/corpus-made"));
    }

    /** All files: the corpus's, or the project's own, with a printed remark, where there is no corpus. */
    static List<Path> all() throws IOException {
        Path corpus = Path.of(System.getProperty("assay.corpus", "corpus"));
        if (!Files.isDirectory(corpus)) {
            System.out.println(
                    "no folder " + corpus + " (set -Dassay.corpus): only the files in the project are tested");
            return own();
        }
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("parquet-good", "parquet-bad", "json", "csv", "arrow-good", "arrow-bad")) {
            files.addAll(below(corpus.resolve(folder)));
        }
        return files;
    }

    /** Every eighth of all files; all of them in a full run. */
    static List<Path> sample() throws IOException {
        if (isFullRun()) {
            return all();
        }
        List<Path> files = all();
        System.out.println("a sample of the corpus's files; all with -Pfull");
        return files.stream()
                .filter(file -> Math.floorMod(file.getFileName().toString().hashCode(), 8) == 0)
                .toList();
    }

    /** Whether slow suites take everything. */
    static boolean isFullRun() {
        return Boolean.getBoolean("assay.full");
    }

    /** Files that unpack to gigabytes: for tests of limits alone. */
    static boolean isBomb(Path file) {
        String name = file.getFileName().toString();
        return name.contains("bomb") || name.startsWith("rle_rows_") || name.startsWith("large_string_map");
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !NOT_DATA.contains(file.getFileName().toString()))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
