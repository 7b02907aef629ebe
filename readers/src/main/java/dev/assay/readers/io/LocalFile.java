package dev.assay.readers.io;

import dev.assay.data.DataException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * A regular file of the local file system, with the size and time it had when this object was made. Directories, pipes, devices and
 * sockets are refused: they have no size to check against, and opening them may block for ever.
 *
 * <p>Reads go through {@link RandomAccessFile}. A {@code FileChannel} would copy through direct buffers that it keeps per thread, and
 * an interrupted thread would close it.
 */
public final class LocalFile implements FileSource {
    private final Path path;
    private final String name;
    private final long length;
    private final Instant modified;

    private LocalFile(Path path, String name, long length, Instant modified) {
        this.path = path;
        this.name = name;
        this.length = length;
        this.modified = modified;
    }

    /** A file named as its path says; see {@link #of(Path, String)}. */
    public static LocalFile of(Path path) throws DataException {
        return of(path, path.toString());
    }

    /**
     * A file.
     *
     * @param name what to call it in messages
     * @throws DataException if it does not exist, is no regular file, or may not be read
     */
    public static LocalFile of(Path path, String name) throws DataException {
        BasicFileAttributes attributes = attributes(path, name);
        return of(path, name, attributes);
    }

    /** A file whose attributes have been read already, links followed. */
    public static LocalFile of(Path path, String name, BasicFileAttributes attributes) throws DataException {
        if (!attributes.isRegularFile()) {
            throw new DataException(name + ": " + kind(path, attributes) + ", not a file"
                    + (attributes.isOther() ? "; pass '-' to read a pipe as standard input" : ""));
        }
        if (!Files.isReadable(path)) {
            throw new DataException(name + ": permission denied");
        }
        return new LocalFile(
                path, name, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    private static BasicFileAttributes attributes(Path path, String name) throws DataException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw new DataException(
                    name + ": " + (Files.isSymbolicLink(path) ? "broken symbolic link" : "no such file"), e);
        } catch (AccessDeniedException e) {
            throw new DataException(name + ": permission denied", e);
        } catch (IOException e) {
            throw new DataException(name + ": " + reason(e), e);
        }
    }

    /** What a path that is no regular file is, for messages: {@code "is a directory"}, {@code "is a pipe"}. */
    public static String kind(Path path, BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            return "is a directory";
        }
        if (attributes.isSymbolicLink()) {
            return "is a broken symbolic link";
        }
        try {
            // The file type bits of st_mode; only file systems with POSIX modes know this attribute.
            int mode = (Integer) Files.getAttribute(path, "unix:mode") & 0xF000;
            return mode == 0x1000 ? "is a pipe" : mode == 0xC000 ? "is a socket" : "is a device";
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "is a special file";
        }
    }

    /** The reason of an I/O failure without the path, which the JDK puts in front. */
    static String reason(IOException e) {
        String message = e instanceof java.nio.file.FileSystemException system ? system.getReason() : e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String uri() {
        return path.toUri().toString();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public Instant modified() {
        return modified;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public RandomInput open() throws DataException {
        // Before opening, not only after: opening what has become a pipe would block.
        checkUnchanged();
        File file = path.toFile();
        try {
            return new Input(new RandomAccessFile(file, "r"));
        } catch (IOException e) {
            throw new DataException(name + ": cannot open: " + reason(e), e);
        }
    }

    private void checkUnchanged() throws DataException {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw new DataException(name + ": was deleted while being read", e);
        } catch (IOException e) {
            throw new DataException(name + ": " + reason(e), e);
        }
        if (!now.isRegularFile()) {
            throw new DataException(name + ": was replaced while being read: it " + kind(path, now));
        }
        if (now.size() != length) {
            throw new DataException(name + ": was changed while being read: it had " + length + " bytes and has "
                    + now.size() + " now");
        }
        if (!now.lastModifiedTime().toInstant().equals(modified)) {
            throw new DataException(name + ": was changed while being read: it was last modified " + modified
                    + " and is now of " + now.lastModifiedTime().toInstant());
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** Whether the path itself, links not followed, exists. */
    static boolean existsAsWritten(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private final class Input implements RandomInput {
        private final RandomAccessFile file;

        Input(RandomAccessFile file) {
            this.file = file;
        }

        @Override
        public void readFully(long position, byte[] target, int offset, int length) throws DataException {
            Reads.checkRange(name, position, length, length());
            try {
                Reads.readFully(file, name, position, target, offset, length);
            } catch (DataException e) {
                checkUnchanged();
                throw e;
            }
            checkUnchanged();
        }

        @Override
        public void close() {
            Reads.close(file);
        }
    }
}
