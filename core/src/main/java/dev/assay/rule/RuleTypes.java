package dev.assay.rule;

import dev.assay.dqdl.Signature;
import dev.assay.dqdl.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The registry of rule types: the built-in ones, and those that {@link RuleTypeProvider}s on the class path add. */
public final class RuleTypes {
    /** All types of DQDL, alphabetically. */
    public static final List<RuleType> BUILT_IN = List.of(
            AggregateMatch.TYPE,
            AllStatistics.TYPE,
            ColumnCorrelation.TYPE,
            ColumnCount.TYPE,
            ColumnDataType.TYPE,
            ColumnExists.TYPE,
            ColumnLength.TYPE,
            ColumnNamesMatchPattern.TYPE,
            ColumnValues.TYPE,
            Completeness.TYPE,
            CustomSql.TYPE,
            DataFreshness.TYPE,
            DatasetMatch.TYPE,
            DetectAnomalies.TYPE,
            DistinctValuesCount.TYPE,
            Distribution.TYPE,
            DuplicateRowCount.TYPE,
            Entropy.TYPE,
            FileFreshness.TYPE,
            FileMatch.TYPE,
            FileSize.TYPE,
            FileUniqueness.TYPE,
            InterquartileRange.TYPE,
            IsComplete.TYPE,
            IsPrimaryKey.TYPE,
            IsUnique.TYPE,
            Kurtosis.TYPE,
            Mean.TYPE,
            Range.TYPE,
            ReferentialIntegrity.TYPE,
            RowCount.TYPE,
            RowCountMatch.TYPE,
            SchemaMatch.TYPE,
            Skewness.TYPE,
            StandardDeviation.TYPE,
            Sum.TYPE,
            UniqueValueRatio.TYPE,
            Uniqueness.TYPE,
            Variance.TYPE,
            ZerosCount.TYPE);

    private static final RuleTypes INSTALLED = load();

    private final Map<String, RuleType> byName;
    private final Vocabulary vocabulary;

    private RuleTypes(Map<String, RuleType> byName) {
        this.byName = byName;
        this.vocabulary = new RegistryVocabulary(byName);
    }

    /** The built-in types and those found on the class path when this class was first used. */
    public static RuleTypes installed() {
        return INSTALLED;
    }

    /** A type by its name. */
    public Optional<RuleType> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All types, built-in ones first. */
    public List<RuleType> all() {
        return List.copyOf(byName.values());
    }

    /** The same for the parser. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    private static RuleTypes load() {
        Map<String, RuleType> types = new LinkedHashMap<>();
        BUILT_IN.forEach(type -> add(types, type, "built-in"));
        for (RuleTypeProvider provider : ServiceLoader.load(RuleTypeProvider.class, RuleTypes.class.getClassLoader())) {
            provider.ruleTypes()
                    .forEach(type -> add(types, type, provider.getClass().getName()));
        }
        return new RuleTypes(types);
    }

    private static void add(Map<String, RuleType> types, RuleType type, String origin) {
        if (types.putIfAbsent(type.name(), type) != null) {
            throw new IllegalStateException("rule type " + type.name() + " is defined twice; the second by " + origin);
        }
    }

    private record RegistryVocabulary(Map<String, RuleType> types) implements Vocabulary {
        @Override
        public Optional<Signature> find(String name) {
            return Optional.ofNullable(types.get(name)).map(RuleType::signature);
        }

        @Override
        public Collection<Signature> all() {
            List<Signature> signatures = new ArrayList<>();
            types.values().forEach(type -> signatures.add(type.signature()));
            return signatures;
        }
    }
}
