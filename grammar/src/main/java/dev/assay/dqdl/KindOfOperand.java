package dev.assay.dqdl;

import dev.assay.dqdl.ast.Arithmetic;
import dev.assay.dqdl.ast.Call;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.dqdl.ast.DateLiteral;
import dev.assay.dqdl.ast.DurationLiteral;
import dev.assay.dqdl.ast.Keyword;
import dev.assay.dqdl.ast.Now;
import dev.assay.dqdl.ast.NumberLiteral;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.Parenthesized;
import dev.assay.dqdl.ast.SizeLiteral;
import dev.assay.dqdl.ast.Text;
import dev.assay.dqdl.ast.TimeLiteral;
import java.util.Optional;

/** The kind of condition an operand asks for by itself; empty for {@code NULL}. */
final class KindOfOperand implements Operand.Visitor<Optional<ConditionKind>> {
    static final KindOfOperand INSTANCE = new KindOfOperand();

    private static final Optional<ConditionKind> NUMBER = Optional.of(ConditionKind.NUMBER);
    private static final Optional<ConditionKind> STRING = Optional.of(ConditionKind.STRING);
    private static final Optional<ConditionKind> DATE = Optional.of(ConditionKind.DATE);
    private static final Optional<ConditionKind> DURATION = Optional.of(ConditionKind.DURATION);
    private static final Optional<ConditionKind> SIZE = Optional.of(ConditionKind.SIZE);

    private KindOfOperand() {}

    @Override
    public Optional<ConditionKind> number(NumberLiteral operand) {
        return NUMBER;
    }

    /** A date by its looks, unless it came out of a variable. */
    @Override
    public Optional<ConditionKind> text(Text operand) {
        boolean dated = Strings.isDateShaped(operand.value()) || Strings.isTimeShaped(operand.value());
        return dated && !operand.source().startsWith("$") ? DATE : STRING;
    }

    @Override
    public Optional<ConditionKind> keyword(Keyword operand) {
        return operand.word() == Keyword.Word.NULL && !operand.source().startsWith("$") ? Optional.empty() : STRING;
    }

    @Override
    public Optional<ConditionKind> call(Call operand) {
        return NUMBER;
    }

    @Override
    public Optional<ConditionKind> arithmetic(Arithmetic operand) {
        return NUMBER;
    }

    @Override
    public Optional<ConditionKind> parenthesized(Parenthesized operand) {
        return NUMBER;
    }

    @Override
    public Optional<ConditionKind> date(DateLiteral operand) {
        return DATE;
    }

    @Override
    public Optional<ConditionKind> time(TimeLiteral operand) {
        return DATE;
    }

    @Override
    public Optional<ConditionKind> now(Now operand) {
        return DATE;
    }

    @Override
    public Optional<ConditionKind> duration(DurationLiteral operand) {
        return DURATION;
    }

    @Override
    public Optional<ConditionKind> size(SizeLiteral operand) {
        return SIZE;
    }
}
