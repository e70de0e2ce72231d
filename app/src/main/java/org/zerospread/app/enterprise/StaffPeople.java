package org.zerospread.app.enterprise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.Landing.Outcome;
import org.zerospread.app.person.PersonDraft;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonMatching;
import org.zerospread.app.person.PersonRegister;
import org.zerospread.app.person.PersonSayings;
import org.zerospread.app.region.Regions;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.region.RegionCode;

/// The persons of a staff list: those in the register, and the others, who are registered where they live.
@Component
class StaffPeople {

    private final JdbcClient sql;
    private final PersonMatching matching;
    private final PersonRegister register;
    private final PersonSayings sayings;
    private final Regions regions;

    StaffPeople(JdbcClient sql, PersonMatching matching, PersonRegister register, PersonSayings sayings, Regions regions) {
        this.sql = sql;
        this.matching = matching;
        this.register = register;
        this.sayings = sayings;
        this.regions = regions;
    }

    /// Who a row is.
    sealed interface Found {

        /// In the register, now at the latest.
        record Person(PersonId id, RegionCode home) implements Found {
        }

        /// Not taken.
        record Refused(Outcome.Refused why) implements Found {
        }
    }

    /// Finds or registers them, one answer per row in their order.
    List<Found> take(List<StaffRow> rows) {
        RegionCode district = regions.served();
        List<PersonMatching.Match> matches = matching.match(rows.stream().map(row -> new PersonMatching.Hint(row.values().text("name"), row.card(), row.values().phone("phone"), row.birthDate())).toList());
        Map<UUID, RegionCode> homes = homes(matches);
        List<Found> found = new ArrayList<>();
        Map<PersonId, PersonDraft> fresh = new LinkedHashMap<>();
        Map<PersonId, PersonMatching.Match> doubts = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            PersonMatching.Match match = matches.get(i);
            if (match.isCertain()) {
                found.add(known(Objects.requireNonNull(match.person()), homes, district));
                continue;
            }
            RegionCode home = rows.get(i).home();
            if (home == null) {
                found.add(new Found.Refused(new Outcome.Refused("region", "ENT-009", "此人未登记, 要写明居住地 (村或社区)", "the person is not registered: say in which village he lives")));
                continue;
            }
            PersonDraft person = draft(rows.get(i), home);
            found.add(new Found.Person(person.id(), home));
            fresh.putIfAbsent(person.id(), person);
            if (match.isDoubtful() && !person.id().equals(match.person())) {
                doubts.put(person.id(), match);
            }
        }
        Set<PersonId> clashes = new HashSet<>(register.takePersons(List.copyOf(fresh.values())).clashes());
        doubts.keySet().removeAll(clashes);
        sayings.doubt(doubts);
        found.replaceAll(one -> one instanceof Found.Person(PersonId id, RegionCode home) && clashes.contains(id)
                ? new Found.Refused(new Outcome.Refused("card", "INT-052", "这个证件号码已登记在别处", "this card number is registered elsewhere")) : one);
        keepPhones(rows, found);
        return found;
    }

    private static Found known(PersonId person, Map<UUID, RegionCode> homes, RegionCode district) {
        RegionCode home = Objects.requireNonNull(homes.get(person.value()));
        return district.contains(home) ? new Found.Person(person, home) : new Found.Refused(StaffHomes.elsewhere(home));
    }

    /// Another telephone number is kept beside the register's.
    private void keepPhones(List<StaffRow> rows, List<Found> found) {
        Map<PersonId, String> phones = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            @Nullable String phone = rows.get(i).values().phone("phone");
            if (phone != null && found.get(i) instanceof Found.Person(PersonId person, RegionCode home)) {
                phones.put(person, phone);
            }
        }
        sayings.comparePhones(phones);
    }

    private Map<UUID, RegionCode> homes(List<PersonMatching.Match> matches) {
        Map<UUID, RegionCode> homes = new HashMap<>();
        sql.sql("select id, region from person.person where id = any(:ids)")
                .param("ids", matches.stream().filter(PersonMatching.Match::isCertain).map(match -> Objects.requireNonNull(match.person()).value()).distinct().toArray(UUID[]::new)).query(row -> {
                    homes.put(row.getObject("id", UUID.class), new RegionCode(row.getLong("region")));
                });
        return homes;
    }

    /// The id of a person from a list of persons or arrivals is the same: the same row there and here is one person.
    private PersonDraft draft(StaffRow row, RegionCode home) {
        CardNumber card = row.card();
        String name = row.values().needed("name");
        String key = card != null ? "card " + card.lookup() : home + " " + name + " " + row.birthDate() + " " + row.values().phone("phone") + " null null";
        return new PersonDraft(new PersonId(matching.idOf("person", key)), home, null, name, card == null ? null : card.sex().orElse(null), row.birthDate(), card, row.values().phone("phone"), null);
    }
}
