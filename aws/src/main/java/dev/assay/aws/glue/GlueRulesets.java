package dev.assay.aws.glue;

import dev.assay.data.DataException;
import dev.assay.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.DataQualityTargetTable;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetDataQualityRulesetResponse;

/** The rulesets that Glue keeps, as objects by their names. */
final class GlueRulesets implements ObjectStore {
    private final GlueService glue;
    private final Optional<DataQualityTargetTable> target;

    /** @param target the table that a new ruleset is for */
    private GlueRulesets(GlueService glue, Optional<DataQualityTargetTable> target) {
        this.glue = glue;
        this.target = target;
    }

    /** @param options of AWS; {@code target}: {@code DATABASE.TABLE} for new rulesets */
    static GlueRulesets of(Map<String, String> options) throws DataException {
        Map<String, String> others = new HashMap<>(options);
        String table = others.remove("target");
        Optional<DataQualityTargetTable> target = Optional.empty();
        if (table != null) {
            int dot = table.indexOf('.');
            if (dot <= 0 || dot == table.length() - 1) {
                throw new DataException("'" + table + "' is no table; write DATABASE.TABLE");
            }
            target = Optional.of(DataQualityTargetTable.builder()
                    .databaseName(table.substring(0, dot))
                    .tableName(table.substring(dot + 1))
                    .build());
        }
        return new GlueRulesets(GlueService.of(others), target);
    }

    @Override
    public String uri() {
        return "glue:";
    }

    @Override
    public Optional<byte[]> read(String name, int most) throws DataException {
        return get(name).map(ruleset -> ruleset.ruleset().getBytes(StandardCharsets.UTF_8));
    }

    private Optional<GetDataQualityRulesetResponse> get(String name) throws DataException {
        return glue.call("glue:GetDataQualityRuleset", "glue:" + name, client -> {
            try {
                return Optional.of(client.getDataQualityRuleset(request -> request.name(name)));
            } catch (EntityNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /** Creates or updates; what is there already is left alone. The table of a ruleset cannot be changed. */
    @Override
    public void write(String name, byte[] content) throws DataException {
        String text = new String(content, StandardCharsets.UTF_8);
        Optional<GetDataQualityRulesetResponse> before = get(name);
        if (before.isEmpty()) {
            glue.call(
                    "glue:CreateDataQualityRuleset",
                    "glue:" + name,
                    client -> client.createDataQualityRuleset(
                            request -> request.name(name).ruleset(text).targetTable(target.orElse(null))));
            return;
        }
        DataQualityTargetTable is = before.get().targetTable();
        if (target.isPresent()
                && (is == null
                        || !target.get().databaseName().equals(is.databaseName())
                        || !target.get().tableName().equals(is.tableName()))) {
            throw new DataException("glue:" + name + ": is for "
                    + (is == null ? "no table" : is.databaseName() + "." + is.tableName())
                    + ", which cannot be changed; delete it, or use another name");
        }
        if (!before.get().ruleset().equals(text)) {
            glue.call(
                    "glue:UpdateDataQualityRuleset",
                    "glue:" + name,
                    client -> client.updateDataQualityRuleset(
                            request -> request.name(name).ruleset(text)));
        }
    }

    @Override
    public void writeFile(String name, Path file) throws IOException {
        write(name, Files.readAllBytes(file));
    }

    @Override
    public List<Entry> list(String prefix) throws DataException {
        return glue.call(
                "glue:ListDataQualityRulesets",
                "glue:" + prefix,
                client -> client.listDataQualityRulesetsPaginator(request -> {}).stream()
                        .flatMap(page -> page.rulesets().stream())
                        .filter(ruleset -> ruleset.name().startsWith(prefix))
                        .map(ruleset -> new Entry(ruleset.name(), String.valueOf(ruleset.lastModifiedOn())))
                        .sorted(Comparator.comparing(Entry::name))
                        .toList());
    }

    @Override
    public void delete(String name) throws DataException {
        glue.call("glue:DeleteDataQualityRuleset", "glue:" + name, client -> {
            try {
                return Optional.of(client.deleteDataQualityRuleset(request -> request.name(name)));
            } catch (EntityNotFoundException e) {
                return Optional.empty();
            }
        });
    }
}
