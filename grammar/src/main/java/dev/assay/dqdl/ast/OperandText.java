package dev.assay.dqdl.ast;

/** Writes compound operands: arguments joined by a comma, operators between blanks, brackets where they were written. */
final class OperandText {
    private OperandText() {}

    static String of(Operand operand) {
        StringBuilder text = new StringBuilder();
        append(text, operand);
        return text.toString();
    }

    private static void append(StringBuilder text, Operand operand) {
        if (operand instanceof Arithmetic chain) {
            append(text, chain.first());
            for (Arithmetic.Step step : chain.steps()) {
                text.append(' ').append(step.operator().symbol()).append(' ');
                append(text, step.operand());
            }
        } else if (operand instanceof Parenthesized brackets) {
            text.append('(');
            append(text, brackets.inner());
            text.append(')');
        } else if (operand instanceof Call call) {
            text.append(call.name()).append('(');
            String comma = "";
            for (Operand argument : call.arguments()) {
                text.append(comma);
                append(text, argument);
                comma = ",";
            }
            text.append(')');
        } else {
            text.append(operand.source());
        }
    }
}
