package dev.assay.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.readers.format.FormatLimit;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.Test;

class OpenOptionsTest {
    @Test
    void readsSchemas() {
        Map<String, ArrowType> schema = OpenOptions.DEFAULT
                .withSchema("id=BIGINT, price=decimal(10, 2),`a,b`=string,x=y=date,n=numeric")
                .formatOptions()
                .schema();
        assertThat(schema.keySet()).containsExactlyInAnyOrder("id", "price", "a,b", "x=y", "n");
        assertThat(schema.get("id")).isEqualTo(new ArrowType.Int(64, true));
        assertThat(schema.get("price")).isEqualTo(new ArrowType.Decimal(10, 2, 128));
        assertThat(schema.get("n")).isEqualTo(new ArrowType.Decimal(10, 0, 128));
        assertThat(schema.get("a,b")).isEqualTo(ArrowType.Utf8.INSTANCE);
    }

    @Test
    void refusesSchemasItCannotRead() {
        assertThatThrownBy(() -> OpenOptions.DEFAULT.withSchema("id"))
                .hasMessage("'id' is no column and type; write column=type,column=type");
        assertThatThrownBy(() -> OpenOptions.DEFAULT.withSchema("id=blob"))
                .hasMessageStartingWith("'blob' is no type; types are: ");
        assertThatThrownBy(() -> OpenOptions.DEFAULT.withSchema("id=int,id=int"))
                .hasMessage("column 'id' has two types");
        assertThatThrownBy(() -> OpenOptions.DEFAULT.withSchema("id=decimal(39,2)"))
                .hasMessageContaining("1 to 38 digits");
    }

    @Test
    void readsCsvOptions() {
        assertThat(OpenOptions.DEFAULT
                        .withCsv("header=false,delimiter=,,null=NA,quote='")
                        .formatOptions()
                        .csv())
                .isEqualTo(Map.of("header", "false", "delimiter", ",", "null", "NA", "quote", "'"));
        assertThat(OpenOptions.DEFAULT
                        .withCsv("null=,delimiter=;")
                        .formatOptions()
                        .csv())
                .isEqualTo(Map.of("null", "", "delimiter", ";"));
        assertThat(OpenOptions.DEFAULT.withCsv("").formatOptions().csv()).isEmpty();
    }

    @Test
    void refusesCsvOptionsItDoesNotKnow() {
        assertThatThrownBy(() -> OpenOptions.DEFAULT.withCsv("colour=red"))
                .hasMessageStartingWith("'colour=red' is no CSV option");
        assertThatThrownBy(() -> OpenOptions.DEFAULT.withCsv("header=false,colour=red"))
                .hasMessageStartingWith("'colour=red' is no CSV option; options are: header,");
        assertThatThrownBy(() -> OpenOptions.DEFAULT.withCsv("header=false,header=true"))
                .hasMessageContaining("given twice");
    }

    @Test
    void keepsEarlierChoices() {
        OpenOptions options = OpenOptions.DEFAULT
                .withFormat("csv")
                .withCsv("header=false")
                .withSchema("a=int")
                .withStatistics(false)
                .withLimits(Map.of("limit-line", 5L))
                .withRoot(java.nio.file.Path.of("/data"));
        assertThat(options.format()).hasValue("csv");
        assertThat(options.formatOptions().csv()).containsEntry("header", "false");
        assertThat(options.formatOptions().schema()).containsKey("a");
        assertThat(options.formatOptions().useStatistics()).isFalse();
        assertThat(options.formatOptions().verifyChecksums()).isTrue();
        assertThat(options.formatOptions().limit("limit-line", 9)).isEqualTo(5);
        assertThat(options.root()).hasValue(java.nio.file.Path.of("/data"));
    }

    @Test
    void knowsTheLimitsOfAllFormatsByName() {
        assertThat(Datasets.limits())
                .extracting(FormatLimit::name)
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("limit-"))
                .contains("limit-json-depth", "limit-parquet-page-bytes");
    }
}
