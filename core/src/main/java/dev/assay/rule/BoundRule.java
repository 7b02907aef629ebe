package dev.assay.rule;

import dev.assay.metric.MetricKey;
import dev.assay.result.DistributionData;
import dev.assay.scan.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A rule that has met its datasets: it says what must be measured, and judges what was measured. Immutable. */
public interface BoundRule {
    /** What must be measured; empty for a rule about schemas. */
    List<Measurement<?>> measurements();

    /** The verdict; a pure function of the answers. */
    Judgement judge(Answers answers);

    /** What it says of single rows; empty for a rule that says nothing of them. */
    default Optional<RowTest> rowTest() {
        return Optional.empty();
    }

    /** Distributions that it measured, of the analyzer of that name. */
    default SortedMap<MetricKey, DistributionData> distributions(Answers answers) {
        return new TreeMap<>();
    }

    /** Whether it was judged when it was bound, so that judging costs nothing. */
    default boolean isDecided() {
        return false;
    }

    /** The same rule, which also says something of single rows. */
    default BoundRule withRows(RowTest test) {
        BoundRule rule = this;
        return new BoundRule() {
            @Override
            public List<Measurement<?>> measurements() {
                return rule.measurements();
            }

            @Override
            public Judgement judge(Answers answers) {
                return rule.judge(answers);
            }

            @Override
            public Optional<RowTest> rowTest() {
                return Optional.of(test);
            }

            @Override
            public boolean isDecided() {
                return rule.isDecided();
            }
        };
    }

    /** A rule that needs no measurement. */
    static BoundRule decided(Judgement judgement) {
        return new BoundRule() {
            @Override
            public List<Measurement<?>> measurements() {
                return List.of();
            }

            @Override
            public Judgement judge(Answers answers) {
                return judgement;
            }

            @Override
            public boolean isDecided() {
                return true;
            }
        };
    }
}
