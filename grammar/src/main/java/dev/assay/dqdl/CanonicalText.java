package dev.assay.dqdl;

import dev.assay.dqdl.ast.AnalyzerNode;
import dev.assay.dqdl.ast.Call;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.RuleNode;
import java.util.Map;

/** Rules as results print them: one line, white space and comments gone, everything else as written. */
public final class CanonicalText {
    private CanonicalText() {}

    /** The {@code Description} of a rule. */
    public static String of(RuleNode rule) {
        throw new UnsupportedOperationException("the printer follows");
    }

    public static String of(AnalyzerNode analyzer) {
        throw new UnsupportedOperationException("the printer follows");
    }

    /**
     * The rule after its dynamic operands were replaced.
     *
     * @param substitutions by identity: the whole operand of a condition, or a {@link Call} within it, to the text that
     *     takes its place
     */
    public static String evaluated(RuleNode rule, Map<Operand, String> substitutions) {
        throw new UnsupportedOperationException("the printer follows");
    }
}
