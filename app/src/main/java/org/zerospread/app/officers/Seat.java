package org.zerospread.app.officers;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The place of one firm in the search: who takes it is what is searched for.
@PlanningEntity
public class Seat {

    private Ward ward;
    private int[] km;
    private boolean[] known;
    private int present;
    private @Nullable Hand hand;

    /// For the solver, which fills in copies.
    public Seat() {
        this(new Ward(new UUID(0, 0), new org.zerospread.engine.region.RegionCode(100_000_000_000_000L), "A", 1, null, false), new int[0], new boolean[0], -1, null);
    }

    /// A firm's place.
    ///
    /// @param km by road to each hand, by its number
    /// @param known whether each hand knows of its industry
    /// @param present number of the hand that has it; -1 for none
    Seat(Ward ward, int[] km, boolean[] known, int present, @Nullable Hand hand) {
        this.ward = ward;
        this.km = km;
        this.known = known;
        this.present = present;
        this.hand = hand;
    }

    Ward ward() {
        return ward;
    }

    int points() {
        return ward.points();
    }

    int km() {
        return hand == null ? 0 : km[hand.number()];
    }

    boolean isStrange() {
        return hand != null && !known[hand.number()];
    }

    boolean isChanged() {
        return hand != null && present >= 0 && present != hand.number();
    }

    @PlanningId
    public UUID getFirm() {
        return ward.firm();
    }

    @PlanningPin
    public boolean isPinned() {
        return ward.pinned();
    }

    @PlanningVariable(allowsUnassigned = true)
    public @Nullable Hand getHand() {
        return hand;
    }

    public void setHand(@Nullable Hand hand) {
        this.hand = hand;
    }
}
