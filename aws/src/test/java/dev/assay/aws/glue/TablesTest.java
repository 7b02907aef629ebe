package dev.assay.aws.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.Assay;
import dev.assay.Ruleset;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.Datasets;
import dev.assay.readers.OpenOptions;
import dev.assay.result.Evaluation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        Files.createDirectories(folder.resolve("p1"));
        Files.createDirectories(folder.resolve("elsewhere/x=1"));
        Files.writeString(folder.resolve("p1/a.jsonl"), "{\"id\": 1, \"price\": 1.5}\n{\"id\": 2, \"price\": 2}\n");
        Files.writeString(folder.resolve("elsewhere/x=1/b.jsonl"), "{\"id\": 3, \"price\": 7}\n");
        Files.createDirectories(folder.resolve("plain"));
        Files.writeString(folder.resolve("plain/data"), "1\u0001a,b\u0001\\N\n2\u0001c\u00012024-01-31\n");
    }

    @Test
    void partitionsAreWhatTheCatalogSays() throws Exception {
        Dataset table = open("""
                {"DatabaseName": "db", "Name": "t", "Parameters": {"classification": "json"},
                 "PartitionKeys": [{"Name": "day", "Type": "string"}, {"Name": "kind", "Type": "string"}],
                 "StorageDescriptor": {"Location": ".", "Columns": [{"Name": "id", "Type": "bigint"},
                     {"Name": "price", "Type": "decimal(10,2)"}]},
                 "Partitions": [
                   {"Values": ["2024-01-01", "a/b=c"], "StorageDescriptor": {"Location": "p1"}},
                   {"Values": ["2024-01-02", "__HIVE_DEFAULT_PARTITION__"], "StorageDescriptor": {"Location": "elsewhere"}}]}
                """);
        assertThat(table.schema().getFields().stream().map(Object::toString))
                .containsExactly("id: Int(64, true)", "price: Decimal(10, 2, 128)", "day: Utf8", "kind: Utf8");
        assertPasses(
                table,
                "Rules = [ RowCount = 3, ColumnValues \"day\" in [\"2024-01-01\", \"2024-01-02\"], Completeness \"kind\" > 0.6,"
                        + " Sum \"price\" = 3.5 where \"kind = 'a/b=c'\" ]");
    }

    @Test
    void aConditionSelectsPartitions() throws Exception {
        String table = """
                {"DatabaseName": "db", "Name": "t", "Parameters": {"classification": "json"},
                 "PartitionKeys": [{"Name": "year", "Type": "int"}, {"Name": "kind", "Type": "string"}],
                 "StorageDescriptor": {"Location": "."},
                 "Partitions": [
                   {"Values": ["2023", "a"], "StorageDescriptor": {"Location": "p1"}},
                   {"Values": ["2024", "__HIVE_DEFAULT_PARTITION__"], "StorageDescriptor": {"Location": "elsewhere"}}]}
                """;
        assertPasses(open(table, "?year > 2023.5"), "Rules = [ RowCount = 1, Sum \"year\" = 2024 ]");
        assertPasses(open(table, "?kind = 'a' or year < 1"), "Rules = [ RowCount = 2 ]");
        assertPasses(open(table, "?1 = 1"), "Rules = [ RowCount = 3 ]");
        assertThatThrownBy(() -> open(table, "?year > 2030")).hasMessageContaining("no partition is selected");
        assertThatThrownBy(() -> open(table, "?month = 1"))
                .hasMessageContaining("the partition predicate 'month = 1' cannot be used");
        assertThatThrownBy(() -> open(table, "?year >"))
                .hasMessageContaining("the partition predicate 'year >' is not valid");
    }

    @Test
    void delimitedTextHasTheColumnsOfTheCatalog() throws Exception {
        Dataset table = open("""
                {"DatabaseName": "db", "Name": "t",
                 "StorageDescriptor": {"Location": "plain",
                   "SerdeInfo": {"SerializationLibrary": "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe"},
                   "Columns": [{"Name": "id", "Type": "int"}, {"Name": "name", "Type": "varchar(10)"},
                     {"Name": "day", "Type": "date"}]}}
                """);
        assertPasses(
                table,
                "Rules = [ RowCount = 2, Sum \"id\" = 3, ColumnValues \"name\" in [\"a,b\", \"c\"], Completeness \"day\" = 0.5,"
                        + " ColumnValues \"day\" > \"2024-01-01\" where \"day is not null\" ]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Parameters\": {\"table_type\": \"ICEBERG\"}|is a table of iceberg",
                "\"Parameters\": {\"spark.sql.sources.provider\": \"delta\"}|is a table of delta",
                "\"Parameters\": {\"classification\": \"orc\"}|the format orc is not read; formats are parquet, json and csv",
                "\"TableType\": \"VIRTUAL_VIEW\"|is a view",
                "\"Parameters\": {\"classification\": \"json\"}|the catalog says no location",
                "\"Parameters\": {\"classification\": \"json\"}, \"StorageDescriptor\": {\"Location\": \"http://169.254.169.254/\"}|"
                        + "only s3:// locations are",
                "\"Parameters\": {\"classification\": \"json\"}, \"PartitionKeys\": [{\"Name\": \"x\"}]|has no partition",
                "\"TargetTable\": {\"DatabaseName\": \"db\", \"Name\": \"t\"}|links that lead to links"
            })
    void whatCannotBeReadSaysWhatToDo(String fields, String message) {
        assertThatThrownBy(() -> open("{\"DatabaseName\": \"db\", \"Name\": \"t\", " + fields + "}"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("glue://db/t: ")
                .hasMessageContaining(message);
    }

    @Test
    void catalogFilesAreChecked() throws Exception {
        assertThatThrownBy(() -> Datasets.open(
                        "glue://db/t", OpenOptions.DEFAULT.withStore(Map.of("catalog", folder + "/none.json"))))
                .hasMessageContaining("there is no such catalog file");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"Tables\": [\n}");
        assertThatThrownBy(() -> Datasets.open(
                        "glue://db/t", OpenOptions.DEFAULT.withStore(Map.of("catalog", broken.toString()))))
                .hasMessageContaining("no valid JSON in line 2");
        assertThatThrownBy(() -> Datasets.open("glue://db")).hasMessageContaining("write glue://DATABASE/TABLE");
    }

    private Dataset open(String table) throws Exception {
        return open(table, "");
    }

    private Dataset open(String table, String condition) throws Exception {
        Path catalog = Files.writeString(folder.resolve("catalog.json"), "{\"Tables\": [" + table + "]}");
        return Datasets.open(
                "glue://db/t" + condition, OpenOptions.DEFAULT.withStore(Map.of("catalog", catalog.toString())));
    }

    private static void assertPasses(Dataset dataset, String rules) throws Exception {
        Evaluation evaluation = Assay.check(Ruleset.parse(rules), dataset);
        assertThat(evaluation.failures()).isEmpty();
    }
}
