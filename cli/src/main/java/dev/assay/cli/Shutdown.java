package dev.assay.cli;

import dev.assay.internal.io.StagedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens on Ctrl-C and SIGTERM: the thread that works is interrupted, gets a moment to let go of what it holds, and temporary files
 * are deleted. The JVM then ends with 130 or 143. Nothing is written to standard output any more.
 */
final class Shutdown implements StagedFile.Watcher {
    private static final long PATIENCE_MILLIS = 900;

    private final Thread worker;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Set<Path> temporaryFiles = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    private Shutdown(Thread worker) {
        this.worker = worker;
    }

    /** For the current thread, told by the JVM's shutdown. */
    static Shutdown ofProcess() {
        Shutdown shutdown = ofThread();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::stop, "assay-shutdown"));
        return shutdown;
    }

    /** For the current thread, told by {@link #stop}. */
    static Shutdown ofThread() {
        return new Shutdown(Thread.currentThread());
    }

    /** Whether the process is being stopped: no result may be claimed any more. */
    boolean isStopping() {
        return stopping;
    }

    /** The work has ended by itself; stopping is not needed any more. */
    void done() {
        done.countDown();
    }

    /** Waits on the working thread until it is stopped. */
    void await() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A file that must not outlive the process. To be called before it is created. */
    @Override
    public void willCreate(Path file) {
        temporaryFiles.add(file);
    }

    /** The file is gone, or has become what it should be. */
    @Override
    public void settled(Path file) {
        temporaryFiles.remove(file);
    }

    /** Interrupts the worker, waits a moment for it, and removes what it left. */
    void stop() {
        if (done.getCount() == 0) {
            return;
        }
        stopping = true;
        worker.interrupt();
        try {
            done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Path file : temporaryFiles) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // Nobody is left to tell.
                continue;
            }
        }
    }
}
