package org.zerospread.app.officers;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;

/// What counts when firms are shared out among officers of one kind.
public class SharingConstraints implements ConstraintProvider {

    /// Hard: nobody has more firms than he can take.
    static final String CAPACITY = "capacity";
    /// Medium: every firm has somebody.
    static final String NOBODY = "nobody";
    /// Soft: the squares of the loads, so that each point weighs more on who has more already.
    static final String BALANCE = "balance";
    /// Soft: kilometres.
    static final String DISTANCE = "distance";
    /// Soft: firms of an industry that their officer does not know.
    static final String SKILL = "skill";
    /// Soft: firms that change hands.
    static final String CHANGE = "change";

    /// Squares of loads grow fast: a hundredth of them is about as much as kilometres are.
    private static final long SQUARE_UNIT = 100_000;

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            factory.forEach(Seat.class).groupBy(Seat::getHand, ConstraintCollectors.count()).filter((hand, firms) -> firms > hand.capacity())
                    .penalize(HardMediumSoftScore.ONE_HARD, (hand, firms) -> firms - hand.capacity()).asConstraint(CAPACITY),
            factory.forEachIncludingUnassigned(Seat.class).filter(seat -> seat.getHand() == null).penalize(HardMediumSoftScore.ONE_MEDIUM).asConstraint(NOBODY),
            factory.forEach(Seat.class).groupBy(Seat::getHand, ConstraintCollectors.sum(Seat::points))
                    .penalize(HardMediumSoftScore.ONE_SOFT, SharingConstraints::square).asConstraint(BALANCE),
            factory.forEach(Seat.class).penalize(HardMediumSoftScore.ONE_SOFT, Seat::km).asConstraint(DISTANCE),
            factory.forEach(Seat.class).filter(Seat::isStrange).penalize(HardMediumSoftScore.ONE_SOFT).asConstraint(SKILL),
            factory.forEach(Seat.class).filter(Seat::isChanged).penalize(HardMediumSoftScore.ONE_SOFT).asConstraint(CHANGE),
        };
    }

    static long square(Hand hand, long load) {
        return load * load * hand.burden() / SQUARE_UNIT;
    }
}
