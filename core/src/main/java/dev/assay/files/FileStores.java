package dev.assay.files;

import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the store of a path. */
public final class FileStores {
    private static final FileStore LOCAL = new LocalFiles();

    private FileStores() {}

    /** The store of a path or URI; empty if there is none for its scheme on the class path. */
    public static Optional<FileStore> of(String path) {
        if (LOCAL.handles(path)) {
            return Optional.of(LOCAL);
        }
        return ServiceLoader.load(FileStore.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(store -> store.handles(path))
                .findFirst();
    }
}
