package dev.assay.dqdl;

import dev.assay.dqdl.ast.SourceRange;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Checks that elements and commas of a list alternate. */
final class Commas {
    private final Build build;
    private final String what;
    private boolean afterElement;
    private @Nullable Token lastComma;
    private @Nullable Token reported;
    private boolean failed;
    private boolean forgiving;

    /** @param what one element, in messages */
    Commas(Build build, String what) {
        this.build = build;
        this.what = what;
    }

    /** Whether a problem was found so far. */
    boolean failed() {
        return failed;
    }

    /** The parser has skipped something here and said so: whatever is next is fine. */
    void forgive() {
        forgiving = true;
    }

    void element(Token start) {
        if (afterElement) {
            missing(start);
        }
        afterElement = true;
        forgiving = false;
        lastComma = null;
    }

    /** Reports that there should be a comma before an element. */
    void missing(Token start) {
        if (forgiving) {
            return;
        }
        SourceRange at = build.source().range(start.getStartIndex(), start.getStopIndex() + 1);
        String shown = Characters.excerpt(start.getText(), 40);
        var keyword = SyntaxMessages.keyword(start.getText());
        failed = true;
        if (keyword.isPresent()) {
            build.miscased(start, keyword.get());
        } else {
            build.issues()
                    .error(
                            "missing-comma",
                            at,
                            "a comma is missing before " + shown,
                            "put a comma between two " + what + "s");
        }
    }

    /** Stands for a comma that is not there. */
    void between() {
        afterElement = false;
    }

    void comma(Token comma) {
        if (!afterElement && !forgiving) {
            extra(comma);
        }
        afterElement = false;
        forgiving = false;
        lastComma = comma;
    }

    /** The closing bracket was reached. */
    void end() {
        if (lastComma != null && !forgiving) {
            extra(lastComma);
        }
    }

    private void extra(Token comma) {
        if (comma != reported) {
            reported = comma;
            failed = true;
            build.issues()
                    .error(
                            "extra-comma",
                            build.range(comma),
                            "a comma stands here without a " + what + " on both sides",
                            "remove it; DQDL has no trailing commas");
        }
    }
}
