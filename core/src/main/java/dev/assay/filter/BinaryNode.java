package dev.assay.filter;

/** A node of two inputs. */
abstract class BinaryNode extends SpineNode {
    final Node second;

    BinaryNode(SqlType type, Node first, Node second) {
        super(type, DictionaryNode.before(first, second), join(first, second));
        this.second = DictionaryNode.before(second, first);
    }

    @Override
    final Vec apply(Frame frame, Vec left, long[] wanted) {
        Vec right = second.evaluate(frame, wanted);
        Vec out = frame.acquire(type().physical());
        compute(frame, left, right, out, wanted);
        frame.release(left);
        frame.release(right);
        return out;
    }

    /** Fills the lane and the validity of {@code out}, which is prepared; keeps nothing. */
    abstract void compute(Frame frame, Vec left, Vec right, Vec out, long[] wanted);
}
