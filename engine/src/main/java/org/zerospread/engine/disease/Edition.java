package org.zerospread.engine.disease;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionCode;

/// One edition of a protocol.
///
/// @param effectiveTo last day; null while no other took its place
/// @param infectious where this edition counts it otherwise than the disease; null where it does not
/// @param definitions from the surest class to the least sure: the first that holds is the answer
public record Edition(String id, String zh, String en, String source, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo, @Nullable InfectiousPeriod infectious,
        List<CaseDefinition> definitions) {

    public Edition {
        definitions = List.copyOf(definitions);
    }

    /// Whether it is in force on a day.
    public boolean isInForce(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
    }

    /// The definitions that hold at a place, in their order.
    public List<CaseDefinition> definitionsIn(RegionCode place) {
        return definitions.stream().filter(definition -> definition.isIn(place)).toList();
    }

    Optional<CaseDefinition> find(CaseClass caseClass, RegionCode place) {
        return definitionsIn(place).stream().filter(definition -> definition.caseClass() == caseClass).findFirst();
    }
}
