package dev.assay.sql.duckdb;

import dev.assay.data.BatchReader;
import dev.assay.data.DataException;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.sql.SqlException;
import dev.assay.sql.SqlQuery;
import dev.assay.sql.SqlRequest;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** A statement in DuckDB's words, checked against the datasets; its result is one split. */
final class DuckDbQuery implements SqlQuery, Split {
    private final SqlRequest request;
    private final String sql;
    private final List<ResultColumn> columns;
    private final Schema schema;

    private DuckDbQuery(SqlRequest request, String sql, List<ResultColumn> columns) {
        this.request = request;
        this.sql = sql;
        this.columns = columns;
        List<Field> fields = new ArrayList<>();
        columns.forEach(column -> fields.add(column.field()));
        this.schema = new Schema(fields);
    }

    static DuckDbQuery prepare(SqlRequest request, String sql) throws SqlException {
        // Binding reads nothing, so the allocator stays empty.
        try (BufferAllocator none = new RootAllocator(0);
                Session session = Session.open(request, none);
                PreparedStatement statement = session.connection().prepareStatement(sql)) {
            ResultSetMetaData result = statement.getMetaData();
            List<ResultColumn> columns = new ArrayList<>();
            for (int i = 1; i <= result.getColumnCount(); i++) {
                columns.add(ResultColumn.of(result, i));
            }
            return new DuckDbQuery(request, sql, columns);
        } catch (SQLException e) {
            throw Session.problem(e);
        }
    }

    @Override
    public String name() {
        return "the result of the SQL statement";
    }

    @Override
    public String description() {
        return name();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<Split> splits() {
        return List.of(this);
    }

    @Override
    public BatchReader open(Projection projection, BufferAllocator allocator) throws DataException {
        return ResultReader.run(request, sql, columns, projection, allocator);
    }
}
