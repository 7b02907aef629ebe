package dev.assay.cli;

import dev.assay.dqdl.Signature;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Form;
import dev.assay.rule.RuleType;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Descriptions of rule types, all read from the registry. */
final class RuleTypeTables {
    private RuleTypeTables() {}

    /** One line per type. */
    static void list(List<RuleType> types, Writer out) throws IOException {
        int width = types.stream().mapToInt(type -> type.name().length()).max().orElse(0);
        for (RuleType type : types) {
            out.write(type.name() + " ".repeat(width - type.name().length() + 2));
            out.write(type.signature().summary());
            out.write("\n");
        }
    }

    /** Everything about one type. */
    static void describe(RuleType type, Writer out) throws IOException {
        Signature signature = type.signature();
        out.write(type.name() + ": " + signature.summary() + "\n");
        out.write("\n");
        for (Form form : signature.forms()) {
            out.write("Form: " + form(type.name(), form) + "\n");
        }
        out.write("where filter: " + yesNo(signature.supportsWhere()) + "\n");
        out.write("with threshold: " + yesNo(signature.supportsThreshold()) + "\n");
        out.write("dynamic operands: " + yesNo(signature.has(Feature.DYNAMIC)) + "\n");
        out.write("analyzer: " + analyzer(signature) + "\n");
        out.write("row results: " + yesNo(signature.has(Feature.ROW_LEVEL)) + "\n");
        if (!signature.tags().isEmpty()) {
            out.write("Tags: " + String.join(", ", signature.tags()) + "\n");
        }
        out.write("Examples:\n");
        for (String example : type.examples()) {
            out.write("  " + example + "\n");
        }
    }

    /** The table of the documentation. */
    static void markdown(List<RuleType> types, Writer out) throws IOException {
        out.write("| Rule type | What it measures | `where` | `with threshold` | dynamic | analyzer | rows |\n");
        out.write("| --- | --- | --- | --- | --- | --- | --- |\n");
        for (RuleType type : types) {
            Signature signature = type.signature();
            out.write("| `" + type.examples().get(0).replace("|", "\\|") + "` | "
                    + signature.summary().replace("|", "\\|"));
            out.write(" | " + yesNo(signature.supportsWhere()) + " | " + yesNo(signature.supportsThreshold()));
            out.write(" | " + yesNo(signature.has(Feature.DYNAMIC)) + " | " + analyzer(signature) + " | "
                    + yesNo(signature.has(Feature.ROW_LEVEL)) + " |\n");
        }
    }

    private static String analyzer(Signature signature) {
        return signature.analyzerOnly() ? "only" : yesNo(signature.usableAsAnalyzer());
    }

    private static String yesNo(boolean value) {
        return value ? "yes" : "no";
    }

    /** {@code Mean "column" <number>}. */
    private static String form(String name, Form form) {
        StringBuilder text = new StringBuilder(name);
        int shown = Math.max(form.minimum(), Math.min(form.maximum(), 1));
        for (int parameter = 0; parameter < shown; parameter++) {
            String role = form.role(parameter).name().toLowerCase(Locale.ROOT).replace('_', ' ');
            text.append(parameter < form.minimum() ? " \"" + role + "\"" : " [\"" + role + "\"]");
        }
        if (form.maximum() > shown) {
            text.append(" ...");
        }
        List<String> kinds = new ArrayList<>();
        form.conditions().forEach(kind -> kinds.add(kind.name().toLowerCase(Locale.ROOT)));
        if (!kinds.isEmpty()) {
            String condition = "condition on a " + String.join(" or ", kinds);
            text.append(form.conditionRequired() ? " <" + condition + ">" : " [<" + condition + ">]");
        }
        return text.toString();
    }
}
