package org.zerospread.app.surveillance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.PersonDraft;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonMatching;
import org.zerospread.app.person.PersonRegister;
import org.zerospread.app.person.PersonSayings;
import org.zerospread.engine.region.RegionCode;

/// Finds the persons of typed lines by card, telephone or name, and registers who is not known; who may be somebody known waits as a pair to be compared.
@Component
class ContactPeople {

    private final PersonMatching matching;
    private final PersonRegister register;
    private final PersonSayings sayings;

    ContactPeople(PersonMatching matching, PersonRegister register, PersonSayings sayings) {
        this.matching = matching;
        this.register = register;
        this.sayings = sayings;
    }

    /// The persons of the lines, in their order, and the lines whose card number is registered in another region.
    record Taken(Map<ContactLines.Line, PersonId> people, List<ContactLines.Line> elsewhere) {
    }

    /// @param home where those are registered who are not known
    /// @param occasion number of the case, by which persons of the same name are told apart
    @Transactional(propagation = Propagation.MANDATORY)
    Taken take(List<ContactLines.Line> lines, RegionCode home, String occasion) {
        List<PersonMatching.Match> matches = matching.match(lines.stream()
                .map(line -> new PersonMatching.Hint(line.name(), line.card(), line.phone(), line.card() == null ? null : line.card().birthDate().orElse(null))).toList());
        Map<ContactLines.Line, PersonId> people = new LinkedHashMap<>();
        Map<PersonId, PersonDraft> fresh = new LinkedHashMap<>();
        Map<PersonId, PersonMatching.Match> doubts = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            ContactLines.Line line = lines.get(i);
            PersonMatching.Match match = matches.get(i);
            if (match.isCertain()) {
                people.put(line, Objects.requireNonNull(match.person()));
                continue;
            }
            PersonDraft draft = draft(line, home, occasion);
            people.put(line, draft.id());
            fresh.putIfAbsent(draft.id(), draft);
            if (match.isDoubtful() && !draft.id().equals(match.person())) {
                doubts.put(draft.id(), match);
            }
        }
        Set<PersonId> clashes = Set.copyOf(register.takePersons(List.copyOf(fresh.values())).clashes());
        List<ContactLines.Line> elsewhere = new ArrayList<>(people.keySet().stream().filter(line -> clashes.contains(people.get(line))).toList());
        doubts.keySet().removeAll(clashes);
        sayings.doubt(doubts);
        return new Taken(people, elsewhere);
    }

    private PersonDraft draft(ContactLines.Line line, RegionCode home, String occasion) {
        String key = line.card() != null ? "card " + line.card().value() : home + " " + line.name() + " " + line.phone() + " of " + occasion;
        return new PersonDraft(new PersonId(matching.idOf("person", key)), home, null, line.name(), line.card() == null ? null : line.card().sex().orElse(null),
                line.card() == null ? null : line.card().birthDate().orElse(null), line.card(), line.phone(), null);
    }
}
