package org.zerospread.app.grading.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.grading.RiskLevels;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.grading.ConfirmedCase;
import org.zerospread.engine.grading.RiskRules;
import org.zerospread.engine.region.RegionCode;

/// The levels of the district and its towns as the page shows them.
///
/// @param board null while no district is served
/// @param numbers numbers of the cases that the reader may see, by their ids; empty without the right
/// @param mayConfirm the places whose fall the reader may confirm today
/// @param form a confirmation that was refused, as it was sent
public record LevelPage(RiskLevels.@Nullable Board board, List<RiskRules> editions, java.util.Map<String, String> numbers, List<RegionCode> mayConfirm, @Nullable Form form, LocalDate today) {

    /// A confirmation as it was sent, and what was wrong with it.
    public record Form(String region, String reason, FormFault fault) {
    }

    /// Whether the edition that the day goes by is the one.
    public boolean isUsed(RiskRules edition) {
        return board != null && board.edition() == edition;
    }

    /// Whether the reader may confirm the fall that waits at a place.
    public boolean offers(RiskLevels.Place place) {
        return place.own() && place.finding().fallProposed() && mayConfirm.contains(place.region());
    }

    /// What was wrong with the confirmation of a place.
    public Optional<FormFault> fault(RiskLevels.Place place) {
        return Optional.ofNullable(form).filter(sent -> sent.region().equals(place.region().toString())).map(Form::fault);
    }

    /// The reason as it was sent for a place.
    public String reason(RiskLevels.Place place) {
        return form != null && form.region().equals(place.region().toString()) ? form.reason() : "";
    }

    /// The last day on which a case was confirmed; null without one.
    public @Nullable LocalDate lastConfirmed(RiskLevels.Place place) {
        return place.cases().isEmpty() ? null : place.cases().getLast().confirmedOn();
    }

    /// The number of a case; null when the reader does not see it.
    public @Nullable String number(ConfirmedCase one) {
        return numbers.get(one.id());
    }
}
