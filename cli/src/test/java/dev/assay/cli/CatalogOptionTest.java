package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --catalog}, {@code --aws} and URIs of stores through the whole command. */
class CatalogOptionTest {
    @TempDir
    Path folder;

    private String catalog = "";

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("orders"));
        Files.createDirectories(folder.resolve("customers"));
        Files.writeString(folder.resolve("orders/a.csv"), "id,customer\n1,7\n2,8\n");
        Files.writeString(folder.resolve("customers/a.csv"), "id\n7\n8\n");
        catalog = Files.writeString(folder.resolve("catalog.json"), """
                        {"Tables": [
                          {"DatabaseName": "shop", "Name": "orders", "Parameters": {"classification": "csv"},
                           "StorageDescriptor": {"Location": "orders"}},
                          {"DatabaseName": "shop", "Name": "customers", "Parameters": {"classification": "csv"},
                           "StorageDescriptor": {"Location": "customers"}} ]}
                        """).toString();
    }

    private String rules(String text) throws IOException {
        return Files.writeString(folder.resolve("rules.dqdl"), text).toString();
    }

    @Test
    void tablesAreDatasetsAndReferences() throws IOException {
        String rules = rules("Rules = [ RowCount = 2, ReferentialIntegrity \"customer\" \"shop.customers.id\" = 1.0,"
                + " RowCountMatch \"shop.customers\" = 1.0 ]");
        Run run = Run.of("check", rules, "glue://shop/orders", "--catalog", catalog);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        Run explained = Run.of("explain", rules, "glue://shop/orders", "--catalog", catalog);
        assertThat(explained.out()).contains("glue://shop/customers");
        Run unknown = Run.of(
                "check",
                rules("Rules = [ RowCountMatch \"shop.none\" = 1.0 ]"),
                "glue://shop/orders",
                "--catalog",
                catalog);
        assertThat(unknown.code()).isEqualTo(ExitCode.NO_RESULT);
        assertThat(unknown.err()).contains("glue://shop/none: there is no such table in the catalog");
    }

    @Test
    void aDeclaredPrimarySourceIsTheDataset() throws IOException {
        String rules = rules("DataSources = { \"Primary\": \"shop.orders\" }\nRules = [ RowCount = 2 ]");
        assertThat(Run.of("check", rules, "--catalog", catalog).code()).isZero();
        String path = rules("DataSources = { \"Primary\": \"orders\" }\nRules = [ RowCount = 2 ]");
        Run run = Run.of("check", path, "--catalog", catalog);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("DATASET is missing, and the rulesets' Primary source orders is no table");
    }

    @Test
    void anOutputThatCannotBeUploadedLeavesTheResultComplete() throws IOException {
        String rules = rules("Rules = [ RowCount = 2 ]");
        Run run = Run.of(
                "check",
                rules,
                folder.resolve("orders/a.csv").toString(),
                "--output",
                "json=s3://results/x.json",
                "--aws",
                "endpoint=http://127.0.0.1:9,path-style=true,anonymous=true");
        assertThat(run.code()).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(run.out()).contains("1 of 1 rule passed");
        assertThat(run.err()).contains("cannot write s3://results/x.json: http://127.0.0.1:9 cannot be reached");
    }

    @Test
    void optionsAndUrisThatAreWrongSaySo() throws IOException {
        String rules = rules("Rules = [ RowCount = 2 ]");
        assertThat(Run.of("check", rules, "s3://b/x", "--aws", "region").err())
                .contains("--aws: 'region' is no name and value");
        Run unknown = Run.of("check", rules, "s3://b/x", "--aws", "colour=red");
        assertThat(unknown.code()).isEqualTo(ExitCode.NO_RESULT);
        assertThat(unknown.err()).contains("'colour' is no option of AWS");
        Run secret = Run.of("check", rules, "s3://AKIA:hush@b/x");
        assertThat(secret.code()).isEqualTo(ExitCode.NO_RESULT);
        assertThat(secret.err())
                .contains("credentials do not belong into a URI")
                .doesNotContain("hush");
        Run nothing = Run.of("glue", "pull", "orders", "--aws", "glue-endpoint=http://127.0.0.1:9,anonymous=true");
        assertThat(nothing.code()).isEqualTo(ExitCode.NO_RESULT);
        assertThat(nothing.err()).contains("glue:orders: Glue cannot be reached");
        assertThat(Run.of("glue", "push", "orders").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("serve", "dynamo").err()).contains("SERVICE");
    }
}
