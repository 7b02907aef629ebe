package dev.assay.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Which rows a sink writes, and what it says of them beside the data's own columns. */
public enum RowSelection {
    /** All rows, with Glue's four columns. */
    ALL(Added.PASS, Added.FAIL, Added.SKIP, Added.RESULT),
    /** The rows that some rule fails, with the rules and where the row is. */
    FAILED(Added.FAIL, Added.FILE, Added.ROW);

    private final List<Added> added;

    RowSelection(Added... added) {
        this.added = List.of(added);
    }

    /** The columns that stand after those of the data. */
    public List<Added> added() {
        return added;
    }

    /** Whether it writes a row. */
    public boolean includes(RowBatch batch, int row) {
        return this == ALL || batch.failed().contains(row);
    }

    /** @throws IOException if a column of the data has the name of a column that is added */
    public void check(RowTable table) throws IOException {
        for (RowTable.RowColumn column : table.columns()) {
            for (Added name : added) {
                if (name.title().equals(column.name())) {
                    throw new IOException("the dataset has a column " + column.name()
                            + " of its own, which is the name of a result column; rename it");
                }
            }
        }
    }

    /** A column about the row. */
    public enum Added {
        /** Texts of the rules that the row passes. */
        PASS("DataQualityRulesPass"),
        /** Texts of the rules that it fails. */
        FAIL("DataQualityRulesFail"),
        /** Texts of the rules that say nothing of it. */
        SKIP("DataQualityRulesSkip"),
        /** {@code Passed} or {@code Failed}. */
        RESULT("DataQualityEvaluationResult"),
        /** The file it is in; null for data that is not in files. */
        FILE("DataQualityFile"),
        /** Its number, from 1, within the file. */
        ROW("DataQualityRow");

        private final String title;

        Added(String title) {
            this.title = title;
        }

        /** The column's name. */
        public String title() {
            return title;
        }

        /** Whether the column holds a list of rules. */
        public boolean isList() {
            return this == PASS || this == FAIL || this == SKIP;
        }

        /**
         * The rules of a column that lists them, as positions in {@link RowTable#rules()}.
         *
         * @throws IllegalStateException if it lists none
         */
        public List<Integer> rules(RowBatch batch, int row, int ruleCount) {
            RowVerdict wanted = switch (this) {
                case PASS -> RowVerdict.PASS;
                case FAIL -> RowVerdict.FAIL;
                case SKIP -> RowVerdict.SKIP;
                default -> throw new IllegalStateException(this + " lists no rules");
            };
            List<Integer> rules = new ArrayList<>();
            for (int rule = 0; rule < ruleCount; rule++) {
                if (batch.verdict(rule, row) == wanted) {
                    rules.add(rule);
                }
            }
            return rules;
        }
    }
}
