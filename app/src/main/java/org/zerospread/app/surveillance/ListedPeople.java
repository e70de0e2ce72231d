package org.zerospread.app.surveillance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.person.PersonDraft;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonMatching;
import org.zerospread.app.person.PersonRegister;
import org.zerospread.app.person.PersonSayings;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.identity.Sex;
import org.zerospread.engine.region.RegionCode;

/// The persons of a line list: those in the register, and the others, who are registered with what the list tells, in the region of the importer.
///
/// Lists that name nobody are taken too: the person is then called by the number of the case.
@Component
class ListedPeople {

    private final PersonMatching matching;
    private final PersonRegister register;
    private final PersonSayings sayings;

    ListedPeople(PersonMatching matching, PersonRegister register, PersonSayings sayings) {
        this.matching = matching;
        this.register = register;
        this.sayings = sayings;
    }

    /// Finds or registers them, one answer per row in their order; null where the card number is registered in another region.
    ///
    /// @param numberField the field with the number of the case
    List<@Nullable PersonId> take(List<RowValues> rows, String numberField) {
        Optional<RegionCode> here = RegionCode.tryParse(Long.toString(Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction")).range().low()));
        List<PersonMatching.Match> matches = matching.match(rows.stream().map(row -> new PersonMatching.Hint(row.text("name"), row.card("card"), row.phone("phone"), null)).toList());
        List<@Nullable PersonId> people = new ArrayList<>();
        Map<PersonId, PersonDraft> fresh = new LinkedHashMap<>();
        Map<PersonId, PersonMatching.Match> doubts = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            PersonMatching.Match match = matches.get(i);
            if (match.isCertain() || here.isEmpty()) {
                people.add(match.isCertain() ? match.person() : null);
                continue;
            }
            PersonDraft person = draft(rows.get(i), rows.get(i).needed(numberField), here.get());
            people.add(person.id());
            fresh.putIfAbsent(person.id(), person);
            if (match.isDoubtful() && !person.id().equals(match.person())) {
                doubts.put(person.id(), match);
            }
        }
        Set<PersonId> clashes = new HashSet<>(register.takePersons(List.copyOf(fresh.values())).clashes());
        people.replaceAll(person -> person != null && clashes.contains(person) ? null : person);
        sayings.doubt(doubts);
        keepSaid(rows, people);
        return people;
    }

    private void keepSaid(List<RowValues> rows, List<@Nullable PersonId> people) {
        Map<PersonId, String> phones = new HashMap<>();
        Map<PersonId, String> addresses = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            PersonId person = people.get(i);
            String phone = rows.get(i).phone("phone");
            String address = rows.get(i).text("address");
            if (person != null && phone != null) {
                phones.put(person, phone);
            }
            if (person != null && address != null) {
                addresses.put(person, address);
            }
        }
        sayings.comparePhones(phones);
        sayings.keepAddresses(addresses);
    }

    private PersonDraft draft(RowValues row, String number, RegionCode here) {
        CardNumber card = row.card("card");
        String name = row.text("name");
        String sex = row.text("sex");
        String key = card != null ? "card " + card.value() : here + " " + (name == null ? "case " + number : name + " " + row.phone("phone") + " of " + number);
        return new PersonDraft(new PersonId(matching.idOf("person", key)), here, null, name == null ? number : name,
                sex != null ? Sex.valueOf(sex) : card == null ? null : card.sex().orElse(null), card == null ? null : card.birthDate().orElse(null), card, row.phone("phone"), null);
    }
}
