package dev.assay.dqdl;

import dev.assay.dqdl.ast.Labels;
import dev.assay.dqdl.ast.SourceRange;
import dev.assay.dqdl.internal.parser.DqdlParser;
import dev.assay.dqdl.internal.parser.DqdlParser.LabelContext;
import dev.assay.dqdl.internal.parser.DqdlParser.LabelListContext;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds label lists and enforces Glue's limits on them. */
final class LabelsBuilder {
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final int MOST = 10;

    private final Build build;
    private Map<String, String> defaults = Map.of();

    LabelsBuilder(Build build) {
        this.build = build;
    }

    /** The labels of the document, which count for every rule. */
    void setDefaults(Labels labels) {
        defaults = labels.entries();
    }

    /** @param at the whole clause */
    Labels build(LabelListContext context, SourceRange at) {
        Map<String, String> entries = new LinkedHashMap<>();
        Commas commas = new Commas(build, "label");
        boolean any = false;
        for (ParseTree child : context.children) {
            if (child instanceof LabelContext label) {
                any = true;
                commas.element(label.getStart());
                add(label, entries);
            } else if (child instanceof TerminalNode terminal
                    && terminal.getSymbol().getType() == DqdlParser.COMMA) {
                commas.comma(terminal.getSymbol());
            }
        }
        commas.end();
        if (!any && !commas.failed()) {
            build.issues().error("labels", at, "the list of labels is empty", "write  [ \"key\"=\"value\" ]");
        }
        Set<String> effective = new HashSet<>(defaults.keySet());
        effective.addAll(entries.keySet());
        if (effective.size() > MOST) {
            build.issues()
                    .error(
                            "labels",
                            at,
                            "there are " + effective.size() + " labels, the default ones counted; " + MOST
                                    + " are allowed",
                            "remove some");
        }
        return new Labels(entries, at);
    }

    private void add(LabelContext context, Map<String, String> entries) {
        Optional<String> key = text(context.key, "key");
        Token value = context.text instanceof DqdlParser.TextOperandContext text
                ? text.STRING().getSymbol()
                : context.text.getStart();
        Optional<String> text = text(value, "value");
        if (key.isEmpty() || text.isEmpty()) {
            return;
        }
        if (key.get().isEmpty() || text.get().isEmpty()) {
            build.issues()
                    .error("labels", build.range(context), "key and value of a label cannot be empty", "write a text");
        }
        checkLength(context.key, key.get(), LONGEST_KEY, "key");
        checkLength(value, text.get(), LONGEST_VALUE, "value");
        if (entries.put(key.get(), text.get()) != null) {
            build.issues()
                    .error(
                            "labels",
                            build.range(context.key),
                            "the label " + context.key.getText() + " is given twice",
                            "remove one of the two");
        }
    }

    private Optional<String> text(Token token, String what) {
        if (token.getType() != DqdlParser.STRING) {
            build.issues()
                    .error(
                            "labels",
                            build.range(token),
                            "the " + what + " of a label is a text in double quotes",
                            "write  \"" + Characters.excerpt(token.getText(), 40) + "\"");
            return Optional.empty();
        }
        return Optional.of(Strings.value(token.getText(), false));
    }

    private void checkLength(Token token, String text, int longest, String what) {
        if (text.length() > longest) {
            build.issues()
                    .error(
                            "labels",
                            build.range(token),
                            "the " + what + " of a label has " + text.length() + " characters; " + longest
                                    + " are allowed",
                            "shorten it");
        }
    }
}
