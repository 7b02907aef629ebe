package dev.assay.filter;

/** A node of one input. */
abstract class UnaryNode extends SpineNode {
    UnaryNode(SqlType type, Node input) {
        super(type, input, input.source());
    }

    @Override
    final Vec apply(Frame frame, Vec input, long[] wanted) {
        Vec out = frame.acquire(type().physical());
        compute(frame, input, out, wanted);
        frame.release(input);
        return out;
    }

    /** Fills the lane and the validity of {@code out}, which is prepared; keeps nothing. */
    abstract void compute(Frame frame, Vec in, Vec out, long[] wanted);
}
