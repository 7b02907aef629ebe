package dev.assay.bench.race;

import dev.assay.bench.race.ColdHeat.Run;
import dev.assay.bench.race.Racer.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Work by processes that start for it. */
record Cold(Path project, Tables tables, int rounds) {
    List<ColdHeat> run(Path orders, boolean deequ) throws IOException {
        Path works = project.resolve("bench/race/works");
        List<ColdHeat> heats = new ArrayList<>();
        Map<String, Run> runs = new LinkedHashMap<>();
        runs.put("`./assay check`", command(works.resolve("orders.dqdl"), orders));
        runs.put("Assay embedded", worker(Engine.ASSAY, Work.of(works, "orders", "", orders, true, "")));
        runs.put("DuckDB", worker(Engine.DUCKDB, Work.of(works, "orders", "", orders, true, "")));
        if (deequ) {
            runs.put("Deequ", worker(Engine.DEEQU, Work.of(works, "orders", "", orders, true, "")));
        }
        heats.add(ColdHeat.run("`orders.dqdl`", runs, rounds, project));
        heats.add(ColdHeat.run(
                "`orders.dqdl`, `--memory 256MB`",
                Map.of("`./assay check`", command(works.resolve("orders.dqdl"), orders, "--memory", "256MB")),
                rounds,
                project));
        heats.add(ColdHeat.run(
                "`orders-footer.dqdl`",
                Map.of("`./assay check`", command(works.resolve("orders-footer.dqdl"), orders)),
                rounds,
                project));
        Path few = tables.folder().resolve("few.csv");
        Path rules = tables.folder().resolve("few.dqdl");
        Files.writeString(few, "id,x,code\n1,1.5,a\n2,2.5,b\n3,3.5,a\n4,,b\n");
        Files.writeString(
                rules,
                "Rules = [ RowCount = 4, IsComplete \"id\", IsUnique \"id\", ColumnValues \"code\" in [\"a\", \"b\"] ]\n");
        Map<String, Run> small = new LinkedHashMap<>();
        small.put("`./assay check`", command(rules, few));
        small.put(
                "Assay embedded",
                worker(Engine.ASSAY, new Work("", rules, java.util.Optional.empty(), few, false, "")));
        heats.add(ColdHeat.run("4 rules on 4 rows", small, Math.max(5, rounds), project));
        return heats;
    }

    private Run command(Path rules, Path data, String... more) {
        List<String> command = new ArrayList<>(
                List.of(project.resolve("assay").toString(), "check", rules.toString(), data.toString()));
        command.addAll(List.of(more));
        return new Run(command, "");
    }

    private Run worker(Engine engine, Work work) throws IOException {
        return new Run(engine.command(project), engine.request(work).orElseThrow() + "\n");
    }
}
