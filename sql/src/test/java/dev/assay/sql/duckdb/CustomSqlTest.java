package dev.assay.sql.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.Assay;
import dev.assay.EvaluationBuilder;
import dev.assay.Ruleset;
import dev.assay.data.BatchReader;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.LimitException;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.data.memory.Records;
import dev.assay.result.Cause;
import dev.assay.result.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CustomSql rules, from the ruleset to the outcome. */
class CustomSqlTest {
    record Order(
            int id,
            @Nullable String country,
            @Nullable BigDecimal price,
            @Nullable LocalDate day,
            @Nullable Instant at,
            @Nullable LocalDateTime local,
            @Nullable LocalTime time,
            byte @Nullable [] raw,
            boolean paid,
            float single,
            double number) {}

    record Country(String code, String name) {}

    private static final Dataset ORDERS = Records.of(
            "orders",
            Order.class,
            List.of(order(1, "DE", "9.50"), order(2, "FR", "20.00"), order(3, null, null), order(4, "DE", "1.25")));

    private static final Dataset COUNTRIES =
            Records.of("countries", Country.class, List.of(new Country("DE", "Germany"), new Country("IT", "Italy")));

    private static Order order(int id, @Nullable String country, @Nullable String price) {
        return new Order(
                id,
                country,
                price == null ? null : new BigDecimal(price),
                LocalDate.of(2025, 1, id),
                Instant.parse("2025-01-01T23:30:00Z").plusSeconds(id),
                LocalDateTime.of(2025, 1, 1, 10, 0, id),
                LocalTime.of(10, id),
                new byte[] {(byte) id, (byte) 0xFF},
                id % 2 == 0,
                id / 10f,
                id * 1.5);
    }

    private static EvaluationBuilder builder(String... rules) throws Exception {
        return Assay.evaluation(Ruleset.parse("Rules = [ " + String.join(",\n", rules) + " ]"), ORDERS)
                .reference("countries", COUNTRIES)
                .reference("lake.silver-countries", COUNTRIES)
                .now(Instant.parse("2025-03-18T12:34:56Z"));
    }

    private static Outcome only(String rule) throws Exception {
        return builder(rule).run().outcomes().get(0);
    }

    private static String sql(String statement, String more) {
        return "CustomSql \"" + statement + "\"" + more;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select count(*) from primary|4",
                "SELECT sum(price) FROM PRIMARY|30.75",
                "select max(id) from `primary` p where p.country = 'DE'|4",
                "select count(*) from primary join countries c on country = c.code|2",
                "select count(*) from lake.silver-countries|2",
                "select count(*) from `lake.silver-countries` where name like 'I%'|1",
                "select avg(x) from (select price * 2 as x from primary where price is not null)|20.5",
                "with big as (select * from primary where price > 5) select count(*) from big|2",
                "select count(distinct country) from primary|2",
                "select count(*) from primary where day >= date '2025-01-02'|3",
                "select count(*) from primary where at > '2025-01-01 23:30:02'|2",
                "select hour(local) from primary limit 1|10",
                "select count(*) from primary where time = '10:03:00'|1",
                "select count(*) from primary where raw is not null and paid|2",
                "select round(sum(single) * 10) from primary|10",
                "select sum(number) from primary|15.0",
                "select '7'|7.0",
                "select true|1.0",
                "select count(*) from primary a, countries b|8",
                "select count(*) from primary where country is distinct from 'DE'|2",
                "select sum(id) over () from primary limit 1|10",
                "select (select max(price) from primary) - 1|19.0",
            })
    void aStatementGivesANumber(String statement, double expected) throws Exception {
        Outcome outcome = only(sql(statement, " = " + new BigDecimal(String.valueOf(expected)).toPlainString()));
        assertThat(outcome.passed())
                .as(outcome.message().orElse("-") + outcome.metrics())
                .isTrue();
        assertThat(outcome.metrics().toString()).contains("Dataset.*.CustomSQL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select id, price from primary|BAD_SQL|Custom SQL did not return exactly 1 column",
                "select id from primary|BAD_SQL|Custom SQL did not return exactly 1 row",
                "select id from primary where id > 99|BAD_SQL|Custom SQL did not return exactly 1 row",
                "select max(price) from primary where id > 99|NO_DATA|Custom SQL returned NULL",
                "select country from primary where id = 1|WRONG_TYPE|Custom SQL did not return a number",
                "select day from primary where id = 1|WRONG_TYPE|Custom SQL did not return a number",
                "select nonsense from primary|BAD_SQL|There was a problem when executing your SQL statement: Binder Error",
                "select from where|BAD_SQL|There was a problem when executing your SQL statement",
                "select count(*) from contries|BAD_SQL|there is no dataset contries",
                "select levenshtein(country, 'x') from primary|BAD_SQL|the function levenshtein is not supported",
                "select count(*) from primary where (id > 1|BAD_SQL|a ( has no )",
            })
    void whatIsNoNumberIsSaid(String statement, Cause cause, String message) throws Exception {
        Outcome outcome = only(sql(statement, " > 0"));
        assertThat(outcome.cause()).as(outcome.message().orElse("-")).contains(cause);
        assertThat(outcome.message().orElse("-")).contains(message);
    }

    @Test
    void aMissedConditionHasGluesText() throws Exception {
        Outcome outcome = only(sql("select count(*) from primary", " > 100"));
        assertThat(outcome.message()).contains("Custom SQL response failed to satisfy the threshold");
        assertThat(only(sql("select contry from primary", " > 0")).hint()).isNotNull();
        assertThat(only(sql("select count(*) from contries", " > 0")).hint()).contains("did you mean countries?");
    }

    @Test
    void returnedRowsAreTheGoodOnes() throws Exception {
        Outcome outcome = only(sql("select id from primary where price > 5", ""));
        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.metrics().toString()).contains("Dataset.*.CustomSQL.Compliance=0.5");
        assertThat(outcome.message()).contains("Custom SQL response failed to satisfy the threshold");
        assertThat(outcome.examples()).hasSize(2);
        assertThat(outcome.examples().get(0).row()).isEqualTo(3);
        assertThat(only(sql("select id from primary where price > 5", " with threshold >= 0.5"))
                        .passed())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"country", "price", "day", "at", "local", "raw", "paid", "single", "number"})
    void everyTypeOfColumnFindsItselfAgain(String column) throws Exception {
        Outcome outcome = only(sql("select " + column + " from primary", ""));
        assertThat(outcome.passed())
                .as(outcome.message().orElse("-") + outcome.metrics())
                .isTrue();
        Outcome several = only(sql("select " + column + ", id from primary where id < 3", " with threshold = 0.5"));
        assertThat(several.passed()).as(several.metrics().toString()).isTrue();
    }

    @Test
    void returnedColumnsMustBeThePrimarys() throws Exception {
        assertThat(only(sql("select name from countries", "")).message().orElse("-"))
                .contains("must contain at least one column that matches the input dataset");
        assertThat(only(sql("select id, code from primary, countries", ""))
                        .message()
                        .orElse("-"))
                .contains("should only belong to the primary table. Columns not found: code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop view primary",
                "copy primary to 'x.csv'",
                "attach 'x.db'",
                "install httpfs",
                "load httpfs",
                "pragma database_list",
                "set threads = 1",
                "call duckdb_settings()",
                "create table x as select 1",
                "insert into primary values (1)",
                "select 1; drop view primary",
                "select 1 /* ; */ ; select 2",
                "explain analyze select 1",
                "describe primary",
                "with x as (select 1) delete from x",
                "select * from read_csv('/etc/passwd')",
                "select * from '/etc/passwd'",
                "select * from `/etc/passwd`",
                "select * from (`/etc/passwd`)",
                "select * from read_text('/etc/passwd')",
                "select read_text('/etc/passwd')",
                "select * from glob('/*')",
                "select * from duckdb_settings()",
                "select * from information_schema.tables",
                "select * from (information_schema.tables)",
                "select * from primary, duckdb_secrets()",
                "select getenv('HOME')",
                "select * from sniff_csv('x')",
                "select getvariable('x')",
                "select current_setting('threads')",
                "select * into x from primary",
                "select 1 from primary join pragma_version() on true",
                "$1",
            })
    void nothingButOneSelectOverTheDatasetsRuns(String statement) throws Exception {
        Outcome outcome = only(sql(statement, " > 0"));
        assertThat(outcome.cause()).as(outcome.message().orElse("-")).contains(Cause.BAD_SQL);
    }

    @Test
    void datasetsMayHaveHostileNames() throws Exception {
        String name = "x\"; drop view \"primary";
        Outcome outcome = builder(sql("select count(*) from `x\\\"; drop view \\\"primary`", " = 2"))
                .reference(name, COUNTRIES)
                .run()
                .outcomes()
                .get(0);
        assertThat(outcome.passed()).as(outcome.message().orElse("-")).isTrue();
    }

    /** A dataset whose data cannot be read. */
    private record Broken(Dataset original) implements Dataset, Split {
        @Override
        public String name() {
            return "broken.parquet";
        }

        @Override
        public String description() {
            return "broken.parquet: row group 0";
        }

        @Override
        public Schema schema() {
            return original.schema();
        }

        @Override
        public List<Split> splits() {
            return List.of(this);
        }

        @Override
        public BatchReader open(Projection projection, BufferAllocator allocator) throws DataException {
            throw new DataException("broken.parquet: row group 0: the checksum is wrong");
        }
    }

    @Test
    void dataThatCannotBeReadEndsTheEvaluation() {
        assertThatThrownBy(() -> Assay.evaluation(
                                Ruleset.parse("Rules = [ " + sql("select count(code) from bad", " > 0") + " ]"), ORDERS)
                        .reference("bad", new Broken(COUNTRIES))
                        .run())
                .isInstanceOf(DataException.class)
                .hasMessage("broken.parquet: row group 0: the checksum is wrong");
    }

    @Test
    @Timeout(60)
    void anEndlessStatementEndsWithTheTimeLimit() throws Exception {
        EvaluationBuilder endless = builder(sql(
                        "with recursive r as (select 1 as n union all select n + 1 from r) select count(*) from r",
                        " > 0"))
                .timeout(Duration.ofMillis(500));
        assertThatThrownBy(endless::run).isInstanceOf(LimitException.class).hasMessageContaining("did not finish");
    }

    @Test
    @Timeout(60)
    void aHungryStatementFailsAlone() throws Exception {
        List<Outcome> outcomes = builder(
                        sql(
                                "select count(distinct concat(" + numbered("x", ".id") + ")) from "
                                        + numbered("primary x", ""),
                                " > 0"),
                        sql("select length(repeat('x', 1000000000))", " > 0"),
                        "RowCount = 4")
                .memory(256L << 20)
                .run()
                .outcomes();
        assertThat(outcomes.get(0).message().orElse("-")).contains("Out of Memory");
        assertThat(outcomes.get(1).message().orElse("-")).contains("a text of more than 10000000 characters");
        assertThat(outcomes.get(2).passed()).isTrue();
    }

    /** A list of twelve. */
    private static String numbered(String before, String after) {
        return IntStream.range(0, 12).mapToObj(i -> before + i + after).collect(Collectors.joining(", "));
    }

    @Test
    void interruptsAreObeyed() throws Exception {
        EvaluationBuilder endless = builder(sql(
                "with recursive r as (select 1 as n union all select n + 1 from r) select count(*) from r", " > 0"));
        Thread worker = Thread.currentThread();
        Thread other = new Thread(() -> {
            try {
                Thread.sleep(700);
            } catch (InterruptedException e) {
                return;
            }
            worker.interrupt();
        });
        other.start();
        assertThatThrownBy(endless::run).isInstanceOf(DataException.class).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        other.join();
    }

    @Test
    void evaluationsAtOnceDoNotSeeEachOther() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                work.add(() -> builder(sql("select count(*) from primary", " = 4"), sql("select id from primary", ""))
                        .run()
                        .passed());
            }
            for (Future<Boolean> done : pool.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void timeIsTheEvaluations() throws Exception {
        assertThat(only(sql("select year(current_date) * 100 + month(now())", " = 202503"))
                        .passed())
                .isTrue();
        assertThat(builder(sql("select day(current_date)", " = 19"))
                        .now(Instant.parse("2025-03-18T23:30:00Z"))
                        .zone(ZoneId.of("Europe/Berlin"))
                        .run()
                        .passed())
                .isTrue();
        assertThat(builder(sql("select day(max(at)) from primary", " = 2"))
                        .zone(ZoneId.of("Europe/Berlin"))
                        .run()
                        .passed())
                .isTrue();
    }

    @Test
    void analyzersRecordTheNumber() throws Exception {
        assertThat(Assay.check("Analyzers = [ " + sql("select max(id) from primary", "") + " ]", ORDERS)
                        .analyzers()
                        .get(0)
                        .metrics()
                        .toString())
                .isEqualTo("{Dataset.*.CustomSQL=4.0}");
    }
}
