package dev.assay.analyzer.algebraic;

import dev.assay.analyzer.Basis;
import dev.assay.analyzer.State;
import dev.assay.internal.kernel.CentralCoMoments;
import dev.assay.metric.Metric;
import java.util.Optional;

/**
 * Moments of pairs, of decimals in units of their last digit; all but the count are NaN as soon as a value is not finite. A mean is
 * origin and offset together.
 *
 * @param firstSquares sum of squared deviations of the first column from its mean
 * @param secondSquares the same of the second
 * @param products sum of products of both deviations
 */
public record CoMomentsState(
        long count,
        double firstOrigin,
        double secondOrigin,
        double firstOffset,
        double secondOffset,
        double firstSquares,
        double secondSquares,
        double products)
        implements State<CoMomentsState> {
    static final CoMomentsState NOTHING = new CoMomentsState(0, 0, 0, 0, 0, 0, 0, 0);

    @Override
    public Optional<Basis> basis() {
        return Optional.of(Basis.ofValues(count));
    }

    @Override
    public CoMomentsState merge(CoMomentsState other) {
        CentralCoMoments merged = new CentralCoMoments();
        for (CoMomentsState part : new CoMomentsState[] {this, other}) {
            merged.merge(
                    part.count,
                    part.firstOrigin,
                    part.secondOrigin,
                    part.firstOffset,
                    part.secondOffset,
                    part.firstSquares,
                    part.secondSquares,
                    part.products);
        }
        return of(merged);
    }

    static CoMomentsState of(CentralCoMoments moments) {
        return new CoMomentsState(
                moments.count(),
                moments.firstOrigin(),
                moments.secondOrigin(),
                moments.firstOffset(),
                moments.secondOffset(),
                moments.firstSquares(),
                moments.secondSquares(),
                moments.products());
    }

    /** Pearson's correlation, -1 to 1; NaN for a constant column or a single pair, undefined without pairs. */
    public Metric correlation() {
        if (count == 0) {
            return Metric.undefined();
        }
        double value = products / norm();
        return Metric.of(Math.max(-1.0, Math.min(1.0, value)));
    }

    /** One root rounds once, so a perfect line gives exactly 1; two roots where the product leaves the range of doubles. */
    private double norm() {
        double product = firstSquares * secondSquares;
        return product >= Double.MIN_NORMAL && product <= Double.MAX_VALUE
                ? Math.sqrt(product)
                : Math.sqrt(firstSquares) * Math.sqrt(secondSquares);
    }
}
