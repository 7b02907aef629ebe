package dev.assay.rule;

import dev.assay.data.ColumnLookup;
import dev.assay.data.TypeClass;
import dev.assay.result.Cause;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;

/** Columns of two datasets that are compared with each other. */
final class PairedColumns {
    private PairedColumns() {}

    /**
     * Columns by name.
     *
     * @param side what the message calls the dataset: primary or reference
     * @throws RuleException naming all that are missing
     */
    static List<RuleColumn> find(Schema schema, List<String> names, String side) throws RuleException {
        List<RuleColumn> columns = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (ColumnLookup.find(schema, name).column().isPresent()) {
                columns.add(RuleCall.column(schema, name));
            } else {
                missing.add(name);
            }
        }
        if (missing.isEmpty()) {
            return columns;
        }
        throw new RuleException(
                Cause.NO_COLUMN,
                (missing.size() == 1 ? "Column " : "Columns ")
                        + String.join(", ", missing)
                        + (missing.size() == 1 ? " does" : " do")
                        + " not exist in "
                        + side
                        + " data frame.",
                RuleCall.nearestColumns(schema, missing.get(0)));
    }

    /** Numbers go with numbers, texts with texts, dates with dates, timestamps with timestamps. */
    static void requireComparable(RuleCall call, RuleColumn a, RuleColumn b) throws RuleException {
        call.groupable(a);
        call.groupable(b);
        TypeClass left = a.type().typeClass();
        TypeClass right = b.type().typeClass();
        if (left == TypeClass.OTHER || !(left == right || (left.isNumeric() && right.isNumeric()))) {
            throw new RuleException(
                    Cause.WRONG_TYPE,
                    "Column " + a.written() + " of type " + a.type().messageName() + " cannot be compared with column "
                            + b.written() + " of type " + b.type().messageName() + "!");
        }
    }
}
