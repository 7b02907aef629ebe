package dev.assay.store;

import dev.assay.internal.io.StagedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A local directory as a store: objects are files in it, or one folder below. Created with the first object. */
public final class DirectoryStore implements ObjectStore {
    private final Path root;

    public DirectoryStore(Path root) {
        this.root = root;
    }

    @Override
    public String uri() {
        return root.toString();
    }

    @Override
    public Optional<byte[]> read(String name, int most) throws IOException {
        Path path = root.resolve(name);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException(path + ": larger than " + most + " bytes");
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IOException(path + ": cannot be read: " + StagedFile.reason(e), e);
        }
    }

    @Override
    public void writeFile(String name, Path file) throws IOException {
        write(name, out -> Files.copy(file, out));
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        write(name, out -> out.write(content));
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private void write(String name, Content content) throws IOException {
        Path path = root.resolve(name);
        try {
            Path folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (StagedFile file = StagedFile.at(path, StagedFile.Watcher.NONE)) {
                try (OutputStream out = file.open()) {
                    content.writeTo(out);
                }
                file.publish();
            }
        } catch (IOException e) {
            throw new IOException(path + ": cannot be written: " + StagedFile.reason(e), e);
        }
    }

    @Override
    public List<Entry> list(String prefix) throws IOException {
        int slash = prefix.lastIndexOf('/');
        String folderName = prefix.substring(0, slash + 1);
        Path folder = root.resolve(folderName);
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                String name = folderName + file.getFileName();
                if (name.startsWith(prefix)) {
                    entry(file, name).ifPresent(entries::add);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (NotDirectoryException e) {
            throw new IOException(folder + ": is no directory", e);
        } catch (IOException | DirectoryIteratorException e) {
            throw new IOException(folder + ": cannot be read: " + e.getMessage(), e);
        }
        entries.sort(Comparator.comparing(Entry::name));
        return entries;
    }

    private static Optional<Entry> entry(Path file, String name) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new Entry(name, attributes.lastModifiedTime() + " " + attributes.size()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            // Removed in the meantime.
            return Optional.empty();
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(root.resolve(name));
    }
}
