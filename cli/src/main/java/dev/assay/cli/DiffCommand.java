package dev.assay.cli;

import dev.assay.data.DataException;
import dev.assay.report.ResultDiff;
import dev.assay.report.VisibleText;
import dev.assay.store.ObjectStores;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay diff}: what changed between two results. */
@Command(
        name = "diff",
        customSynopsis = "assay diff RESULT RESULT [OPTION]...",
        sortOptions = false,
        description = "Say what changed between two results: documents of --format json or glue-json, files or on S3.",
        footer = {"", "Exit codes: 0 nothing changed; 1 something did; 2 wrong usage; 3 a result could not be read."})
final class DiffCommand extends BaseCommand {
    private static final int MOST_BYTES = 256 << 20;

    @Parameters(index = "0", paramLabel = "RESULT", description = "The earlier result.")
    private String first;

    @Parameters(index = "1", paramLabel = "RESULT", description = "The later result.")
    private String second;

    @Option(names = "--aws", paramLabel = "NAME=VALUE,...", description = "How S3 is reached; see check.")
    private Optional<String> aws;

    /** Filled by picocli. */
    @SuppressWarnings("NullAway.Init")
    DiffCommand() {}

    @Override
    public Integer call() throws UsageException, IOException {
        Map<String, String> options = Values.store(aws, Optional.empty());
        return write(ResultDiff.of(first, read(first, options), second, read(second, options)), host());
    }

    /** Writes differences; the exit code says whether there are any. */
    static int write(List<String> differences, Host host) throws IOException {
        Writer out = host.stdout();
        for (String line : differences) {
            out.write(VisibleText.of(line) + "\n");
        }
        out.flush();
        return differences.isEmpty() ? ExitCode.OK : ExitCode.NOT_PASSED;
    }

    /** The text of a result. */
    static String read(String place, Map<String, String> options) throws UsageException, IOException {
        try {
            if (ObjectStores.isStore(place)) {
                return new String(
                        ObjectStores.open(place, options)
                                .read("", MOST_BYTES)
                                .orElseThrow(() -> new NoSuchFileException(place)),
                        StandardCharsets.UTF_8);
            }
            return Files.readString(Path.of(place));
        } catch (NoSuchFileException e) {
            throw new DataException(place + ": there is no such result", e);
        } catch (InvalidPathException e) {
            throw new UsageException("'" + place + "' is no path: " + e.getReason());
        }
    }
}
