package org.zerospread.engine.disease;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zerospread.engine.region.RegionCode;

/// A disease as data: definitions of a case by editions, incubation, infectious period and deadlines.
///
/// @param code stable; the file's name
/// @param facts all that its definitions may ask, by their ids, in the order in which they are asked
/// @param editions in the order of their dates, never two in force on one day
public record Disease(String code, int version, String zh, String en, String source, Incubation incubation, InfectiousPeriod infectious, Deadlines deadlines, Map<String, Fact> facts,
        List<Edition> editions) {

    public Disease {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        editions = List.copyOf(editions);
    }

    /// The edition in force on a day.
    public Optional<Edition> findEdition(LocalDate day) {
        return editions.stream().filter(edition -> edition.isInForce(day)).findFirst();
    }

    /// The edition of this id.
    public Optional<Edition> findEdition(String id) {
        return editions.stream().filter(edition -> edition.id().equals(id)).findFirst();
    }

    /// The infectious period by the edition in force on a day.
    public InfectiousPeriod infectiousOn(LocalDate day) {
        return findEdition(day).map(Edition::infectious).orElse(infectious);
    }

    /// What somebody is by an edition at a place.
    ///
    /// @param answers by the id of their fact; what is not in it was not asked
    public Judgement judge(Edition edition, RegionCode place, Map<String, FactValue> answers) {
        return new Judging(edition, place, answers).judge();
    }
}
