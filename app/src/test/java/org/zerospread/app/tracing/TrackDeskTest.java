package org.zerospread.app.tracing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.screening.VisitDraft;
import org.zerospread.app.screening.VisitIntake;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.track.Track;

import static org.assertj.core.api.Assertions.assertThat;

/// What is told in an interview, and what other records say of where somebody was.
class TrackDeskTest extends SmallDistrict {

    @Autowired
    VisitIntake visits;
    @Autowired
    TrackDesk desk;

    @Autowired
    TrackBook book;

    @Autowired
    TrackIntake intake;

    private static TrackForm stay(@Nullable String place, @Nullable String kind, String from, String to) {
        return new TrackForm(place, kind, null, from, to, null, null, null, null, null, null, null);
    }

    private static TrackForm at(String place, @Nullable String latitude, @Nullable String longitude) {
        return new TrackForm(place, "MARKET", null, "2020-02-08T09:00", "2020-02-08T10:00", null, null, null, latitude, longitude, null, null);
    }

    private static TrackForm because(TrackForm form, @Nullable String reason) {
        return new TrackForm(form.place(), form.kind(), form.division(), form.from(), form.to(), form.certainty(), form.carriage(), form.seat(), form.latitude(), form.longitude(), form.remark(), reason);
    }

    private static String codes(TrackAnswer answer) {
        return switch (answer) {
            case TrackAnswer.Done done -> "done";
            case TrackAnswer.Refused(List<FormFault> faults) -> String.join(" ", faults.stream().map(fault -> fault.field() + ":" + fault.code()).toList());
        };
    }

    private UUID tell(PersonId person, TrackForm form) {
        TrackAnswer answer = OFFICE.call(() -> desk.tell(person, form));
        assertThat(codes(answer)).isEqualTo("done");
        return ((TrackAnswer.Done) answer).track();
    }

    private List<Stay> stays(PersonId person) {
        return OFFICE.call(() -> book.listOf(List.of(person), Instant.parse("2020-01-01T00:00:00Z"), NOW));
    }

    private static String fresh(String name) {
        return name + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void takesDownStaysAndKnowsAPlaceByItsName() {
        PersonId person = somebody();
        String market = fresh("市场");
        tell(person, new TrackForm(market, "MARKET", null, "2020-02-08T09:00", "2020-02-08 10:30", "PROBABLE", null, null, "29.4043", "105.5945", "买菜", null));
        PersonId other = somebody();
        tell(other, stay(market, null, "2020-02-08T10:00", "2020-02-08T11:00"));
        assertThat(count("select count(*) from tracing.place where name = ?", market)).isEqualTo(1);
        assertThat(stays(person)).singleElement().satisfies(stay -> {
            assertThat(stay.startsAt()).isEqualTo("2020-02-08T01:00:00Z");
            assertThat(stay.certainty()).isEqualTo("PROBABLE");
            assertThat(stay.place()).isEqualTo(stays(other).getFirst().place());
            assertThat(stay.isTold()).isTrue();
        });
        assertThat(count("select count(*) from audit.record where action = 'tracks.received'")).isPositive();
    }

    @Test
    void homeIsThatOfTheHouseholdAndATrainIsOneWhereverItWasWrittenDown() {
        List<PersonId> family = family(new HouseholdId(UUID.randomUUID()), 2);
        family.forEach(one -> tell(one, stay(null, "HOME", "2020-02-07T20:00", "2020-02-08T07:00")));
        assertThat(stays(family.get(0)).getFirst().place()).isEqualTo(stays(family.get(1)).getFirst().place());
        PersonId neighbour = somebody();
        tell(neighbour, stay(null, "HOME", "2020-02-07T20:00", "2020-02-08T07:00"));
        assertThat(stays(neighbour).getFirst().place()).isNotEqualTo(stays(family.get(0)).getFirst().place());

        String train = "K" + Math.abs(UUID.randomUUID().hashCode());
        tell(family.get(0), new TrackForm(train + "次", "TRAIN", "420103", "2020-02-06T08:00", "2020-02-06T18:00", null, "05", "12F", null, null, null, null));
        tell(neighbour, new TrackForm(train.toLowerCase(java.util.Locale.ROOT), "TRAIN", null, "2020-02-06T10:00", "2020-02-06T18:00", null, "05", "13A", null, null, null, null));
        assertThat(stays(family.get(0)).getFirst().place()).isEqualTo(stays(neighbour).getFirst().place());
        assertThat(stays(neighbour).getFirst().carriage()).isEqualTo("05");
    }

    @Test
    void aCorrectionKeepsWhatWasToldBefore() {
        PersonId person = somebody();
        UUID told = tell(person, stay(fresh("饭店"), "RESTAURANT", "2020-02-08T12:00", "2020-02-08T13:00"));
        TrackForm right = stay(fresh("茶馆"), "OTHER", "2020-02-08T12:00", "2020-02-08T14:00");
        OFFICE.run(() -> {
            assertThat(codes(desk.correct(person, told, right))).isEqualTo("reason:TRK-008");
            assertThat(codes(desk.correct(somebody(), told, because(right, "记错了")))).isEqualTo("track:TRK-005");
            assertThat(codes(desk.correct(person, told, because(right, "记错了")))).isEqualTo("done");
            assertThat(codes(desk.correct(person, told, because(right, "又改")))).as("twice").isEqualTo("track:TRK-005");
        });
        assertThat(stays(person)).singleElement().satisfies(stay -> assertThat(stay.name()).startsWith("茶馆"));
        UUID now = stays(person).getFirst().id();
        OFFICE.run(() -> {
            assertThat(codes(desk.withdraw(person, now, " "))).isEqualTo("reason:TRK-008");
            assertThat(codes(desk.withdraw(person, now, "那天没有出门"))).isEqualTo("done");
        });
        assertThat(stays(person)).isEmpty();
        assertThat(OFFICE.call(() -> book.listRevised(person))).extracting(TrackBook.Revised::id, TrackBook.Revised::successor, TrackBook.Revised::reason, TrackBook.Revised::revisedBy)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple(told, now, "记错了", "office"), org.assertj.core.groups.Tuple.tuple(now, null, "那天没有出门", "office"));
        assertThat(count("select count(*) from tracing.track where person_id = ?", person.value())).as("nothing is overwritten").isEqualTo(2);
        assertThat(count("select count(*) from audit.record where action in ('track.corrected', 'track.withdrawn') and subject = ?", person.toString())).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoStay() {
        PersonId person = somebody();
        OFFICE.run(() -> {
            assertThat(codes(desk.tell(person, stay("市场", "MARKET", "2020-02-08T10:00", "2020-02-08T09:00")))).isEqualTo("to:TRK-003");
            assertThat(codes(desk.tell(person, stay("市场", "MARKET", "2020-02-08T10:00", "2020-02-08T10:00")))).isEqualTo("to:TRK-003");
            assertThat(codes(desk.tell(person, stay("市场", "MARKET", "昨天", "")))).isEqualTo("from:PER-008 to:PER-008");
            assertThat(codes(desk.tell(person, stay("市场", "MARKET", "2020-02-09T10:00", "2020-02-10T10:01")))).as("later than now").isEqualTo("to:PER-008");
            assertThat(codes(desk.tell(person, stay(null, "MARKET", "2020-02-08T09:00", "2020-02-08T10:00")))).isEqualTo("place:TRK-004");
            assertThat(codes(desk.tell(person, stay(fresh("新地方"), null, "2020-02-08T09:00", "2020-02-08T10:00")))).isEqualTo("kind:TRK-004");
            assertThat(codes(desk.tell(person, stay(fresh("新地方"), "PALACE", "2020-02-08T09:00", "2020-02-08T10:00")))).isEqualTo("kind:PER-007");
            assertThat(codes(desk.tell(new PersonId(UUID.randomUUID()), stay("市场", "MARKET", "2020-02-08T09:00", "2020-02-08T10:00")))).isEqualTo("person:TRK-001");
            assertThat(codes(desk.tell(new PersonId(UUID.randomUUID()), stay(null, "HOME", "2020-02-08T09:00", "2020-02-08T10:00")))).isEqualTo("place:TRK-009");
        });
        assertThat(stays(person)).isEmpty();
    }

    @Test
    void refusesPositionsOutsideTheWorldHalfOrSwapped() {
        PersonId person = somebody();
        OFFICE.run(() -> {
            assertThat(codes(desk.tell(person, at(fresh("市场"), "95", "205")))).isEqualTo("latitude:TRK-007");
            assertThat(codes(desk.tell(person, at(fresh("市场"), "29.4", null)))).isEqualTo("longitude:TRK-007");
            assertThat(codes(desk.tell(person, at(fresh("市场"), "29度", "105.6")))).isEqualTo("latitude:TRK-007");
            TrackAnswer swapped = desk.tell(person, at(fresh("市场"), "105.5945", "29.4043"));
            assertThat(((TrackAnswer.Refused) swapped).faults().getFirst().en()).contains("swapped", "29.4043 is the latitude");
        });
    }

    @Test
    void aPositionIsKeptOnceAndAnotherPlaceNeedsAnotherName() {
        PersonId person = somebody();
        String market = fresh("市场");
        tell(person, at(market, null, null));
        assertThat(stays(person).getFirst().position()).isNull();
        tell(person, at(market, "29.4043", "105.5945"));
        assertThat(stays(person).getFirst().position()).isNotNull();
        tell(person, at(market, "29.4045", "105.5946"));
        assertThat(codes(OFFICE.call(() -> desk.tell(person, at(market, "29.5000", "105.5945"))))).isEqualTo("latitude:TRK-012");
    }

    @Test
    void overlappingStaysAtFarPlacesAreBothKeptAndTold() {
        PersonId person = somebody();
        tell(person, new TrackForm(fresh("荣昌站"), "OTHER", null, "2020-02-08T09:00", "2020-02-08T12:00", null, null, null, "29.4043", "105.5945", null, null));
        tell(person, new TrackForm(fresh("武汉站"), "OTHER", "420106", "2020-02-08T11:00", "2020-02-08T13:00", null, null, null, "30.5928", "114.3055", null, null));
        List<Stay> both = stays(person);
        assertThat(both).hasSize(2);
        assertThat(Track.contradictions(both.stream().map(Stay::told).toList())).singleElement().satisfies(one -> assertThat(one.metres()).isGreaterThan(800_000));
    }

    @Test
    void passagesVisitsRoomsAndJourneysAreStaysToo() {
        HouseholdId home = new HouseholdId(UUID.randomUUID());
        List<PersonId> family = family(home, 2);
        PersonId person = family.getFirst();
        OFFICE.run(() -> visits.receive(List.of(new VisitDraft(UUID.randomUUID(), home, "w1", VisitDraft.Outcome.MET, Instant.parse("2020-02-06T01:00:00Z"),
                List.of(new VisitDraft.CheckDraft(person, (short) 366, 0, false, null))))));
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                with post as (insert into checkpoint.post (id, region, kind, name, opened_on, recorded_at, recorded_by)
                        values (gen_random_uuid(), :grid, 'VILLAGE', '村口' || gen_random_uuid(), '2020-01-25', now(), 'test') returning id),
                    passage as (insert into checkpoint.passage (id, post_id, region, passed_at, direction, occupants, person_id, due, due_rule, taken, crew, recorded_at, recorded_by)
                        select gen_random_uuid(), post.id, :grid, '2020-02-05T02:00Z', 'IN', 1, :person, 'REGISTERED', 'x', 'REGISTERED', 'x', now(), 'test' from post),
                    arrival as (insert into person.arrival (id, person_id, region, origin, origin_class, origin_rule, departed_at, arrived_at, transport, service, found_by, recorded_at, recorded_by)
                        values (gen_random_uuid(), :person, :grid, 420103000000000, 'KEY_AREA', 'x', '2020-02-04T00:00Z', '2020-02-04T08:00Z', 'TRAIN', 'K1256', 'SCREENING', now(), 'test')),
                    site as (insert into quarantine.site (id, region, name, purpose, opened_on, chief) values (gen_random_uuid(), :grid, '宾馆' || gen_random_uuid(), 'CONTACTS', '2020-01-25', 'x')
                        returning id),
                    room as (insert into quarantine.room (id, site_id, region, label) select gen_random_uuid(), site.id, :grid, '301' from site returning id),
                    stay as (insert into quarantine.stay (id, person_id, region, plan_code, plan_version, reason, started_on, next_change_on, release_on, state, recorded_at, recorded_by)
                        select gen_random_uuid(), :person, :grid, code, version, 'CLOSE_CONTACT', '2020-02-08', '2020-02-22', '2020-02-22', 'BROKEN_OFF', now(), 'test'
                        from quarantine.plan limit 1 returning id)
                insert into quarantine.room_night (stay_id, room_id, region, nights, recorded_at, kind)
                select stay.id, room.id, :grid, daterange('2020-02-08', '2020-02-20'), now(), 'GUEST' from stay, room
                """).param("grid", GRID.value()).param("person", person.value()).update()));
        assertThat(stays(person)).extracting(Stay::source, Stay::kind, stay -> stay.startsAt().toString(), stay -> stay.endsAt().toString()).containsExactly(
                org.assertj.core.groups.Tuple.tuple("ARRIVAL", "TRAIN", "2020-02-04T00:00:00Z", "2020-02-04T08:00:00Z"),
                org.assertj.core.groups.Tuple.tuple("PASSAGE", "CHECKPOINT", "2020-02-05T02:00:00Z", "2020-02-05T02:05:00Z"),
                org.assertj.core.groups.Tuple.tuple("VISIT", "HOME", "2020-02-06T01:00:00Z", "2020-02-06T01:10:00Z"),
                // From noon, and not beyond now: his room of tomorrow is no stay yet.
                org.assertj.core.groups.Tuple.tuple("ROOM", "SITE", "2020-02-08T04:00:00Z", "2020-02-10T02:00:00Z"));
        assertThat(stays(person)).noneMatch(Stay::isTold);
        tell(family.get(1), stay(null, "HOME", "2020-02-06T08:00", "2020-02-06T12:00"));
        assertThat(stays(family.get(1)).getFirst().place()).as("one home, told or visited").isEqualTo(stays(person).get(2).place());
        tell(family.get(1), stay("k1256次", "TRAIN", "2020-02-04T08:00", "2020-02-04T16:00"));
        assertThat(stays(family.get(1)).getFirst().place()).as("one train, told or registered").isEqualTo(stays(person).getFirst().place());
        Jurisdiction elsewhere = new Jurisdiction("elsewhere", RegionCode.parse("500118").range());
        assertThat(elsewhere.call(() -> book.listOf(family, Instant.EPOCH, NOW))).isEmpty();
        assertThat(elsewhere.call(() -> book.listBeyond(List.of(stays(person).getFirst().place()), Instant.EPOCH, NOW))).hasSize(2);
    }

    @Test
    void aTurnOfTheWatchIsAStayAtTheSiteForOneWhoIsRegistered() {
        PersonId medic = somebody();
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                with site as (insert into quarantine.site (id, region, name, purpose, opened_on, chief) values (gen_random_uuid(), :grid, '夜班点' || gen_random_uuid(), 'CONTACTS', '2020-01-25', 'x')
                        returning id),
                    slot as (insert into quarantine.watch_slot (id, site_id, region, post, starts_at, ends_at, needed, valid_from, recorded_at, recorded_by)
                        select gen_random_uuid(), id, :grid, 'MEDIC', '16:00', '00:00', 1, '2020-01-25', now(), 'test' from site returning id)
                insert into quarantine.watch_turn (id, slot_id, region, on_day, name, person_id, recorded_at, recorded_by)
                select gen_random_uuid(), id, :grid, '2020-02-08', '值班医生', :person, now(), 'test' from slot
                """).param("grid", GRID.value()).param("person", medic.value()).update()));
        assertThat(stays(medic)).singleElement().satisfies(stay -> assertThat(stay).extracting(Stay::source, Stay::kind, one -> one.startsAt().toString(), one -> one.endsAt().toString())
                .containsExactly("SHIFT", "SITE", "2020-02-08T08:00:00Z", "2020-02-08T16:00:00Z"));
    }

    @Test
    void tellsOfWhichHoursOfTheWindowNothingIsKnown() {
        PersonId person = somebody();
        tell(person, stay(null, "HOME", "2020-01-24T00:00", "2020-01-25T14:00"));
        tell(person, stay(fresh("单位"), "WORK", "2020-01-25T17:00", "2020-01-26T00:00"));
        var gaps = Track.gapsByDay(stays(person).stream().map(Stay::told).toList(), clock.startOf(LocalDate.parse("2020-01-24")), clock.startOf(LocalDate.parse("2020-01-26")), clock.getZone());
        assertThat(gaps).containsOnlyKeys(LocalDate.parse("2020-01-25"));
        assertThat(gaps.firstEntry().getValue()).singleElement().satisfies(gap -> assertThat(gap.length()).hasHours(3));
    }
}
