package dev.assay.files;

import dev.assay.data.FileFacts.FileFact;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/** Files of the local file system. Symbolic links are followed, into no circle. */
final class LocalFiles implements FileStore {
    /** A scheme has two letters at least, so that {@code C:\} is none. */
    private static final Pattern OTHER_SCHEME =
            Pattern.compile("(?!file:)[A-Za-z][A-Za-z0-9+.-]+://.*", Pattern.DOTALL);

    @Override
    public boolean handles(String path) {
        return !OTHER_SCHEME.matcher(path).matches();
    }

    private static Path path(String text) throws IOException {
        try {
            return text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("no valid path: " + e.getMessage(), e);
        }
    }

    @Override
    public List<FileFact> list(String text) throws IOException {
        Path root = path(text);
        List<FileFact> files = new ArrayList<>();
        if (!Files.exists(root)) {
            return files;
        }
        Files.walkFileTree(
                root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile() && !isHidden(file)) {
                            files.add(new FileFact(
                                    file.toAbsolutePath().toUri().toString(),
                                    attributes.size(),
                                    attributes.lastModifiedTime().toInstant()));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                        if (problem instanceof FileSystemLoopException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw problem;
                    }

                    private boolean isHidden(Path file) {
                        Path name = file.getFileName();
                        return !file.equals(root)
                                && name != null
                                && (name.toString().startsWith(".")
                                        || name.toString().startsWith("_"));
                    }
                });
        files.sort(Comparator.comparing(FileFact::uri));
        return files;
    }

    @Override
    public InputStream open(FileFact file) throws IOException {
        return Files.newInputStream(path(file.uri()));
    }
}
