package dev.assay.readers.io;

import dev.assay.data.DataException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** A file whose n-th read (opening counts as a read) fails; counts how many inputs are open. */
public final class FailingFile implements FileSource {
    private final FileSource file;
    private final AtomicInteger left;
    private final AtomicInteger open = new AtomicInteger();

    /** Fails at call {@code n}, counted from 1; 0: never. */
    public FailingFile(FileSource file, int n) {
        this.file = file;
        this.left = new AtomicInteger(n == 0 ? Integer.MAX_VALUE : n);
    }

    /** Inputs that were opened and not closed. */
    public int stillOpen() {
        return open.get();
    }

    /** Whether the failure has happened. */
    public boolean failed() {
        return left.get() <= 0;
    }

    private void count() throws DataException {
        if (left.decrementAndGet() == 0) {
            throw new DataException(file.name() + ": disk on fire");
        }
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public String uri() {
        return file.uri();
    }

    @Override
    public long length() {
        return file.length();
    }

    @Override
    public Instant modified() {
        return file.modified();
    }

    @Override
    public RandomInput open() throws DataException {
        count();
        RandomInput input = file.open();
        open.incrementAndGet();
        return new RandomInput() {
            private boolean closed;

            @Override
            public void readFully(long position, byte[] target, int offset, int length) throws DataException {
                count();
                input.readFully(position, target, offset, length);
            }

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    open.decrementAndGet();
                }
                input.close();
            }
        };
    }
}
