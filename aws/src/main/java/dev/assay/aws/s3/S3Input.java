package dev.assay.aws.s3;

import dev.assay.data.DataException;
import dev.assay.readers.io.RandomInput;

/** Reads an object by ranges. Nothing is held open. */
final class S3Input implements RandomInput {
    private final S3File file;

    S3Input(S3File file) {
        this.file = file;
    }

    @Override
    public void readFully(long position, byte[] target, int offset, int length) throws DataException {
        if (position < 0 || length < 0 || position > file.length() - length) {
            throw new DataException(file.name() + ": " + length + " bytes are wanted at offset " + position
                    + ", but the object has " + file.length());
        }
        if (length > 0) {
            file.read(position, target, offset, length);
        }
    }

    @Override
    public void close() {
        // A request ends with its answer.
    }
}
