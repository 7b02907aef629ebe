package dev.assay.readers.text;

import org.apache.arrow.vector.types.pojo.Field;

/**
 * Only whether there is a value: for texts whose values nobody wants, and for structs and lists. Comes as a vector of booleans, all of
 * them true.
 */
final class PresenceBuilder extends BoolBuilder {
    PresenceBuilder(Field field) {
        super(field);
    }

    @Override
    public boolean fits(byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        return true;
    }

    @Override
    public boolean acceptsAll() {
        return true;
    }

    @Override
    public boolean set(int row, byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        store(row, true);
        return true;
    }
}
