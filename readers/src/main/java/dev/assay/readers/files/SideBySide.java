package dev.assay.readers.files;

import dev.assay.data.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Opens remote files side by side: each takes requests one after the other, which mostly wait. */
final class SideBySide {
    private static final int THREADS = 16;

    private SideBySide() {}

    /**
     * Opens files that are far away, so that whoever opens them next finds them open. What fails is left to them, who report the first failure in the
     * files' order.
     *
     * @throws DataException if the thread is interrupted
     */
    static void open(String name, List<Member> members) throws DataException {
        if (members.size() < 2 || !members.get(0).file().source().isRemote()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, members.size()), task -> {
            Thread thread = new Thread(task, "assay-open");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> opened = new ArrayList<>(members.size());
            for (Member member : members) {
                opened.add(threads.submit(member::open));
            }
            for (Future<?> one : opened) {
                await(one);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException(name + ": interrupted while opening its files", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(Future<?> one) throws InterruptedException {
        try {
            one.get();
        } catch (ExecutionException e) {
            // The next one to open the file meets it again.
            return;
        }
    }
}
