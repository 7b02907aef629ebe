package dev.assay.aws.glue;

import dev.assay.aws.json.Tree;
import dev.assay.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A catalog in a local file: {@code {"Tables": [ {"DatabaseName": ..., "Name": ..., ..., "Partitions": [...]} ]}}, each table as {@code aws
 * glue get-table} prints it, with its partitions in it. Locations may be paths, relative to the file's folder.
 */
final class FileCatalog implements Catalog {
    private final Path file;
    private final List<Tree> tables;

    private FileCatalog(Path file, List<Tree> tables) {
        this.file = file;
        this.tables = tables;
    }

    static FileCatalog read(String path) throws DataException {
        try {
            Path file = Path.of(path);
            Tree document = Tree.parse(Files.readString(file));
            if (!document.has("Tables")) {
                throw new DataException(path + ": is no catalog: it has no \"Tables\"");
            }
            return new FileCatalog(file, document.trees("Tables"));
        } catch (NoSuchFileException e) {
            throw new DataException(path + ": there is no such catalog file", e);
        } catch (InvalidPathException e) {
            throw new DataException("the catalog '" + path + "' is no path", e);
        } catch (DataException e) {
            throw e;
        } catch (IOException e) {
            throw new DataException(path + ": the catalog cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Tree> table(String database, String name) {
        return tables.stream()
                .filter(table -> table.text("DatabaseName").orElse("").equalsIgnoreCase(database)
                        && table.text("Name").orElse("").equalsIgnoreCase(name))
                .findFirst();
    }

    @Override
    public List<Tree> all(String database) {
        return tables.stream()
                .filter(table -> table.text("DatabaseName").orElse("").equalsIgnoreCase(database))
                .toList();
    }

    @Override
    public List<Tree> partitions(String database, String name) {
        return table(database, name).map(table -> table.trees("Partitions")).orElse(List.of());
    }

    @Override
    public boolean mayBeLocal() {
        return true;
    }

    @Override
    public String resolve(String location) {
        if (location.contains("://") || location.startsWith("file:")) {
            return location;
        }
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? location : folder.resolve(location).normalize().toString();
    }
}
