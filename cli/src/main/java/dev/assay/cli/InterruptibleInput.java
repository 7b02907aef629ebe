package dev.assay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * An input stream whose reads end when the reading thread is interrupted, which a pipe's do not by themselves. Reads happen in a daemon
 * thread; one that is stuck is left alone, so the stream is of no use after an interruption.
 */
final class InterruptibleInput extends InputStream {
    private final InputStream in;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "assay-stdin");
        thread.setDaemon(true);
        return thread;
    });

    InterruptibleInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        // Its own array: a stuck read may end later and must not write into the caller's.
        byte[] target = new byte[length];
        int count = call(() -> in.read(target, 0, length));
        if (count > 0) {
            System.arraycopy(target, 0, bytes, offset, count);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.shutdownNow();
    }

    private int call(Callable<Integer> read) throws IOException {
        Future<Integer> result = reader.submit(read);
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading standard input");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        }
    }
}
