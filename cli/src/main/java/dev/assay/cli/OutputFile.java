package dev.assay.cli;

import dev.assay.internal.io.StagedFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Writes a file so that nobody ever sees half of it: into a temporary file beside it, which then takes its name. What is there already
 * is replaced, a symbolic link stays and its target is replaced. Pipes and devices are written directly.
 */
final class OutputFile {
    private final Path path;
    private final Shutdown shutdown;

    OutputFile(Path path, Shutdown shutdown) {
        this.path = path;
        this.shutdown = shutdown;
    }

    /** Something that writes text. */
    interface Content {
        void write(Writer out) throws IOException;
    }

    /** The file is not written; the message says why and starts with its path. What was there before is unchanged. */
    static final class NotWrittenException extends IOException {
        private static final long serialVersionUID = 1L;

        NotWrittenException(String message) {
            super(message);
        }
    }

    /**
     * Writes the file.
     *
     * @param inputs files that must not be overwritten
     */
    void write(Collection<Path> inputs, Content content) throws NotWrittenException {
        for (Path input : inputs) {
            if (isSame(path, input)) {
                throw new NotWrittenException(path + ": would overwrite an input");
            }
        }
        try (StagedFile file = StagedFile.at(path, shutdown)) {
            try (Writer out = new BufferedWriter(new OutputStreamWriter(file.open(), StandardCharsets.UTF_8))) {
                content.write(out);
            }
            if (shutdown.isStopping()) {
                throw new NotWrittenException(path + ": stopped");
            }
            file.publish();
        } catch (NotWrittenException e) {
            throw e;
        } catch (IOException e) {
            throw new NotWrittenException(path + ": " + StagedFile.reason(e));
        }
    }

    /** Whether both lead to one file, links followed. */
    static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            // One of them does not exist; then they are the same if they will be.
            return one.toAbsolutePath()
                    .normalize()
                    .equals(other.toAbsolutePath().normalize());
        }
    }
}
