package dev.assay.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.UUID;

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
        if (Files.isDirectory(path)) {
            throw new NotWrittenException(path + ": is a directory");
        }
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                    fill(file, content);
                }
                return;
            }
            if (Files.exists(path) && !Files.isWritable(path)) {
                throw new NotWrittenException(path + ": is write-protected");
            }
            replace(Files.exists(path) ? path.toRealPath() : path.toAbsolutePath(), content);
        } catch (NotWrittenException e) {
            throw e;
        } catch (IOException e) {
            throw new NotWrittenException(path + ": " + reason(e));
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

    private void replace(Path target, Content content) throws IOException {
        Path temporary = target.resolveSibling("." + UUID.randomUUID() + ".assay.tmp");
        shutdown.willCreate(temporary);
        try {
            try (FileChannel file =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                fill(file, content);
                file.force(true);
            }
            if (shutdown.isStopping()) {
                throw new NotWrittenException(path + ": stopped");
            }
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
            shutdown.settled(temporary);
        }
    }

    private static void fill(FileChannel file, Content content) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(file), StandardCharsets.UTF_8));
        content.write(out);
        out.flush();
    }

    private String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "its directory does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
