package dev.assay.aws.s3;

import dev.assay.data.DataException;
import dev.assay.data.Prefetch;
import dev.assay.readers.io.ByteRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/**
 * Ranges of one object that are being fetched or wait to be read. Ranges that stand close together are fetched by one request, long ones by
 * several at once. All objects together may hold {@value #BUDGET_KB} KB; what does not fit in is not fetched ahead, but when it is read.
 */
final class RangeCache {
    private static final int BUDGET_KB = 128 << 10;
    private static final int THREADS = 16;
    /** A gap of this size costs less than a request. */
    private static final long GAP = 256 << 10;

    private static final long LONGEST = 8 << 20;

    private static final Semaphore BUDGET = new Semaphore(BUDGET_KB);
    private static final ExecutorService FETCHERS = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "assay-s3-fetch");
        thread.setDaemon(true);
        return thread;
    });

    private final Fetcher fetcher;
    private final ConcurrentSkipListMap<Long, Fetched> byStart = new ConcurrentSkipListMap<>();

    /** How a range is got. */
    interface Fetcher {
        byte[] fetch(ByteRange range) throws DataException;
    }

    private record Fetched(ByteRange range, int kilobytes, FutureTask<byte[]> bytes) {
        boolean contains(long position) {
            return position >= range.from() && position < range.to();
        }
    }

    RangeCache(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** Begins to fetch ranges that are not being fetched already, as far as the budget reaches. */
    Prefetch prefetch(List<ByteRange> wanted) {
        List<Fetched> started = new ArrayList<>();
        for (ByteRange range : pieces(coalesced(wanted))) {
            int kilobytes = (int) (range.length() + 1023 >> 10);
            if (isKnown(range) || !BUDGET.tryAcquire(kilobytes)) {
                continue;
            }
            Fetched fetched = new Fetched(range, kilobytes, new FutureTask<>(() -> fetcher.fetch(range)));
            if (byStart.putIfAbsent(range.from(), fetched) != null) {
                BUDGET.release(kilobytes);
                continue;
            }
            started.add(fetched);
            FETCHERS.execute(fetched.bytes());
        }
        return () -> started.forEach(this::drop);
    }

    /** How many requests it takes to fetch ranges. */
    static int requests(List<ByteRange> wanted) {
        return pieces(coalesced(wanted)).size();
    }

    private boolean isKnown(ByteRange range) {
        Map.Entry<Long, Fetched> before = byStart.floorEntry(range.from());
        return before != null && before.getValue().contains(range.from());
    }

    private void drop(Fetched fetched) {
        if (byStart.remove(fetched.range().from(), fetched)) {
            fetched.bytes().cancel(false);
            BUDGET.release(fetched.kilobytes());
        }
    }

    /**
     * Copies what is there or on its way, from a position on.
     *
     * @return how many bytes; fewer than wanted where the next one is not being fetched, or its fetch failed
     */
    int read(long position, byte[] target, int offset, int count) throws DataException {
        int done = 0;
        while (done < count) {
            long at = position + done;
            Map.Entry<Long, Fetched> entry = byStart.floorEntry(at);
            if (entry == null || !entry.getValue().contains(at)) {
                break;
            }
            ByteRange range = entry.getValue().range();
            byte[] bytes = await(entry.getValue());
            if (bytes.length == 0) {
                break;
            }
            int take = (int) Math.min(count - done, range.to() - at);
            System.arraycopy(bytes, (int) (at - range.from()), target, offset + done, take);
            done += take;
        }
        return done;
    }

    /** Nothing where the fetch failed or was given up: whoever reads it then sees the error. */
    private static byte[] await(Fetched fetched) throws DataException {
        try {
            return fetched.bytes().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException("interrupted", e);
        } catch (ExecutionException | CancellationException e) {
            return new byte[0];
        }
    }

    /** Ranges in order, those that nearly touch made one. */
    static List<ByteRange> coalesced(List<ByteRange> wanted) {
        List<ByteRange> sorted = new ArrayList<>(wanted);
        sorted.sort(Comparator.comparingLong(ByteRange::from));
        List<ByteRange> all = new ArrayList<>();
        for (ByteRange range : sorted) {
            ByteRange last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last != null && range.from() <= last.to() + GAP) {
                all.set(all.size() - 1, new ByteRange(last.from(), Math.max(last.to(), range.to())));
            } else if (range.length() > 0) {
                all.add(range);
            }
        }
        return all;
    }

    private static List<ByteRange> pieces(List<ByteRange> ranges) {
        List<ByteRange> pieces = new ArrayList<>();
        for (ByteRange range : ranges) {
            for (long from = range.from(); from < range.to(); from += LONGEST) {
                pieces.add(new ByteRange(from, Math.min(range.to(), from + LONGEST)));
            }
        }
        return pieces;
    }
}
