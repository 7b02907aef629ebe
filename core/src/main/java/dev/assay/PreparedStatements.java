package dev.assay;

import dev.assay.data.Dataset;
import dev.assay.predicate.EvaluationTime;
import dev.assay.result.Cause;
import dev.assay.rule.Messages;
import dev.assay.rule.RuleException;
import dev.assay.rule.SqlStatements;
import dev.assay.scan.Cancellation;
import dev.assay.sql.SqlEngine;
import dev.assay.sql.SqlException;
import dev.assay.sql.SqlQuery;
import dev.assay.sql.SqlRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The SQL statements of an evaluation. The engine is looked for when the first one comes. */
final class PreparedStatements implements SqlStatements {
    private static final String PRIMARY = "primary";

    /** A reserved alias, see {@link dev.assay.scan.Measurement#isReserved}. */
    private static final String PREFIX = "\0sql ";

    private final EvaluationSettings settings;
    private final EvaluationTime time;
    private final Cancellation cancellation;
    private final Map<String, Prepared> byStatement = new HashMap<>();
    private final Map<String, SqlQuery> byAlias = new HashMap<>();

    PreparedStatements(EvaluationSettings settings, EvaluationTime time, Cancellation cancellation) {
        this.settings = settings;
        this.time = time;
        this.cancellation = cancellation;
    }

    /** The result of a statement, by its alias. */
    Optional<Dataset> find(String alias) {
        return Optional.ofNullable(byAlias.get(alias));
    }

    @Override
    public Prepared prepare(String statement) throws RuleException {
        Prepared known = byStatement.get(statement);
        if (known != null) {
            return known;
        }
        Map<String, Dataset> datasets = new LinkedHashMap<>(settings.references());
        datasets.put(PRIMARY, settings.dataset());
        try {
            SqlQuery query = engine().prepare(new SqlRequest(
                    statement, datasets, time, settings.threads(), settings.memoryBytes() / 2, cancellation::check));
            Prepared prepared = new Prepared(PREFIX + byAlias.size(), query);
            byAlias.put(prepared.alias(), query);
            byStatement.put(statement, prepared);
            return prepared;
        } catch (SqlException e) {
            throw new RuleException(Cause.BAD_SQL, message(e), e.hint());
        } catch (LinkageError e) {
            throw new RuleException(
                    Cause.UNSUPPORTED, Messages.unsupported("the SQL engine cannot be loaded here: " + e.getMessage()));
        }
    }

    /** What a rule says of a statement that fails, while it is prepared or while it runs. */
    static String message(SqlException e) {
        return "There was a problem when executing your SQL statement: " + e.getMessage();
    }

    private static SqlEngine engine() throws RuleException {
        try {
            return ServiceLoader.load(SqlEngine.class)
                    .findFirst()
                    .orElseThrow(() -> new RuleException(
                            Cause.UNSUPPORTED,
                            Messages.unsupported("CustomSql needs a SQL engine, and there is none on the class path"),
                            Optional.of("add the artifact dev.assay:assay-sql")));
        } catch (ServiceConfigurationError e) {
            throw new RuleException(
                    Cause.UNSUPPORTED, Messages.unsupported("the SQL engine cannot be loaded: " + e.getMessage()));
        }
    }
}
