package org.zerospread.app.checkpoint.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.checkpoint.GradedPassages;
import org.zerospread.app.checkpoint.PassageForm;
import org.zerospread.app.checkpoint.Posts;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.checkpoint.PassageDecision;

/// A checkpoint at work: the form, what is due, the last passages, hand-over.
///
/// @param due what was due for the passage taken down just now
/// @param since the last hand-over
/// @param open totals since then
/// @param graded what graded control asks of passages here today, by class of origin
public record CheckpointPage(Posts.Post post, PassageForm form, List<FormFault> faults, @Nullable PassageDecision due, @Nullable UUID registered, Instant since, Posts.Totals open,
        List<Passage> passages, List<Posts.Handover> handovers, List<GradedPassages.ByOrigin> graded) {

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }

    /// All posts with the totals of today, and the passages of all.
    ///
    /// @param named vehicles whose plates a rule names, since the beginning
    /// @param next address of the next part; null after the last
    public record Board(List<Line> posts, long named, boolean held, @Nullable String plate, List<Passage> passages, @Nullable String next, List<FormFault> faults) {
    }

    /// One post and its day.
    public record Line(Posts.Post post, Posts.Totals today) {
    }

    /// One passage; the plate and the name are masked.
    public record Passage(UUID id, Instant at, String post, String direction, @Nullable String plate, @Nullable String origin, @Nullable String originClass, int occupants,
            @Nullable String temperature, String due, String taken, @Nullable String deviation, @Nullable UUID personId, @Nullable String name, String crew) {
    }
}
