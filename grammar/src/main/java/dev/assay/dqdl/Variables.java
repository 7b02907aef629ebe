package dev.assay.dqdl;

import dev.assay.dqdl.ast.Keyword;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.SourceRange;
import dev.assay.dqdl.ast.Text;
import dev.assay.dqdl.ast.Variable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The declared variables, looked up at the places where they are used. */
final class Variables {
    private final Map<String, Variable> byName = new LinkedHashMap<>();
    private final Set<String> broken = new HashSet<>();
    private final Issues issues;

    Variables(Issues issues) {
        this.issues = issues;
    }

    /** Returns false when the name is taken. */
    boolean declare(Variable variable) {
        return byName.putIfAbsent(variable.name(), variable) == null;
    }

    /** Remembers a name whose value was wrong, so that its uses are not reported as well. */
    void declareBroken(String name) {
        broken.add(name);
    }

    List<Variable> all() {
        return List.copyOf(byName.values());
    }

    /** The variable, or a problem at the place of use. */
    Optional<Variable> find(String name, SourceRange at) {
        Variable variable = byName.get(name);
        if (variable == null && !broken.contains(name)) {
            String hint = Names.nearest(name, byName.keySet())
                    .map(near -> "did you mean $" + near + "?")
                    .orElse(
                            byName.isEmpty()
                                    ? "declare it before the rules:  " + name + " = \"...\""
                                    : "declared are: "
                                            + byName.keySet().stream().limit(10).collect(Collectors.joining(", ")));
            issues.error("undefined-variable", at, "there is no variable $" + name, hint);
        }
        return Optional.ofNullable(variable);
    }

    /**
     * The one value of a variable as it stands at the place of use.
     *
     * @param verbatim whether backslashes belong to the text (patterns, SQL)
     */
    Optional<Operand> single(String name, SourceRange at, boolean verbatim) {
        Optional<Variable> variable = find(name, at);
        if (variable.isPresent() && variable.get().list()) {
            issues.error(
                    "variable-type",
                    at,
                    "one text is needed here, but $" + name + " is a list",
                    "use a list with:  in $" + name);
            return Optional.empty();
        }
        return variable.map(found -> used(found.values().get(0), name, at, verbatim));
    }

    /** A declared value moved to its place of use. */
    static Operand used(Operand declared, String name, SourceRange at, boolean verbatim) {
        String written = "$" + name;
        if (declared instanceof Keyword keyword) {
            return new Keyword(keyword.word(), written, at);
        }
        return new Text(Strings.value(declared.source(), verbatim), written, at);
    }
}
