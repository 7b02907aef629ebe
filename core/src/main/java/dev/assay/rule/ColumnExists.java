package dev.assay.rule;

import dev.assay.result.Cause;

/** {@code ColumnExists "column"}: a column of exactly this name exists; unlike everywhere else, case matters. Reads no rows. */
final class ColumnExists {
    static final RuleType TYPE = RuleType.named("ColumnExists")
            .summary("A column of exactly this name exists.")
            .example("ColumnExists \"email\"")
            .column()
            .bind(ColumnExists::bind)
            .build();

    private ColumnExists() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        String name = call.parameter(0);
        boolean exists = call.schema().getFields().stream()
                .anyMatch(field -> field.getName().equals(name));
        if (!exists) {
            throw new RuleException(
                    Cause.NOT_MET, Messages.missingColumn(name), RuleCall.nearestColumns(call.schema(), name));
        }
        return BoundRule.decided(Judgement.builder().build());
    }
}
