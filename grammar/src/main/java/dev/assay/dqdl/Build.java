package dev.assay.dqdl;

import dev.assay.dqdl.ast.SourceRange;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** What every part of the builder needs. */
record Build(SourceText source, Issues issues, Vocabulary vocabulary, Limits limits, Variables variables) {
    SourceRange range(Token token) {
        return source.range(token.getStartIndex(), Math.max(token.getStartIndex(), token.getStopIndex() + 1));
    }

    SourceRange range(Token first, Token last) {
        return source.range(first.getStartIndex(), Math.max(first.getStartIndex(), last.getStopIndex() + 1));
    }

    /** Reports a keyword in the wrong case, which {@link Words} has let through as if it were right. */
    void checkCase(@Nullable TerminalNode keyword) {
        if (keyword == null) {
            return;
        }
        Token token = keyword.getSymbol();
        SyntaxMessages.keyword(token.getText()).ifPresent(right -> miscased(token, right));
    }

    void miscased(Token token, String right) {
        issues.error(
                "keyword-case",
                range(token),
                "'" + token.getText() + "' is not a keyword: keywords have one case",
                "write " + right);
    }

    SourceRange range(ParserRuleContext context) {
        Token stop = context.getStop();
        return stop == null ? range(context.getStart()) : range(context.getStart(), stop);
    }
}
