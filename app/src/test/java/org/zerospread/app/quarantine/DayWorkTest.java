package org.zerospread.app.quarantine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.ArrivalDraft;
import org.zerospread.app.person.Arrivals;
import org.zerospread.app.person.FoundBy;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.Transport;
import org.zerospread.app.surveillance.TestDraft;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.plan.StagePlace;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// A day's work: what is due leads to what is recorded, and what is recorded to what is due next; a positive to everybody near.
class DayWorkTest extends SmallDistrict {

    private static final LocalDate TODAY = LocalDate.parse("2020-02-10");

    @Autowired
    Stays stays;
    @Autowired
    Rooms rooms;
    @Autowired
    DayWork work;
    @Autowired
    TemperatureSheet sheets;
    @Autowired
    Observations observations;
    @Autowired
    DutyDesk desk;
    @Autowired
    ReleaseDesk releases;
    @Autowired
    StayRecount check;
    @Autowired
    Chains chains;
    @Autowired
    Arrivals arrivals;

    private UUID open(PersonId person, StayReason reason, String startedOn) {
        UUID stay = UUID.randomUUID();
        OFFICE.run(() -> stays.open(List.of(new StayDraft(stay, person, reason, LocalDate.parse(startedOn)))));
        return stay;
    }

    private void at(String instant) {
        clock.hold(Instant.parse(instant));
        OFFICE.run(() -> stays.advance(clock.today()));
    }

    private List<DayWork.Item> due(UUID stay) {
        return OFFICE.call(() -> work.list(new DayWork.Filter(DISTRICT.range(), null, null, null, null), null, 10_000)).stream().filter(item -> item.stay().equals(stay)).toList();
    }

    private void temperature(PersonId person, String at, int tenths) {
        OFFICE.run(() -> observations.record(List.of(new ObservationDraft(UUID.randomUUID(), person, Instant.parse(at), (short) tenths, 0, null))));
    }

    @Test
    void temperaturesAreDueTwiceADayAndOverdueUntilTheyAreTaken() {
        PersonId person = somebody();
        UUID stay = open(person, StayReason.CLOSE_CONTACT, "2020-02-10");
        assertThat(due(stay)).singleElement().satisfies(item -> assertThat(item).extracting(DayWork.Item::kind, DayWork.Item::dueOn, DayWork.Item::slot).containsExactly(DutyKind.TEMPERATURE, TODAY, 1));
        temperature(person, "2020-02-10T01:00:00Z", 365);
        assertThat(due(stay)).singleElement().satisfies(item -> assertThat(item.slot()).isEqualTo(2));
        at("2020-02-11T02:00:00Z");
        assertThat(due(stay)).singleElement().satisfies(item -> assertThat(item.overdue()).isTrue());
        temperature(person, "2020-02-10T10:00:00Z", 366);
        assertThat(due(stay)).singleElement().satisfies(item -> assertThat(item).extracting(DayWork.Item::dueOn, DayWork.Item::overdue).containsExactly(TODAY.plusDays(1), false));
    }

    @Test
    void aFeverHasASampleTakenTheSameDayAndItsResultIsAwaited() {
        PersonId person = somebody();
        UUID stay = open(person, StayReason.CLOSE_CONTACT, "2020-02-09");
        temperature(person, "2020-02-10T01:30:00Z", 381);
        assertThat(due(stay)).extracting(DayWork.Item::kind).contains(DutyKind.TEST);
        assertThat(OFFICE.call(() -> desk.sampled(List.of(stay))).taken()).isEqualTo(1);
        assertThat(OFFICE.call(() -> desk.sampled(List.of(stay))).refused()).as("again").containsExactly("STY-008");
        assertThat(due(stay)).extracting(DayWork.Item::kind).contains(DutyKind.RESULT).doesNotContain(DutyKind.TEST);
        assertThat(OFFICE.call(() -> desk.resulted(stay, TestDraft.Result.NEGATIVE)).taken()).isEqualTo(1);
        assertThat(due(stay)).extracting(DayWork.Item::kind).doesNotContain(DutyKind.RESULT, DutyKind.TEST);
    }

    @Test
    void aCertificateIsGivenOnlyWhenEveryConditionHoldsAndThenCallsAreDue() {
        PersonId person = somebody();
        UUID stay = open(person, StayReason.CASE_DISCHARGED, "2020-02-10");
        at("2020-02-24T02:00:00Z");
        assertThat(OFFICE.call(() -> releases.certify(stay))).isInstanceOfSatisfying(ReleaseDesk.Answer.Wanting.class,
                wanting -> assertThat(wanting.missing()).containsExactlyInAnyOrder("TEST 2020-02-16 PCR", "TEST 2020-02-23 PCR"));
        assertThat(due(stay)).extracting(DayWork.Item::kind).contains(DutyKind.RELEASE, DutyKind.TEST);
        OFFICE.run(() -> desk.sampled(List.of(stay)));
        OFFICE.run(() -> desk.resulted(stay, TestDraft.Result.NEGATIVE));
        ReleaseDesk.Answer answer = OFFICE.call(() -> releases.certify(stay));
        assertThat(answer).isInstanceOfSatisfying(ReleaseDesk.Answer.Given.class, given -> {
            assertThat(given.certificate().number()).matches("500153-20200224-[0-9A-F]{10}");
            assertThat(OFFICE.call(() -> releases.find(given.certificate().number().toLowerCase(java.util.Locale.ROOT)))).contains(given.certificate());
        });
        assertThat(OFFICE.call(() -> releases.certify(stay))).isEqualTo(answer);
        at("2020-02-25T02:00:00Z");
        assertThat(due(stay)).singleElement().satisfies(item -> assertThat(item).extracting(DayWork.Item::kind, DayWork.Item::slot).containsExactly(DutyKind.CALL, 1));
        assertThat(call(stay, ReleaseDesk.Outcome.UNREACHED)).isEqualTo(1);
        assertThat(due(stay)).as("nobody was reached").hasSize(1);
        assertThat(call(stay, ReleaseDesk.Outcome.WELL)).isEqualTo(1);
        assertThat(due(stay)).isEmpty();
        for (String day : List.of("2020-02-26", "2020-02-27", "2020-03-02", "2020-03-09")) {
            at(day + "T02:00:00Z");
            assertThat(call(stay, ReleaseDesk.Outcome.WELL)).as(day).isEqualTo(1);
        }
        assertThat(count("select count(*) from quarantine.duty where stay_id = ?", stay)).as("no sixth call").isZero();
    }

    private int call(UUID stay, ReleaseDesk.Outcome outcome) {
        return OFFICE.call(() -> releases.called(List.of(new ReleaseDesk.Call(UUID.randomUUID(), stay, outcome, null))));
    }

    @Test
    void aMoveIsDueWhenTheStageChangesPlace() {
        UUID stay = open(somebody(), StayReason.CLOSE_CONTACT, "2020-02-10");
        at("2020-02-24T02:00:00Z");
        assertThat(due(stay)).filteredOn(item -> item.kind() == DutyKind.MOVE).singleElement().satisfies(item -> assertThat(item.detail()).isEqualTo("CENTRAL > HOME"));
        OFFICE.run(() -> desk.moved(List.of(stay)));
        assertThat(due(stay)).extracting(DayWork.Item::kind).doesNotContain(DutyKind.MOVE);
    }

    @Test
    void anEscapeBeginsTheStayAnewAndWrongDaysAreToldAndNothingCountsTwice() {
        UUID stay = open(somebody(), StayReason.CLOSE_CONTACT, "2020-02-06");
        assertThat(incident(stay, IncidentDraft.Kind.REFUSAL, "2020-02-05").refused()).containsExactly("STY-002");
        assertThat(incident(stay, IncidentDraft.Kind.REFUSAL, "2020-02-11").refused()).containsExactly("STY-004");
        assertThat(incident(UUID.randomUUID(), IncidentDraft.Kind.REFUSAL, "2020-02-10").refused()).containsExactly("STY-001");
        assertThat(incident(stay, IncidentDraft.Kind.EXPOSURE, "2020-02-10").taken()).isEqualTo(1);
        assertThat(incident(stay, IncidentDraft.Kind.EXPOSURE, "2020-02-10")).as("the same again").isEqualTo(new DutyDesk.Answer(0, List.of()));
        assertThat(count("select count(*) from quarantine.stay where id = ? and release_on = '2020-03-09'", stay)).as("28 days from the exposure").isEqualTo(1);
        assertThat(OFFICE.call(() -> check.run()).differences()).noneMatch(difference -> difference.stay().equals(stay));
    }

    private DutyDesk.Answer incident(UUID stay, IncidentDraft.Kind kind, String on) {
        return OFFICE.call(() -> desk.happened(List.of(new IncidentDraft(UUID.randomUUID(), stay, kind, LocalDate.parse(on), kind == IncidentDraft.Kind.MOVED ? StagePlace.HOSPITAL : null, null))));
    }

    @Test
    void aPositiveOpensTheCaseAndPlansItsHouseholdAndJourneyAnewAtOnce() {
        List<PersonId> family = family(new HouseholdId(UUID.randomUUID()), 3);
        PersonId ill = family.getFirst();
        PersonId passenger = somebody();
        for (PersonId one : List.of(ill, passenger)) {
            OFFICE.run(() -> arrivals.register(List.of(new ArrivalDraft(UUID.randomUUID(), one, GRID, RegionCode.parse("420100"), null, Instant.parse("2020-02-08T07:30:00Z"), Transport.TRAIN, "D9001",
                    FoundBy.SCREENING, List.of(), List.of()))));
        }
        UUID before = open(family.get(1), StayReason.CLOSE_CONTACT, "2020-01-28");
        clock.hold(Instant.parse("2020-01-30T02:00:00Z"));
        UUID stay = open(ill, StayReason.KEY_AREA_ARRIVAL, "2020-01-29");
        clock.hold(NOW);
        assertThat(count("select count(*) from quarantine.stay where id = ? and plan_code = 'home-14'", stay)).isEqualTo(1);
        temperature(ill, "2020-02-10T01:30:00Z", 385);
        OFFICE.run(() -> desk.sampled(List.of(stay)));
        OFFICE.run(() -> desk.resulted(stay, TestDraft.Result.POSITIVE));
        assertThat(count("select count(*) from surveillance.case_event where person_id = ? and kind = 'CONFIRMED' and source = 'IMPORTED'", ill.value())).isEqualTo(1);
        assertThat(count("select count(*) from quarantine.stay where id = ? and state = 'BROKEN_OFF'", stay)).isEqualTo(1);
        List<Chains.Link> links = OFFICE.call(() -> chains.links(stay));
        assertThat(links).extracting(Chains.Link::group).containsExactly("HOUSEHOLD", "HOUSEHOLD", "FELLOW_PASSENGERS");
        assertThat(links).extracting(link -> new PersonId(link.person())).containsExactlyInAnyOrder(family.get(1), family.get(2), passenger);
        assertThat(links).allSatisfy(link -> assertThat(link.toStay()).isNotNull());
        assertThat(links).filteredOn(link -> link.person().equals(family.get(1).value())).singleElement().satisfies(link -> assertThat(link.fromStay()).isEqualTo(before));
        assertThat(count("select count(*) from surveillance.contact c join surveillance.case_file f on f.id = c.case_id where f.person_id = ?", ill.value())).isEqualTo(3);
        assertThat(OFFICE.call(() -> chains.list())).anyMatch(chain -> chain.stay().equals(stay) && chain.replanned() == 3);
        assertThat(due(stay)).isEmpty();
    }

    @Test
    void anAntigenSampleHasAResultLikeAnyOther() {
        PersonId person = somebody();
        UUID stay = open(person, StayReason.CLOSE_CONTACT, "2020-02-10");
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into quarantine.sample (id, stay_id, region, method, sampled_at, recorded_at, recorded_by) values (gen_random_uuid(), :stay, :region, 'ANTIGEN', :at, :at, 'office')
                """).param("stay", stay).param("region", GRID.value()).param("at", NOW.atOffset(java.time.ZoneOffset.UTC)).update()));
        assertThat(OFFICE.call(() -> desk.resulted(stay, TestDraft.Result.NEGATIVE)).taken()).isEqualTo(1);
        assertThat(count("select count(*) from surveillance.test where person_id = ? and method = 'ANTIGEN'", person.value())).isEqualTo(1);
    }

    @Test
    void whatWasSetAsideIsSettledOnce() {
        UUID draft = UUID.randomUUID();
        OFFICE.run(() -> observations.record(List.of(new ObservationDraft(draft, somebody(), NOW.minusSeconds(60), (short) 366, 0, null))));
        assertThat(OFFICE.call(() -> observations.settle(draft))).isTrue();
        assertThat(OFFICE.call(() -> observations.settle(draft))).isFalse();
        assertThat(count("select count(*) from quarantine.set_aside where id = ? and settled_by = 'office'", draft)).isEqualTo(1);
    }

    @Test
    void aSheetIsFilledAtOnceAndWhatIsWrongComesBackAsTyped() {
        clock.hold(Instant.parse("2020-01-30T02:00:00Z"));
        UUID first = open(somebody(), StayReason.KEY_AREA_ARRIVAL, "2020-01-30");
        UUID second = open(somebody(), StayReason.KEY_AREA_ARRIVAL, "2020-01-30");
        clock.hold(NOW);
        TemperatureSheet.Which which = new TemperatureSheet.Which(null, null, GRID.range(), TODAY);
        assertThat(OFFICE.call(() -> sheets.read(which)).lines()).extracting(TemperatureSheet.Line::stay).contains(first, second);
        Map<String, String> typed = new HashMap<>(Map.of(first + "_1", "365", second + "_1", "98.6", second + "_2", "366"));
        TemperatureSheet.Sheet sheet = OFFICE.call(() -> sheets.fill(which, typed));
        assertThat(sheet.saved()).isEqualTo(1);
        assertThat(line(sheet, second).cells()).extracting(TemperatureSheet.Cell::shown).containsExactly("98.6", "366");
        assertThat(line(sheet, second).cells()).extracting(TemperatureSheet.Cell::code).containsExactly("STY-005", "STY-004");
        assertThat(OFFICE.call(() -> sheets.fill(which, Map.of(first + "_1", "36.5"))).saved()).as("the same again").isZero();
        assertThat(OFFICE.call(() -> sheets.fill(which, Map.of(first + "_1", "367"))).saved()).as("a correction").isEqualTo(1);
        assertThat(count("select count(*) from quarantine.observation where stay_id = ?", first)).isEqualTo(2);
        assertThat(line(OFFICE.call(() -> sheets.read(which)), first).cells().getFirst().shown()).isEqualTo("36.7");
    }

    private static TemperatureSheet.Line line(TemperatureSheet.Sheet sheet, UUID stay) {
        return sheet.lines().stream().filter(line -> line.stay().equals(stay)).findFirst().orElseThrow();
    }

    @Test
    void aFloorOfASiteHasItsOwnListAndSheet() {
        OFFICE.run(() -> rooms.open(new Rooms.SiteDraft(UUID.randomUUID(), GRID, "表", SitePurpose.REHAB, TODAY, 25, "点长")));
        UUID stay = open(somebody(), StayReason.CASE_DISCHARGED, "2020-02-10");
        record Lodged(UUID site, String floor) {
        }
        Lodged lodged = OFFICE.call(() -> transaction.execute(status -> sql.sql("""
                select m.site_id, m.floor::text as floor from quarantine.room_night n join quarantine.room m on m.id = n.room_id where n.stay_id = :stay
                """).param("stay", stay).query((row, index) -> new Lodged(row.getObject("site_id", UUID.class), row.getString("floor"))).single()));
        DayWork.Filter chief = new DayWork.Filter(DISTRICT.range(), DayWork.Role.CHIEF, lodged.site(), lodged.floor(), DutyKind.TEMPERATURE);
        List<DayWork.Item> floor = OFFICE.call(() -> work.list(chief, null, 100));
        assertThat(floor).extracting(DayWork.Item::stay).contains(stay);
        assertThat(java.util.Objects.requireNonNull(OFFICE.call(() -> work.count(chief)).get(DutyKind.TEMPERATURE)).all()).isEqualTo(floor.size());
        assertThat(OFFICE.call(() -> sheets.read(new TemperatureSheet.Which(lodged.site(), lodged.floor(), DISTRICT.range(), TODAY))).lines()).extracting(TemperatureSheet.Line::stay).contains(stay);
        assertThat(OFFICE.call(() -> work.list(new DayWork.Filter(DISTRICT.range(), null, lodged.site(), "99", null), null, 10))).isEmpty();
    }
}
