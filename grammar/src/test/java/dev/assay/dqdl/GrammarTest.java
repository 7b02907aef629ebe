package dev.assay.dqdl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dqdl.internal.parser.DqdlParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.DecisionInfo;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;

/** What the parser relies on: the grammar needs no context and little lookahead. */
class GrammarTest {
    @Test
    void isUnambiguousAndDecidesWithinThreeTokens() throws IOException {
        List<String> findings = new ArrayList<>();
        long longest = 0;
        for (LanguageTest.Case example : LanguageTest.cases().toList()) {
            SourceText source = new SourceText(example.text());
            Issues issues = new Issues(100);
            List<CommonToken> tokens = Words.settle(
                            new Scan(source, issues).tokens(),
                            FixtureVocabulary.INSTANCE,
                            Limits.DEFAULT,
                            source,
                            issues)
                    .orElseThrow();
            DqdlParser parser = new DqdlParser(new CommonTokenStream(new ListTokenSource(tokens)));
            parser.removeErrorListeners();
            parser.addErrorListener(new AmbiguityListener(example.text(), findings));
            parser.setErrorHandler(new Recovery(100));
            parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
            parser.setProfile(true);
            parser.document();
            for (DecisionInfo decision : parser.getParseInfo().getDecisionInfo()) {
                longest = Math.max(longest, decision.SLL_MaxLook);
            }
        }
        assertThat(findings).isEmpty();
        assertThat(longest).isLessThanOrEqualTo(3);
    }

    private static final class AmbiguityListener extends BaseErrorListener {
        private final String text;
        private final List<String> findings;

        AmbiguityListener(String text, List<String> findings) {
            this.text = text;
            this.findings = findings;
        }

        @Override
        public void reportAmbiguity(
                Parser parser, DFA dfa, int start, int stop, boolean exact, BitSet alternatives, ATNConfigSet configs) {
            findings.add("ambiguity in decision " + dfa.decision + ": " + text);
        }

        @Override
        public void reportAttemptingFullContext(
                Parser parser, DFA dfa, int start, int stop, BitSet alternatives, ATNConfigSet configs) {
            findings.add("full context in " + parser.getRuleNames()[dfa.atnStartState.ruleIndex] + " "
                    + parser.getTokenStream().get(start).getText() + ".."
                    + parser.getTokenStream().get(stop).getText() + ": " + text);
        }
    }
}
