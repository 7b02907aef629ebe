package dev.assay.dqdl;

import static dev.assay.dqdl.Signature.Feature.ANALYZER;
import static dev.assay.dqdl.Signature.Feature.ANALYZER_ONLY;
import static dev.assay.dqdl.Signature.Feature.DYNAMIC;
import static dev.assay.dqdl.Signature.Feature.EQUALITY_ONLY;
import static dev.assay.dqdl.Signature.Feature.FRACTION;
import static dev.assay.dqdl.Signature.Feature.KEYWORDS;
import static dev.assay.dqdl.Signature.Feature.ROW_LEVEL;
import static dev.assay.dqdl.Signature.Feature.THRESHOLD;
import static dev.assay.dqdl.Signature.Feature.WHERE;
import static dev.assay.dqdl.Signature.Role.AGGREGATE;
import static dev.assay.dqdl.Signature.Role.ALIAS;
import static dev.assay.dqdl.Signature.Role.COLUMN;
import static dev.assay.dqdl.Signature.Role.COLUMN_LIST;
import static dev.assay.dqdl.Signature.Role.COLUMN_MAPPING;
import static dev.assay.dqdl.Signature.Role.COLUMN_OR_ALL;
import static dev.assay.dqdl.Signature.Role.METRIC;
import static dev.assay.dqdl.Signature.Role.PATH;
import static dev.assay.dqdl.Signature.Role.PATTERN;
import static dev.assay.dqdl.Signature.Role.REFERENCE_COLUMNS;
import static dev.assay.dqdl.Signature.Role.SQL;
import static dev.assay.dqdl.Signature.Role.TEXT;
import static dev.assay.dqdl.Signature.UNBOUNDED;
import static dev.assay.dqdl.ast.ConditionKind.DATE;
import static dev.assay.dqdl.ast.ConditionKind.DURATION;
import static dev.assay.dqdl.ast.ConditionKind.NUMBER;
import static dev.assay.dqdl.ast.ConditionKind.SIZE;
import static dev.assay.dqdl.ast.ConditionKind.STRING;

import dev.assay.dqdl.Signature.Builder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rule types of DQDL as the tests of this module need them; the real registry stands in another module. */
final class FixtureVocabulary implements Vocabulary {
    static final FixtureVocabulary INSTANCE = new FixtureVocabulary();

    private final Map<String, Signature> byName = new LinkedHashMap<>();

    private FixtureVocabulary() {
        List<Builder> all = new ArrayList<>();
        all.add(Signature.named("RowCount").form(0, 0, List.of(), NUMBER).with(WHERE, ANALYZER, DYNAMIC));
        all.add(Signature.named("ColumnCount").form(0, 0, List.of(), NUMBER).with(ANALYZER, DYNAMIC));
        for (String column : List.of("Completeness", "UniqueValueRatio")) {
            all.add(column(column).with(FRACTION, ROW_LEVEL, ANALYZER, DYNAMIC));
        }
        for (String column : List.of(
                "Mean",
                "Sum",
                "StandardDeviation",
                "Variance",
                "Entropy",
                "DistinctValuesCount",
                "Range",
                "Skewness",
                "Kurtosis",
                "InterquartileRange",
                "ZerosCount")) {
            all.add(column(column).with(ANALYZER, DYNAMIC));
        }
        all.add(Signature.named("Uniqueness")
                .form(1, UNBOUNDED, List.of(COLUMN), NUMBER)
                .with(WHERE, ANALYZER, DYNAMIC, FRACTION, ROW_LEVEL));
        all.add(Signature.named("DuplicateRowCount")
                .form(0, UNBOUNDED, List.of(COLUMN), NUMBER)
                .with(WHERE, ANALYZER, DYNAMIC, ROW_LEVEL));
        all.add(Signature.named("IsComplete").form(1, 1, List.of(COLUMN)).with(WHERE, ROW_LEVEL));
        all.add(Signature.named("IsUnique").form(1, UNBOUNDED, List.of(COLUMN)).with(WHERE, ROW_LEVEL));
        all.add(Signature.named("IsPrimaryKey")
                .form(1, UNBOUNDED, List.of(COLUMN))
                .with(WHERE, ROW_LEVEL));
        all.add(Signature.named("ColumnExists").form(1, 1, List.of(COLUMN)));
        all.add(Signature.named("ColumnNamesMatchPattern").form(1, 1, List.of(PATTERN)));
        all.add(Signature.named("ColumnDataType")
                .form(1, 1, List.of(COLUMN), STRING)
                .with(WHERE, THRESHOLD, ANALYZER, ROW_LEVEL, EQUALITY_ONLY)
                .tags("format"));
        all.add(Signature.named("ColumnCorrelation")
                .form(2, 2, List.of(COLUMN), NUMBER)
                .with(WHERE, ANALYZER, DYNAMIC));
        all.add(Signature.named("ColumnLength")
                .form(1, 1, List.of(COLUMN), NUMBER)
                .with(WHERE, ANALYZER, ROW_LEVEL));
        all.add(Signature.named("ColumnValues")
                .form(1, 1, List.of(COLUMN), STRING, NUMBER, DATE)
                .with(WHERE, THRESHOLD, ANALYZER, KEYWORDS, ROW_LEVEL)
                .tags("ignoreCase"));
        all.add(Signature.named("DataFreshness")
                .form(1, 1, List.of(COLUMN), DURATION)
                .with(WHERE, ANALYZER, ROW_LEVEL));
        all.add(Signature.named("CustomSql")
                .formWithOptionalCondition(1, 1, List.of(SQL), NUMBER)
                .with(THRESHOLD, ANALYZER, DYNAMIC, ROW_LEVEL));
        all.add(Signature.named("ReferentialIntegrity")
                .form(2, 2, List.of(COLUMN_LIST, REFERENCE_COLUMNS), NUMBER)
                .with(ANALYZER, DYNAMIC, FRACTION, ROW_LEVEL));
        all.add(Signature.named("DatasetMatch")
                .form(2, 3, List.of(ALIAS, COLUMN_MAPPING, COLUMN_MAPPING), NUMBER)
                .with(ANALYZER, DYNAMIC, FRACTION, ROW_LEVEL));
        all.add(Signature.named("SchemaMatch")
                .form(1, 1, List.of(ALIAS), NUMBER)
                .with(ANALYZER, DYNAMIC, FRACTION));
        all.add(Signature.named("RowCountMatch")
                .form(1, 1, List.of(ALIAS), NUMBER)
                .with(ANALYZER, DYNAMIC));
        all.add(Signature.named("AggregateMatch")
                .form(2, 2, List.of(AGGREGATE), NUMBER)
                .with(ANALYZER));
        all.add(Signature.named("DetectAnomalies").form(1, UNBOUNDED, List.of(METRIC, TEXT)));
        all.add(file("FileFreshness")
                .form(0, 1, List.of(PATH), DATE)
                .with(THRESHOLD)
                .tags("timeZone", "failFast"));
        all.add(file("FileSize").form(0, 1, List.of(PATH), SIZE).with(THRESHOLD).tags("failFast"));
        all.add(file("FileUniqueness")
                .form(0, 1, List.of(PATH), NUMBER)
                .with(FRACTION)
                .tags("matchFileName"));
        all.add(file("FileMatch")
                .form(2, 2, List.of(PATH))
                .form(0, 1, List.of(PATH), STRING)
                .tags("matchFileName", "hashAlgorithm"));
        all.add(Signature.named("AllStatistics")
                .form(1, 1, List.of(COLUMN_OR_ALL))
                .with(ANALYZER_ONLY));
        all.add(Signature.named("Distribution")
                .form(1, 1, List.of(COLUMN_OR_ALL))
                .with(ANALYZER_ONLY)
                .tags("bins", "rebin"));
        for (Builder builder : all) {
            Signature signature = builder.build();
            byName.put(signature.name(), signature);
        }
    }

    private static Builder column(String name) {
        return Signature.named(name).form(1, 1, List.of(COLUMN), NUMBER).with(WHERE);
    }

    private static Builder file(String name) {
        return Signature.named(name).with(ANALYZER).tags("recentFiles", "uriRegex", "filterOrder");
    }

    @Override
    public Optional<Signature> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Collection<Signature> all() {
        return byName.values();
    }
}
