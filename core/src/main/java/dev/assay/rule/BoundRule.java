package dev.assay.rule;

import dev.assay.scan.Measurement;
import java.util.List;

/** A rule that has met its datasets: it says what must be measured, and judges what was measured. Immutable. */
public interface BoundRule {
    /** What must be measured; empty for a rule about schemas. */
    List<Measurement<?>> measurements();

    /** The verdict; a pure function of the answers. */
    Judgement judge(Answers answers);

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
        };
    }
}
