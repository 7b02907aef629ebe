package dev.assay.aws.s3;

import dev.assay.data.DataException;
import dev.assay.data.Prefetch;
import dev.assay.readers.io.ByteRange;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.io.RandomInput;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An object, in the version that was listed. */
final class S3File implements FileSource {
    /** Read at once from the end: the footers of all but the largest Parquet files. */
    private static final int TAIL = 512 << 10;

    private final S3Store store;
    private final S3Location location;
    private final String tag;
    private final long length;
    private final Instant modified;
    private final RangeCache ranges;
    /** Let go where memory is scarce: a dataset may have thousands of objects. */
    private SoftReference<byte @Nullable []> tail = new SoftReference<>(null);

    S3File(S3Store store, S3Location location, S3Object object) {
        this.store = store;
        this.location = location;
        this.tag = object.eTag() == null ? "" : object.eTag();
        this.length = object.size() == null ? 0 : object.size();
        this.modified = object.lastModified() == null ? Instant.EPOCH : object.lastModified();
        this.ranges = new RangeCache(this::fetch);
    }

    @Override
    public String name() {
        return location.toString();
    }

    @Override
    public String uri() {
        return location.toString();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public Instant modified() {
        return modified;
    }

    @Override
    public RandomInput open() {
        return new S3Input(this);
    }

    @Override
    public Optional<String> warning() {
        return tag.isEmpty()
                ? Optional.of(
                        name() + ": the store gives no ETag, so that a change while it is read cannot be detected")
                : Optional.empty();
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public long requests(List<ByteRange> wanted) {
        return RangeCache.requests(wanted);
    }

    @Override
    public Prefetch prefetch(List<ByteRange> wanted) {
        return ranges.prefetch(wanted);
    }

    /** Reads from what has been fetched, or from the store. */
    void read(long position, byte[] target, int offset, int count) throws DataException {
        int done = ranges.read(position, target, offset, count);
        if (done < count) {
            long from = position + done;
            if (from >= length - TAIL && count - done < TAIL) {
                byte[] end = tail();
                System.arraycopy(end, (int) (from - (length - end.length)), target, offset + done, count - done);
            } else {
                store.read(location, tag, from, target, offset + done, count - done);
            }
        }
    }

    /** The end of the object, kept for a while: Parquet begins to be read there, in several steps. */
    private synchronized byte[] tail() throws DataException {
        byte[] known = tail.get();
        if (known == null) {
            known = new byte[(int) Math.min(length, TAIL)];
            store.read(location, tag, length - known.length, known, 0, known.length);
            tail = new SoftReference<>(known);
        }
        return known;
    }

    private byte[] fetch(ByteRange range) throws DataException {
        byte[] bytes = new byte[Math.toIntExact(range.length())];
        store.read(location, tag, range.from(), bytes, 0, bytes.length);
        return bytes;
    }

    @Override
    public String toString() {
        return name();
    }
}
