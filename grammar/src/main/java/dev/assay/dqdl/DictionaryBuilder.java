package dev.assay.dqdl;

import dev.assay.dqdl.ast.DataSources;
import dev.assay.dqdl.ast.Metadata;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.SourceRange;
import dev.assay.dqdl.ast.Text;
import dev.assay.dqdl.internal.parser.DqdlParser;
import dev.assay.dqdl.internal.parser.DqdlParser.DictionaryContext;
import dev.assay.dqdl.internal.parser.DqdlParser.PairContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds {@code Metadata} and {@code DataSources}. */
final class DictionaryBuilder {
    private static final String VERSION = "Version";
    private static final String PRIMARY = "Primary";
    private static final String ADDITIONAL = "AdditionalDataSources";

    private final Build build;
    private final ConditionBuilder conditions;

    DictionaryBuilder(Build build, ConditionBuilder conditions) {
        this.build = build;
        this.conditions = conditions;
    }

    /** One value with its place. */
    private record Entry(List<String> texts, boolean list, SourceRange at) {}

    Metadata metadata(DictionaryContext context, SourceRange at) {
        Map<String, String> entries = new LinkedHashMap<>();
        pairs(context, Set.of(VERSION), "Metadata").forEach((key, entry) -> {
            if (entry.list()) {
                build.issues()
                        .warn(
                                "metadata-list",
                                entry.at(),
                                "a list is read as one text here",
                                "write one text: \"1.0\"");
            }
            String text = entry.list()
                    ? "[" + String.join(",", entry.texts()) + "]"
                    : entry.texts().get(0);
            entries.put(key, text);
        });
        return new Metadata(entries, at);
    }

    DataSources dataSources(DictionaryContext context, SourceRange at) {
        Map<String, Entry> entries = pairs(context, Set.of(PRIMARY, ADDITIONAL), "DataSources");
        Optional<String> primary = Optional.empty();
        List<String> additional = List.of();
        Entry first = entries.get(PRIMARY);
        if (first != null) {
            if (first.list()) {
                build.issues()
                        .warn("data-sources", first.at(), "Primary is one name, not a list", "remove the brackets");
            }
            primary = Optional.of(
                    first.list()
                            ? "[" + String.join(",", first.texts()) + "]"
                            : first.texts().get(0));
        }
        Entry rest = entries.get(ADDITIONAL);
        if (rest != null) {
            if (!rest.list()) {
                build.issues()
                        .error(
                                "data-sources",
                                rest.at(),
                                "AdditionalDataSources is a list of names",
                                "write  [ \"" + Characters.excerpt(rest.texts().get(0), 40) + "\" ]");
            }
            additional = rest.texts();
        }
        return new DataSources(primary, additional, at);
    }

    private Map<String, Entry> pairs(DictionaryContext context, Set<String> known, String section) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Commas commas = new Commas(build, "pair");
        boolean any = false;
        for (ParseTree child : context.children) {
            if (child instanceof PairContext pair) {
                any = true;
                commas.element(pair.getStart());
                pair(pair, known, section, entries);
            } else if (child instanceof TerminalNode terminal
                    && terminal.getSymbol().getType() == DqdlParser.COMMA) {
                commas.comma(terminal.getSymbol());
            }
        }
        commas.end();
        if (!any && !commas.failed()) {
            build.issues()
                    .error(
                            "empty-dictionary",
                            build.range(context),
                            section + " is empty",
                            "add a pair, or remove the section");
        }
        return entries;
    }

    private void pair(PairContext context, Set<String> known, String section, Map<String, Entry> entries) {
        Token token = context.key;
        if (token.getType() != DqdlParser.STRING) {
            build.issues()
                    .error(
                            "syntax",
                            build.range(token),
                            "a key is a text in double quotes",
                            "write \"" + token.getText() + "\"");
            return;
        }
        String key = Strings.value(token.getText(), false);
        if (!known.contains(key)) {
            String hint = Names.nearest(key, known)
                    .map(near -> "did you mean \"" + near + "\"?")
                    .orElse("known are: "
                            + String.join(", ", known.stream().sorted().toList()));
            build.issues()
                    .error(
                            "unknown-key",
                            build.range(token),
                            section + " has no key " + Characters.excerpt(token.getText(), 60),
                            hint);
            return;
        }
        entry(context.value()).ifPresent(entry -> {
            if (entries.put(key, entry) != null) {
                build.issues()
                        .warn(
                                "duplicate-key",
                                build.range(token),
                                "the key is given twice; the last one counts",
                                "keep one");
            }
        });
    }

    private Optional<Entry> entry(DqdlParser.ValueContext context) {
        SourceRange at = build.range(context);
        List<Operand> operands;
        boolean list = context instanceof DqdlParser.ListValueContext;
        if (context instanceof DqdlParser.ListValueContext listed) {
            ConditionBuilder.Members members = conditions.members(listed.list(), false);
            if (members.failed) {
                return Optional.empty();
            }
            operands = members.operands;
        } else {
            Optional<Operand> operand = conditions.operand(((DqdlParser.SingleValueContext) context).operand());
            if (operand.isEmpty()) {
                return Optional.empty();
            }
            operands = List.of(operand.get());
        }
        for (Operand operand : operands) {
            if (!(operand instanceof Text text) || text.source().startsWith("$")) {
                build.issues()
                        .error(
                                "bad-operand",
                                operand.at(),
                                "a text in double quotes is needed here",
                                "put it in double quotes");
                return Optional.empty();
            }
        }
        return Optional.of(
                new Entry(operands.stream().map(o -> ((Text) o).value()).toList(), list, at));
    }
}
