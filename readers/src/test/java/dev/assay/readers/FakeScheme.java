package dev.assay.readers;

import dev.assay.data.Dataset;
import dev.assay.data.memory.Records;
import java.util.List;
import java.util.Map;

/** {@code memo:TEXT} is a table with that text. */
public final class FakeScheme implements DatasetScheme {
    @Override
    public String scheme() {
        return "memo";
    }

    @Override
    public Dataset open(String uri, OpenOptions options) {
        return Records.ofMaps(uri, List.of(Map.of("text", uri.substring(uri.indexOf(':') + 1))));
    }
}
