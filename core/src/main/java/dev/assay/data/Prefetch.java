package dev.assay.data;

/** Data that are being fetched because they will be read soon. */
@FunctionalInterface
public interface Prefetch extends AutoCloseable {
    /** Nothing is being fetched. */
    Prefetch NOTHING = () -> {};

    /** Forgets what was fetched and not read; what is read later is fetched again. */
    @Override
    void close();
}
