package dev.assay.dqdl;

import dev.assay.dqdl.Signature.Form;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.Parameter;
import dev.assay.dqdl.ast.SourceRange;
import dev.assay.dqdl.internal.parser.DqdlParser;
import dev.assay.dqdl.internal.parser.DqdlParser.ParameterContext;
import dev.assay.dqdl.internal.parser.DqdlParser.ParameterPartContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds the parameters of a rule or analyzer and checks their number. */
final class ParameterBuilder {
    private final Build build;

    ParameterBuilder(Build build) {
        this.build = build;
    }

    /**
     * The form that takes this many parameters, or empty with a problem.
     *
     * @param type the name of the rule
     */
    Optional<Form> form(Signature signature, Token type, List<ParameterPartContext> parts) {
        Optional<Form> form = signature.form(parts.size());
        if (form.isPresent()) {
            return form;
        }
        for (ParameterPartContext part : parts) {
            Token word = part.parameter().getStart();
            Optional<String> keyword = part.parameter() instanceof DqdlParser.BareParameterContext
                    ? SyntaxMessages.keyword(word.getText())
                    : Optional.empty();
            if (keyword.isPresent()) {
                build.miscased(word, keyword.get());
                return Optional.empty();
            }
        }
        int allowed = signature.maximumParameters();
        SourceRange at = parts.size() > allowed
                ? build.range(
                        parts.get(allowed).getStart(),
                        parts.get(parts.size() - 1).getStop())
                : build.range(type);
        build.issues()
                .error(
                        "parameter-count",
                        at,
                        signature.name() + " takes " + counts(signature) + ", but "
                                + (parts.isEmpty() ? "none is" : parts.size() + (parts.size() == 1 ? " is" : " are"))
                                + " given",
                        countHint(signature, parts));
        return Optional.empty();
    }

    private String countHint(Signature signature, List<ParameterPartContext> parts) {
        int allowed = signature.maximumParameters();
        if (parts.size() <= allowed) {
            return "write  " + signature.name() + " \"...\"";
        }
        ParameterPartContext surplus = parts.get(allowed);
        if (surplus.parameter() instanceof DqdlParser.BareParameterContext) {
            String word = surplus.parameter().getText();
            List<String> types =
                    build.vocabulary().all().stream().map(Signature::name).toList();
            Optional<String> near = Names.nearest(word, types);
            if (near.isPresent() && surplus.connector != null) {
                return "did you mean the rule " + near.get() + "? put joined rules in brackets: (...) and (...)";
            }
            if (near.isPresent()) {
                return "is a comma missing? the rule type is " + near.get();
            }
        }
        return "remove what is too much; a name with blanks stands in double quotes";
    }

    private static String counts(Signature signature) {
        TreeSet<Integer> counts = new TreeSet<>();
        Form widest = signature.forms().stream()
                .max(Comparator.comparingInt(Form::maximum))
                .orElseThrow();
        if (widest.maximum() == Signature.UNBOUNDED) {
            int least = signature.forms().stream().mapToInt(Form::minimum).min().orElse(0);
            return "at least " + parameters(least);
        }
        for (Form form : signature.forms()) {
            for (int count = form.minimum(); count <= form.maximum(); count++) {
                counts.add(count);
            }
        }
        if (counts.size() == 1) {
            return parameters(counts.first());
        }
        return counts.headSet(counts.last()).stream().map(String::valueOf).collect(Collectors.joining(", ")) + " or "
                + parameters(counts.last());
    }

    private static String parameters(int count) {
        return count == 0 ? "no parameter" : count == 1 ? "1 parameter" : count + " parameters";
    }

    /** @param form decides where backslashes belong to the text; null when the type or the number is wrong */
    List<Parameter> build(List<ParameterPartContext> parts, @Nullable Form form) {
        List<Parameter> parameters = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            Role role = form == null ? Role.TEXT : form.role(i);
            parameter(parts.get(i), isVerbatim(role)).ifPresent(parameters::add);
        }
        return parameters;
    }

    /** Whether the text is written in another language, to which its backslashes belong. */
    static boolean isVerbatim(Role role) {
        return role == Role.SQL || role == Role.PATTERN;
    }

    private Optional<Parameter> parameter(ParameterPartContext context, boolean verbatim) {
        SourceRange at = build.range(context.parameter());
        Parameter.Connector connector = context.connector == null
                ? Parameter.Connector.NONE
                : context.connector.getType() == DqdlParser.OF ? Parameter.Connector.OF : Parameter.Connector.AND;
        ParameterContext parameter = context.parameter();
        if (parameter instanceof DqdlParser.QuotedParameterContext) {
            String written = parameter.getStart().getText();
            String value = Strings.value(written, verbatim);
            return Optional.of(
                    new Parameter(connector, Parameter.Form.QUOTED, value, Strings.closed(written, value), at));
        }
        if (parameter instanceof DqdlParser.BareParameterContext) {
            String word = parameter.getStart().getText();
            return Optional.of(new Parameter(connector, Parameter.Form.BARE, word, word, at));
        }
        String name = ((DqdlParser.VariableParameterContext) parameter)
                .variable()
                .WORD()
                .getText();
        Optional<Operand> value = build.variables().single(name, at, verbatim);
        return value.map(
                found -> new Parameter(connector, Parameter.Form.VARIABLE, TagBuilder.textOf(found), "$" + name, at));
    }
}
