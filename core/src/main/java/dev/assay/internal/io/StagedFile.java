package dev.assay.internal.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that nobody ever sees half of: it is written under another name beside its own, which it takes when it is whole. What is there
 * already is replaced then; a symbolic link stays and its target is replaced. Pipes and devices are written directly.
 *
 * <p>Not thread-safe. To be closed; a file that was not published vanishes.
 */
public final class StagedFile implements AutoCloseable {
    /** Told about temporary files, so that they can be removed when the process is stopped. */
    public interface Watcher {
        /** Nobody cares. */
        Watcher NONE = new Watcher() {
            @Override
            public void willCreate(Path file) {}

            @Override
            public void settled(Path file) {}
        };

        /** A file is going to be created that must not outlive the process. */
        void willCreate(Path file);

        /** The file is gone, or has become what it should be. */
        void settled(Path file);
    }

    private final Path path;
    private final Path target;
    private final Path temporary;
    private final boolean direct;
    private final Watcher watcher;

    private StagedFile(Path path, Path target, Path temporary, Watcher watcher) {
        this.path = path;
        this.target = target;
        this.temporary = temporary;
        this.direct = target.equals(temporary);
        this.watcher = watcher;
    }

    /**
     * Prepares to write a file; nothing is created yet.
     *
     * @throws IOException if it cannot be written; the message says why, without the path
     */
    public static StagedFile at(Path path, Watcher watcher) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("is a directory");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return new StagedFile(path, path, path, watcher);
        }
        if (Files.exists(path) && !Files.isWritable(path)) {
            throw new IOException("is write-protected");
        }
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        StagedFile file =
                new StagedFile(path, target, target.resolveSibling("." + UUID.randomUUID() + ".assay.tmp"), watcher);
        watcher.willCreate(file.temporary);
        return file;
    }

    /** The path as given. */
    public Path path() {
        return path;
    }

    /** Where to write. */
    public Path temporary() {
        return temporary;
    }

    /** Creates the temporary file. */
    public OutputStream open() throws IOException {
        return direct
                ? Files.newOutputStream(temporary, StandardOpenOption.WRITE)
                : Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Makes the file, which was written and closed, durable and visible under its name. */
    public void publish() throws IOException {
        if (direct) {
            return;
        }
        try (FileChannel file = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes what was not published. */
    @Override
    public void close() throws IOException {
        if (!direct) {
            try {
                Files.deleteIfExists(temporary);
            } finally {
                watcher.settled(temporary);
            }
        }
    }

    /** What went wrong, in words. */
    public static String reason(IOException e) {
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
