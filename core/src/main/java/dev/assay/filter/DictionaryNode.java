package dev.assay.filter;

import dev.assay.batch.Column;
import dev.assay.internal.limit.RuleLimitException;
import org.jspecify.annotations.Nullable;

/**
 * An expression over one text column. Where the column is dictionary-encoded it is computed once per entry, and once for null, and then
 * looked up by index; the answers are kept as long as the dictionary is the same.
 */
final class DictionaryNode extends Node {
    private final Node inner;

    private DictionaryNode(Node inner) {
        super(inner.type(), inner.source());
        this.inner = inner;
    }

    /** The node, computed per dictionary entry if it can be. */
    static Node lift(Node node) {
        boolean oneColumn = node.source() >= 0;
        return oneColumn && !(node instanceof ColumnNode) && !(node instanceof DictionaryNode)
                ? new DictionaryNode(node)
                : node;
    }

    /** The node as an input beside another: lifted if both together depend on more than its one column. */
    static Node before(Node node, Node other) {
        return join(node, other) == SEVERAL ? lift(node) : node;
    }

    /** Inputs of one node: lifted if all together depend on several columns. */
    static Node[] before(Node... nodes) {
        if (join(nodes) != SEVERAL) {
            return nodes;
        }
        Node[] lifted = new Node[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            lifted[i] = lift(nodes[i]);
        }
        return lifted;
    }

    @Override
    Truths possible(SplitKnowledge split) {
        return split.of(inner);
    }

    @Override
    Vec evaluate(Frame frame, long[] wanted) {
        Column column = frame.dictionaryEncoded(source());
        if (column == null) {
            return inner.evaluate(frame, wanted);
        }
        Answers answers = frame.state(this, Answers.class, () -> new Answers(frame));
        Vec perEntry = answers.of(column, inner, source());
        if (perEntry == null) {
            return inner.evaluate(frame, wanted);
        }
        return gather(frame, perEntry, answers.map(column));
    }

    private static Vec gather(Frame frame, Vec entries, int[] map) {
        int rows = frame.rows();
        Vec out = frame.acquire(entries.physical);
        boolean bits = entries.physical == Physical.BITS;
        for (int base = 0, word = 0; base < rows; base += 64, word++) {
            long valid = 0;
            long truth = 0;
            for (int row = base, end = Math.min(rows, base + 64); row < end; row++) {
                int entry = map[row];
                valid |= (entries.valid[entry >> 6] >>> entry & 1L) << row;
                if (bits) {
                    truth |= (entries.bits[entry >> 6] >>> entry & 1L) << row;
                }
            }
            out.valid[word] = valid;
            if (bits) {
                out.bits[word] = truth;
            }
        }
        switch (entries.physical) {
            case LONG:
                for (int row = 0; row < rows; row++) {
                    out.longs[row] = entries.longs[map[row]];
                }
                break;
            case DOUBLE:
                for (int row = 0; row < rows; row++) {
                    out.doubles[row] = entries.doubles[map[row]];
                }
                break;
            case DECIMAL:
                for (int row = 0; row < rows; row++) {
                    out.decimals[row] = entries.decimals[map[row]];
                }
                break;
            case TEXT:
                out.show(entries.bytes);
                for (int row = 0; row < rows; row++) {
                    out.starts[row] = entries.starts[map[row]];
                    out.ends[row] = entries.ends[map[row]];
                }
                break;
            default:
                break;
        }
        return out;
    }

    /** The answers for one dictionary. */
    private static final class Answers {
        private final Frame inner;
        private final DictionarySource source;
        private @Nullable Object identity;
        private @Nullable Vec values;
        private long rowsSeen;
        private boolean failed;
        private int[] map = new int[0];

        Answers(Frame outer) {
            source = new DictionarySource();
            inner = new Frame(source, outer.zone());
        }

        /** The answers per entry, the one for null last; null while row by row is the better way. */
        @Nullable
        Vec of(Column column, Node node, int slot) {
            if (identity != column.dictionaryIdentity()) {
                identity = column.dictionaryIdentity();
                rowsSeen = 0;
                failed = false;
                if (values != null) {
                    inner.release(values);
                    values = null;
                }
            }
            if (values != null || failed) {
                return values;
            }
            // A dictionary much larger than the rows that use it would cost more than it spares; after enough rows it
            // pays in any case.
            rowsSeen += column.rows();
            if (column.dictionary().rows() > rowsSeen * 2) {
                return null;
            }
            source.show(column.dictionary(), slot);
            inner.show(source);
            long[] all = inner.acquireMask();
            Scope.all(all, inner.rows());
            try {
                values = node.evaluate(inner, all);
            } catch (RuleLimitException e) {
                // The entry may be one that no wanted row uses; row by row will tell.
                failed = true;
            }
            inner.releaseMask(all);
            return values;
        }

        /** The entry of each row; null has one of its own, the last. */
        int[] map(Column column) {
            int[] indices = column.indices();
            if (column.nullCount() == 0) {
                return indices;
            }
            int rows = column.rows();
            if (map.length < rows) {
                map = new int[rows];
            }
            int nullEntry = column.dictionary().rows();
            long[] validity = column.validity();
            for (int row = 0; row < rows; row++) {
                map[row] = (validity[row >> 6] >>> row & 1L) != 0 ? indices[row] : nullEntry;
            }
            return map;
        }
    }

    /** The entries of a dictionary as the rows of one column, and one more row that is null. */
    private static final class DictionarySource implements Source {
        private final Vec values = new Vec(Physical.TEXT, false);
        private int rows;
        private int slot;

        void show(Column dictionary, int shownSlot) {
            int entries = dictionary.rows();
            rows = entries + 1;
            slot = shownSlot;
            values.prepare(rows);
            int[] offsets = dictionary.offsets();
            System.arraycopy(offsets, 0, values.starts, 0, entries);
            System.arraycopy(offsets, 1, values.ends, 0, entries);
            Scope.all(values.valid, rows);
            values.setNull(entries);
            values.show(dictionary.bytes());
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public Vec values(int wantedSlot) {
            if (wantedSlot != slot) {
                throw new IllegalStateException("a dictionary holds one column");
            }
            return values;
        }

        @Override
        public @Nullable Column dictionaryEncoded(int wantedSlot) {
            return null;
        }

        @Override
        public @Nullable Column column(int wantedSlot) {
            return null;
        }
    }
}
