package org.zerospread.engine.estimate;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// The quantiles of all posteriors that one prior can lead to. Their shape is that of the prior plus a number of cases, so each number
/// is worked out once, and ten thousand districts ask for the same few thousand.
final class PosteriorQuantiles {

    private static final int KEPT = 1 << 16;
    private static final double LOW = 0.025;
    private static final double MIDDLE = 0.5;
    private static final double HIGH = 0.975;

    private final double priorShape;
    private final AtomicReferenceArray<Triple> known = new AtomicReferenceArray<>(KEPT);

    /// The 2.5 %, 50 % and 97.5 % quantiles for scale 1.
    record Triple(double low, double middle, double high) {}

    PosteriorQuantiles(double priorShape) {
        this.priorShape = priorShape;
    }

    Triple of(long cases) {
        if (cases >= KEPT) {
            return computed(cases);
        }
        Triple found = known.get((int) cases);
        if (found == null) {
            found = computed(cases);
            known.set((int) cases, found);
        }
        return found;
    }

    private Triple computed(long cases) {
        double shape = priorShape + cases;
        return new Triple(GammaQuantile.of(LOW, shape), GammaQuantile.of(MIDDLE, shape), GammaQuantile.of(HIGH, shape));
    }
}
