package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.LocalFile;
import dev.assay.readers.io.RandomInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The floor under every evaluation: reads, checks and decompresses the pages of some columns with Assay's own page source, and does nothing
 * else. It stands in this package because the page source is not public.
 */
public final class PageFloor {
    private static final int WINDOW = 2 << 20;

    private PageFloor() {}

    /** Reads all pages of the columns on as many threads as there are cores; the bytes that were read. */
    public static long run(Path file, Set<String> columns) throws DataException {
        LocalFile source = LocalFile.of(file, file.toString());
        Limits limits = Limits.of(FormatOptions.DEFAULT);
        FileMeta meta = Footer.read(source, limits);
        AtomicInteger next = new AtomicInteger();
        AtomicLong bytes = new AtomicLong();
        List<DataException> failures = new ArrayList<>();
        Runnable work = () -> {
            for (int group = next.getAndIncrement(); group < meta.rowGroups().size(); group = next.getAndIncrement()) {
                RandomInput input = null;
                try {
                    input = source.open();
                    for (ColumnChunkInfo chunk : meta.rowGroups().get(group).chunks()) {
                        if (columns.contains(chunk.leaf().name())) {
                            bytes.addAndGet(pages(chunk, input, limits));
                        }
                    }
                } catch (DataException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                } finally {
                    if (input != null) {
                        input.close();
                    }
                }
            }
        };
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < Runtime.getRuntime().availableProcessors(); i++) {
            Thread thread = new Thread(work);
            threads.add(thread);
            thread.start();
        }
        work.run();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new DataException("interrupted", e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return bytes.get();
    }

    private static long pages(ColumnChunkInfo chunk, RandomInput input, Limits limits) throws DataException {
        try (PageSource pages =
                new PageSource(chunk, chunk.leaf().path(), input, ByteArrays.SHARED, WINDOW, limits, true)) {
            while (pages.valuesAhead() > 0) {
                pages.next();
            }
            return pages.bytesRead();
        }
    }
}
