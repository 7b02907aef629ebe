package dev.assay.aws.serve;

import dev.assay.aws.glue.Catalog;
import dev.assay.aws.json.Tree;
import dev.assay.data.DataException;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The part of the Data Catalog that data quality needs: tables, databases, partitions; tables can be created. */
final class CatalogOperations implements Catalog {
    private final Documents created;
    private final Optional<Catalog> given;
    private final Clock clock;

    /** @param given a catalog that cannot be changed, beside the tables created here */
    CatalogOperations(Documents created, Optional<Catalog> given, Clock clock) {
        this.created = created;
        this.given = given;
        this.clock = clock;
    }

    void register(Map<String, Operation> operations) {
        operations.put("GetTable", this::get);
        operations.put("GetTables", this::list);
        operations.put("GetDatabase", this::database);
        operations.put("GetPartitions", this::partitions);
        operations.put("CreateTable", this::create);
    }

    private Tree get(Tree request) throws ServiceException, IOException {
        return new Tree().put("Table", existing(request, "Name"));
    }

    private Tree existing(Tree request, String field) throws ServiceException, IOException {
        String database = Requests.text(request, "DatabaseName", 255);
        String name = Requests.text(request, field, 255);
        Tree table = table(database, name)
                .orElseThrow(() -> ServiceException.notFound("Entity Not Found: table " + database + "." + name));
        Tree shown = table.copy();
        return shown.put("Partitions", null);
    }

    private Tree list(Tree request) throws ServiceException, IOException {
        String database = Requests.text(request, "DatabaseName", 255);
        Pattern pattern;
        try {
            pattern = Pattern.compile(
                    request.text("Expression").filter(text -> !text.isEmpty()).orElse(".*"));
        } catch (PatternSyntaxException e) {
            throw ServiceException.invalid("Expression is no pattern: " + e.getDescription());
        }
        List<Tree> found = all(database).stream()
                .filter(table -> pattern.matcher(table.text("Name").orElse("")).matches())
                .toList();
        return Requests.page(request, "TableList", found, table -> table.copy().put("Partitions", null));
    }

    private Tree database(Tree request) throws ServiceException, IOException {
        String name = Requests.text(request, "Name", 255);
        if (all(name).isEmpty()) {
            throw ServiceException.notFound("Database " + name + " not found.");
        }
        return new Tree().put("Database", new Tree().put("Name", name));
    }

    private Tree partitions(Tree request) throws ServiceException, IOException {
        Tree table = existing(request, "TableName");
        if (request.text("Expression").isPresent()) {
            throw ServiceException.invalid("Expression is not evaluated here; leave it out");
        }
        return Requests.page(
                request,
                "Partitions",
                partitions(
                        table.text("DatabaseName").orElse(""),
                        table.text("Name").orElse("")),
                partition -> partition);
    }

    private synchronized Tree create(Tree request) throws ServiceException, IOException {
        String database = Requests.text(request, "DatabaseName", 255).toLowerCase(Locale.ROOT);
        Tree input = request.tree("TableInput");
        String name = Requests.text(input, "Name", 255).toLowerCase(Locale.ROOT);
        if (table(database, name).isPresent()) {
            throw new ServiceException("AlreadyExistsException", "Table already exists.");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Tree table = new Tree().put("Name", name).put("DatabaseName", database);
        input.fields().forEach((field, value) -> {
            if (!field.equals("Name")) {
                table.put(field, value);
            }
        });
        created.put(key(database, name), table.put("CreateTime", now).put("UpdateTime", now));
        return new Tree();
    }

    private static String key(String database, String name) {
        return database.toLowerCase(Locale.ROOT) + "/" + name.toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Tree> all(String database) throws DataException {
        List<Tree> others = given.isPresent() ? given.get().all(database) : List.of();
        return Stream.concat(
                        created.all().stream()
                                .filter(table ->
                                        table.text("DatabaseName").orElse("").equalsIgnoreCase(database)),
                        others.stream())
                .toList();
    }

    @Override
    public Optional<Tree> table(String database, String name) throws DataException {
        Optional<Tree> own = created.get(key(database, name));
        return own.isPresent() || given.isEmpty() ? own : given.get().table(database, name);
    }

    @Override
    public List<Tree> partitions(String database, String name) throws DataException {
        Optional<Tree> own = created.get(key(database, name));
        if (own.isPresent() || given.isEmpty()) {
            return own.map(table -> table.trees("Partitions")).orElse(List.of());
        }
        return given.get().partitions(database, name);
    }

    @Override
    public boolean mayBeLocal() {
        return true;
    }

    @Override
    public String resolve(String location) {
        return given.map(catalog -> catalog.resolve(location)).orElse(location);
    }
}
