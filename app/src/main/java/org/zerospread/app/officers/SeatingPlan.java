package org.zerospread.app.officers;

import ai.timefold.solver.core.api.domain.solution.ConstraintWeightOverrides;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All firms of one search with the officers of one kind.
@PlanningSolution
public class SeatingPlan {

    private List<Hand> hands = List.of();
    private List<Seat> seats = List.of();
    private ConstraintWeightOverrides<HardMediumSoftScore> weights = ConstraintWeightOverrides.none();
    private @Nullable HardMediumSoftScore score;

    /// For the solver, which fills in copies.
    public SeatingPlan() {
    }

    SeatingPlan(List<Hand> hands, List<Seat> seats, ConstraintWeightOverrides<HardMediumSoftScore> weights) {
        this.hands = hands;
        this.seats = seats;
        this.weights = weights;
    }

    @ProblemFactCollectionProperty
    @ValueRangeProvider
    public List<Hand> getHands() {
        return hands;
    }

    public void setHands(List<Hand> hands) {
        this.hands = hands;
    }

    @PlanningEntityCollectionProperty
    public List<Seat> getSeats() {
        return seats;
    }

    public void setSeats(List<Seat> seats) {
        this.seats = seats;
    }

    public ConstraintWeightOverrides<HardMediumSoftScore> getWeights() {
        return weights;
    }

    public void setWeights(ConstraintWeightOverrides<HardMediumSoftScore> weights) {
        this.weights = weights;
    }

    @PlanningScore
    public @Nullable HardMediumSoftScore getScore() {
        return score;
    }

    public void setScore(@Nullable HardMediumSoftScore score) {
        this.score = score;
    }
}
