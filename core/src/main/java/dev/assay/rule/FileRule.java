package dev.assay.rule;

import dev.assay.scan.Measurement;
import java.util.List;

/** A rule on files: nothing is measured by scans, and the work is done when it is judged. */
@FunctionalInterface
interface FileRule extends BoundRule {
    /** Looks at the files. */
    Judgement look() throws RuleException;

    @Override
    default List<Measurement<?>> measurements() {
        return List.of();
    }

    @Override
    default Judgement judge(Answers answers) {
        try {
            return look();
        } catch (RuleException problem) {
            return Judgement.failed(problem);
        }
    }

    /** M4 for files. */
    static String filesPassed(double ratio) {
        return Messages.rowsPassed(ratio).replace("rows", "files");
    }
}
