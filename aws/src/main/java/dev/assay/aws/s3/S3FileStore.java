package dev.assay.aws.s3;

import dev.assay.aws.AwsOptions;
import dev.assay.data.DataException;
import dev.assay.data.FileFacts.FileFact;
import dev.assay.files.FileStore;
import dev.assay.readers.files.FoundFile;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.io.RandomInput;
import dev.assay.readers.io.ReadAhead;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Objects that file rules name themselves. Such rules say nothing about how S3 is reached: that is as the environment has it ({@code
 * AWS_REGION}, {@code AWS_ENDPOINT_URL_S3}, profile).
 */
public final class S3FileStore implements FileStore {
    /** For {@link java.util.ServiceLoader}. */
    public S3FileStore() {}

    @Override
    public boolean handles(String path) {
        return path.regionMatches(true, 0, "s3://", 0, 5);
    }

    @Override
    public List<FileFact> list(String path) throws DataException {
        return S3Listing.find(store(), S3Location.parse(path)).stream()
                .map(FoundFile::source)
                .map(source -> new FileFact(source.uri(), source.length(), source.modified()))
                .sorted(Comparator.comparing(FileFact::uri))
                .toList();
    }

    @Override
    public InputStream open(FileFact file) throws DataException {
        S3Location location = S3Location.parse(file.uri());
        Optional<FileSource> source = S3Listing.find(store(), location).stream()
                .map(FoundFile::source)
                .filter(found -> found.uri().equals(file.uri()))
                .findFirst();
        if (source.isEmpty() || source.get().length() != file.bytes()) {
            throw new DataException(file.uri() + ": the object changed since it was listed");
        }
        return new Content(source.get());
    }

    private static S3Store store() throws DataException {
        return S3Store.of(AwsOptions.of(Map.of()));
    }

    private static final class Content extends InputStream {
        private final RandomInput input;
        private final long length;
        private long position;

        Content(FileSource source) throws DataException {
            input = ReadAhead.open(source, 0, source.length());
            length = source.length();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            int take = (int) Math.min(count, length - position);
            if (take <= 0) {
                return -1;
            }
            input.readFully(position, target, offset, take);
            position += take;
            return take;
        }

        @Override
        public void close() {
            input.close();
        }
    }
}
