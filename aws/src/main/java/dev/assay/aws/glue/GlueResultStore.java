package dev.assay.aws.glue;

import dev.assay.aws.json.SdkTrees;
import dev.assay.data.DataException;
import dev.assay.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** Results by their ids, as documents. */
final class GlueResultStore implements ObjectStore {
    private final GlueService glue;

    GlueResultStore(GlueService glue) {
        this.glue = glue;
    }

    @Override
    public String uri() {
        return "glue-results:";
    }

    @Override
    public Optional<byte[]> read(String id, int most) throws DataException {
        return glue.call("glue:GetDataQualityResult", "result " + id, client -> {
            try {
                return Optional.of(SdkTrees.of(client.getDataQualityResult(request -> request.resultId(id)))
                        .toJson(true)
                        .getBytes(StandardCharsets.UTF_8));
            } catch (EntityNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        throw readOnly();
    }

    @Override
    public void writeFile(String name, Path file) throws IOException {
        throw readOnly();
    }

    @Override
    public List<Entry> list(String prefix) throws DataException {
        return glue.call(
                "glue:ListDataQualityResults",
                "results",
                client -> client.listDataQualityResultsPaginator(request -> {}).stream()
                        .flatMap(page -> page.results().stream())
                        .filter(result -> result.resultId().startsWith(prefix))
                        .map(result -> new Entry(result.resultId(), String.valueOf(result.startedOn())))
                        .sorted(Comparator.comparing(Entry::name))
                        .toList());
    }

    @Override
    public void delete(String name) throws IOException {
        throw readOnly();
    }

    private static IOException readOnly() {
        return new IOException("results in Glue cannot be written from outside");
    }
}
