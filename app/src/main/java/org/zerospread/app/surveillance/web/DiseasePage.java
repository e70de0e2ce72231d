package org.zerospread.app.surveillance.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.disease.Disease;
import org.zerospread.engine.disease.Edition;
import org.zerospread.engine.disease.Fact;
import org.zerospread.engine.disease.FactGroup;
import org.zerospread.engine.disease.InfectiousPeriod;
import org.zerospread.engine.disease.Judgement;

/// A disease with one of its editions, and what somebody with the answers typed would be by it.
///
/// @param others the diseases that are shipped
/// @param edition the one shown
/// @param place as typed
/// @param placeName of the place that judges
/// @param typed answers by the ids of their facts
/// @param asked whether anything was answered
/// @param judgement null while something typed is wrong
public record DiseasePage(Disease disease, List<Disease> others, Edition edition, @Nullable Edition current, String place, String placeName, SequencedMap<FactGroup, List<Fact>> facts,
        Map<String, String> typed, boolean asked, @Nullable Judgement judgement, List<FormFault> faults) {

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }

    /// What was typed for a fact.
    public String answer(Fact fact) {
        return typed.getOrDefault(fact.id(), "");
    }

    /// The infectious period of the edition shown.
    public InfectiousPeriod infectious() {
        return edition.infectious() == null ? disease.infectious() : edition.infectious();
    }

    /// The facts of a disease, as they are asked.
    static SequencedMap<FactGroup, List<Fact>> groups(Disease disease) {
        SequencedMap<FactGroup, List<Fact>> groups = new LinkedHashMap<>();
        for (FactGroup group : FactGroup.values()) {
            List<Fact> facts = disease.facts().values().stream().filter(fact -> fact.group() == group).toList();
            if (!facts.isEmpty()) {
                groups.put(group, facts);
            }
        }
        return groups;
    }
}
