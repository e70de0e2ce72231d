package org.zerospread.app.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.identity.Sex;
import org.zerospread.engine.region.RegionCode;

/// Registers one person or one journey at a time, as somebody fills in a form: through the same intake as the batches.
///
/// Nothing is taken while any field is wrong; all that is wrong is told at once.
@Component
public class PersonDesk {

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_TEXT = 120;

    private final PersonRegister register;
    private final Arrivals arrivals;
    private final Regions regions;
    private final JdbcClient sql;
    private final DistrictClock clock;

    PersonDesk(PersonRegister register, Arrivals arrivals, Regions regions, JdbcClient sql, DistrictClock clock) {
        this.register = register;
        this.arrivals = arrivals;
        this.regions = regions;
        this.sql = sql;
        this.clock = clock;
    }

    /// What became of a form.
    public sealed interface Answer {

        /// It was taken.
        ///
        /// @param arrival id of the journey, where one was registered
        record Registered(PersonId person, @Nullable UUID arrival) implements Answer {
        }

        /// Nothing was taken.
        record Refused(List<FormFault> faults) implements Answer {
        }
    }

    private record Home(RegionCode region, HouseholdId household) {
    }

    /// Registers a person, with household and journey where they are given.
    @Transactional
    public Answer register(PersonForm form) {
        FormReader reader = new FormReader(regions, clock);
        String name = reader.text("name", form.name(), LONGEST_NAME);
        if (name == null) {
            reader.add("name", "PER-001", "请填写姓名", "the name is missing");
        }
        CardNumber card = reader.card(form.cardKind(), form.card());
        Sex sex = reader.choice("sex", form.sex(), Sex.class);
        LocalDate birth = reader.day("birth_date", form.birthDate());
        String phone = reader.phone(form.phone());
        String address = reader.text("address", form.address(), LONGEST_TEXT);
        String employer = reader.text("employer", form.employer(), LONGEST_TEXT);
        Home joined = joined(reader, form.household());
        RegionCode place = joined != null ? joined.region() : reader.place("place", form.place());
        PersonId id = new PersonId(UUID.randomUUID());
        boolean travelled = form.arrival() != null && !form.arrival().isBlank();
        ArrivalDraft journey = travelled ? journey(reader, id, place, Objects.requireNonNull(form.arrival())) : null;
        if (!reader.faults().isEmpty()) {
            return new Answer.Refused(reader.faults());
        }
        RegionCode region = Objects.requireNonNull(place);
        HouseholdId household = joined != null ? joined.household() : address == null ? null : newHousehold(region, address);
        PersonDraft draft = new PersonDraft(id, region, household, Objects.requireNonNull(name),
                sex != null || card == null ? sex : card.sex().orElse(null), birth != null || card == null ? birth : card.birthDate().orElse(null), card, phone, employer);
        if (!register.takePersons(List.of(draft)).clashes().isEmpty()) {
            return new Answer.Refused(List.of(new FormFault("card", "PER-005", "本区已登记过这个证件号码:请先查人", "this number is registered in the district: search first")));
        }
        if (journey != null) {
            arrivals.register(List.of(journey));
        }
        return new Answer.Registered(id, journey == null ? null : journey.id());
    }

    /// Registers a journey of a registered person.
    @Transactional
    public Answer registerArrival(PersonId person, ArrivalForm form) {
        FormReader reader = new FormReader(regions, clock);
        RegionCode place = sql.sql("select region from person.person where id = :id and region between store.low() and store.high()").param("id", person.value()).query(Long.class).optional()
                .map(RegionCode::new).orElse(null);
        if (place == null) {
            reader.add("person", "PER-009", "本辖区没有登记此人", "the person is not registered here");
        }
        ArrivalDraft journey = journey(reader, person, place, form);
        if (journey == null || !reader.faults().isEmpty()) {
            return new Answer.Refused(reader.faults());
        }
        arrivals.register(List.of(journey));
        return new Answer.Registered(person, journey.id());
    }

    private @Nullable ArrivalDraft journey(FormReader reader, PersonId person, @Nullable RegionCode place, ArrivalForm form) {
        RegionCode origin = reader.division("arrival.origin", form.origin());
        Instant departed = reader.moment("arrival.departed_at", form.departedAt());
        Instant arrived = reader.moment("arrival.arrived_at", form.arrivedAt());
        if (FormReader.isBlank(form.arrivedAt())) {
            reader.add("arrival.arrived_at", "PER-008", "请填写到达时间", "say when");
        } else if (departed != null && arrived != null && departed.isAfter(arrived)) {
            reader.add("arrival.departed_at", "PER-008", "出发晚于到达", "departed after arriving");
        }
        Transport transport = reader.choice("arrival.transport", form.transport(), Transport.class);
        FoundBy found = reader.choice("arrival.found_by", form.foundBy(), FoundBy.class);
        String service = reader.text("arrival.service", form.service(), LONGEST_TEXT);
        List<ArrivalDraft.PlaceStay> stays = stays(reader, form.stays());
        List<PersonId> companions = companions(reader, form.companions());
        if (origin == null || arrived == null || place == null || !reader.faults().isEmpty()) {
            return null;
        }
        return new ArrivalDraft(UUID.randomUUID(), person, place, origin, departed, arrived, transport == null ? Transport.OTHER : transport, service,
                found == null ? FoundBy.SELF_REPORT : found, stays, companions);
    }

    private static List<ArrivalDraft.PlaceStay> stays(FormReader reader, @Nullable List<ArrivalForm.Stay> typed) {
        List<ArrivalDraft.PlaceStay> stays = new ArrayList<>();
        for (ArrivalForm.Stay stay : typed == null ? List.<ArrivalForm.Stay>of() : typed) {
            if (stay.isBlank()) {
                continue;
            }
            String field = "arrival.stays[" + stays.size() + "]";
            RegionCode region = reader.division(field + ".region", stay.region());
            LocalDate from = reader.day(field + ".from", stay.from());
            LocalDate to = reader.day(field + ".to", stay.to());
            String place = reader.text(field + ".place", stay.place(), LONGEST_TEXT);
            if (from != null && to != null && from.isAfter(to)) {
                reader.add(field + ".to", "PER-006", "止日早于起日", "it ends before it begins");
            }
            if (region != null) {
                stays.add(new ArrivalDraft.PlaceStay(region, place == null ? "" : place, from, to));
            }
        }
        return stays;
    }

    private List<PersonId> companions(FormReader reader, @Nullable List<String> typed) {
        List<UUID> ids = typed == null ? List.of() : typed.stream().filter(text -> !text.isBlank()).map(text -> reader.id("arrival.companions", text)).filter(Objects::nonNull).toList();
        int known = ids.isEmpty() ? 0 : sql.sql("select count(*) from person.person where id = any(:ids)").param("ids", ids.toArray(UUID[]::new)).query(Integer.class).single();
        if (known < ids.stream().distinct().count()) {
            reader.add("arrival.companions", "PER-009", "同行人员未登记", "a companion is not registered here");
        }
        return ids.stream().distinct().map(PersonId::new).toList();
    }

    private @Nullable Home joined(FormReader reader, @Nullable String typed) {
        UUID id = reader.id("household", typed);
        if (id == null) {
            return null;
        }
        Home home = sql.sql("select region from person.household where id = :id").param("id", id).query(Long.class).optional()
                .map(region -> new Home(new RegionCode(region), new HouseholdId(id))).orElse(null);
        if (home == null) {
            reader.add("household", "PER-009", "本辖区没有这一户", "the household is not registered here");
        }
        return home;
    }

    private HouseholdId newHousehold(RegionCode region, String address) {
        HouseholdId id = new HouseholdId(UUID.randomUUID());
        register.takeHouseholds(List.of(new HouseholdDraft(id, region, id.toString().substring(0, 8), address)));
        return id;
    }
}
