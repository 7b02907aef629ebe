package dev.assay.aws.s3;

import dev.assay.data.DataException;
import dev.assay.store.ObjectStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;

/** Objects below a key. An object is written by one request, which S3 carries out as a whole or not at all. */
final class S3Objects implements ObjectStore {
    private final S3Store store;
    private final S3Location root;

    S3Objects(S3Store store, S3Location root) {
        this.store = store;
        this.root = root;
    }

    @Override
    public String uri() {
        return root.toString();
    }

    @Override
    public Optional<byte[]> read(String name, int most) throws DataException {
        return store.readWhole(at(name), most);
    }

    @Override
    public void write(String name, byte[] content) throws DataException {
        store.write(at(name), RequestBody.fromBytes(content));
    }

    @Override
    public void writeFile(String name, Path file) throws DataException {
        store.write(at(name), RequestBody.fromFile(file));
    }

    @Override
    public List<Entry> list(String prefix) throws DataException {
        List<Entry> entries = new ArrayList<>();
        S3Location at = at(prefix);
        int skipped = at.key().length() - prefix.length();
        store.list(
                at,
                Integer.MAX_VALUE,
                object -> entries.add(new Entry(object.key().substring(skipped), object.eTag() + " " + object.size())));
        return entries;
    }

    @Override
    public void delete(String name) throws DataException {
        store.delete(at(name));
    }

    private S3Location at(String name) {
        String key = root.key();
        String folder = key.isEmpty() || key.endsWith("/") || name.isEmpty() ? key : key + "/";
        return root.withKey(folder + name);
    }
}
