package org.zerospread.app.tracing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseDesk;
import org.zerospread.app.surveillance.Source;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.tracing.TraceQuestion;
import org.zerospread.engine.track.Position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/// Who met a case, and that they are registered and quarantined in one step.
class TracingDeskTest extends SmallDistrict {

    private static final Position STATION = new Position(29.4043, 105.5945);

    @Autowired
    TracingDesk desk;

    @Autowired
    TracingReader reader;

    @Autowired
    TrackIntake intake;

    @Autowired
    CaseDesk cases;

    private String name = "";

    /// A case ill since 7 February, confirmed on the 9th at noon.
    private CaseWindow someCase(PersonId person) {
        CaseAnswer answer = OFFICE.call(() -> cases.confirm(person, Source.LOCAL, LocalDate.parse("2020-02-07"), Instant.parse("2020-02-09T04:00:00Z"), null));
        assertThat(answer).isInstanceOf(CaseAnswer.Done.class);
        return sound(form(((CaseAnswer.Done) answer).caseId().toString())).cases().getFirst();
    }

    private static TracingForm form(String... ids) {
        return new TracingForm(List.of(ids), List.of(), List.of(), null, null, null, null);
    }

    private TracingReader.Reading.Sound sound(TracingForm form) {
        return (TracingReader.Reading.Sound) OFFICE.call(() -> reader.read(form));
    }

    private String faults(TracingForm form) {
        return switch (OFFICE.call(() -> reader.read(form))) {
            case TracingReader.Reading.Sound sound -> "sound";
            case TracingReader.Reading.Faulty(List<CaseWindow> known, List<FormFault> faults) -> String.join(" ", faults.stream().map(fault -> fault.field() + ":" + fault.code()).toList());
        };
    }

    private String fresh(String what) {
        name = what + UUID.randomUUID().toString().substring(0, 8);
        return name;
    }

    private void stay(Jurisdiction who, PersonId person, PlaceKind kind, String place, @Nullable Position position, String from, String to, @Nullable String carriage) {
        TrackDraft draft = new TrackDraft(UUID.randomUUID(), person, new TrackDraft.Place(DISTRICT, kind, place, position), Instant.parse("2020-02-" + from + ":00Z"),
                Instant.parse("2020-02-" + to + ":00Z"), TrackDraft.Certainty.CERTAIN, TrackDraft.Source.INTERVIEW, carriage, null, null);
        assertThat(who.call(() -> intake.receive(List.of(draft))).tracks()).isEqualTo(1);
    }

    private void stay(PersonId person, String place, String from, String to) {
        stay(OFFICE, person, PlaceKind.MARKET, place, null, from, to, null);
    }

    private TracingAnswer ask(CaseWindow window, TraceQuestion question) {
        return OFFICE.call(() -> desk.ask(List.of(window), question));
    }

    @Test
    void findsWhoMetACaseInItsWindowAndSaysWhy() {
        PersonId ill = somebody();
        CaseWindow window = someCase(ill);
        assertThat(window.infectiousFrom()).as("edition in force: from the day of onset").isEqualTo("2020-02-06T16:00:00Z");
        assertThat(window.infectiousTo()).as("until he was confirmed").isEqualTo("2020-02-09T04:00:00Z");
        String market = fresh("市场");
        PersonId long_ = somebody();
        PersonId short_ = somebody();
        PersonId before = somebody();
        PersonId after = somebody();
        stay(ill, market, "06T10:00", "06T12:00");
        stay(ill, market, "08T01:00", "08T03:00");
        stay(ill, market, "09T03:00", "09T06:00");
        stay(long_, market, "08T01:30", "08T05:00");
        stay(long_, market, "09T03:30", "09T05:00");
        stay(short_, market, "08T02:50", "08T03:10");
        stay(before, market, "06T10:00", "06T12:00");
        stay(after, market, "09T04:00", "09T06:00");
        TracingAnswer answer = ask(window, TraceQuestion.PLACES);
        assertThat(answer.contacts()).extracting(TracingAnswer.Met::person, met -> met.minutes().intValue(), TracingAnswer.Met::encounters, TracingAnswer.Met::degree)
                .containsExactly(tuple(long_.value(), 120, 2L, 1), tuple(short_.value(), 10, 1L, 1));
        TracingAnswer.Met met = answer.contacts().getFirst();
        assertThat(met.places()).singleElement().satisfies(where -> {
            assertThat(where.name()).isEqualTo(market);
            assertThat(where.minutes()).isEqualTo(120);
        });
        assertThat(met.lastEnd()).as("clipped to the window").isEqualTo("2020-02-09T04:00:00Z");
        assertThat(met.name()).isEqualTo("欧阳**");
        assertThat(met.isNew()).isTrue();
        assertThat(ask(window, TraceQuestion.PLACES.withAtLeast(Duration.ofMinutes(15))).contacts()).extracting(TracingAnswer.Met::person).containsExactly(long_.value());
        assertThat(ask(window, TraceQuestion.PLACES.withLinger(Duration.ofMinutes(60))).contacts()).as("the air of the place, an hour after he left").extracting(TracingAnswer.Met::person)
                .contains(after.value());
        assertThat(count("select count(*) from audit.record where action = 'tracing.asked' and subject = ?", window.caseId().toString())).isPositive();
    }

    @Test
    void degreeTwoMetAContactAfterwards() {
        PersonId ill = somebody();
        PersonId contact = somebody();
        PersonId second = somebody();
        PersonId earlier = somebody();
        String market = fresh("市场");
        stay(ill, market, "08T01:00", "08T02:00");
        stay(contact, market, "08T01:00", "08T02:00");
        String tea = fresh("茶馆");
        stay(contact, tea, "07T01:00", "07T02:00");
        stay(earlier, tea, "07T01:00", "07T02:00");
        stay(contact, tea, "09T10:00", "09T12:00");
        stay(second, tea, "09T11:00", "09T13:00");
        CaseWindow window = someCase(ill);
        assertThat(ask(window, TraceQuestion.PLACES).contacts()).extracting(TracingAnswer.Met::person).containsExactly(contact.value());
        assertThat(ask(window, TraceQuestion.PLACES.withDegree(2)).contacts()).extracting(TracingAnswer.Met::person, TracingAnswer.Met::degree, met -> met.via().size(), met -> met.minutes().intValue())
                .containsExactly(tuple(contact.value(), 1, 0, 60), tuple(second.value(), 2, 1, 60));
    }

    @Test
    void withinTheRadiusAtAnotherPlace() {
        PersonId ill = somebody();
        PersonId beside = somebody();
        PersonId far = somebody();
        stay(OFFICE, ill, PlaceKind.OTHER, fresh("车站"), STATION, "08T01:00", "08T02:00", null);
        stay(OFFICE, beside, PlaceKind.MARKET, fresh("超市"), new Position(29.4045, 105.5948), "08T01:30", "08T03:00", null);
        stay(OFFICE, far, PlaceKind.MARKET, fresh("超市"), new Position(29.4143, 105.5945), "08T01:30", "08T03:00", null);
        CaseWindow window = someCase(ill);
        assertThat(ask(window, TraceQuestion.PLACES).contacts()).isEmpty();
        assertThat(ask(window, TraceQuestion.PLACES.withRadiusMetres(100.0)).contacts()).singleElement().satisfies(met -> {
            assertThat(met.person()).isEqualTo(beside.value());
            assertThat(met.places().getFirst().metres()).isBetween(30L, 40L);
        });
    }

    @Test
    void inOneTrainTheCarriagesAreTold() {
        PersonId ill = somebody();
        PersonId other = somebody();
        String train = fresh("K");
        stay(OFFICE, ill, PlaceKind.TRAIN, train, null, "07T01:00", "07T09:00", "05");
        stay(OFFICE, other, PlaceKind.TRAIN, train, null, "07T03:00", "07T09:00", "12");
        assertThat(ask(someCase(ill), TraceQuestion.PLACES).contacts().getFirst().places().getFirst().seats()).isEqualTo("05车 / 12车");
    }

    @Test
    void registersAndQuarantinesInOneStepAndLeavesThoseWhoAreKnown() {
        PersonId ill = somebody();
        String market = fresh("市场");
        stay(ill, market, "08T01:00", "08T03:00");
        List<PersonId> met = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            met.add(somebody());
            stay(met.get(i), market, "08T01:00", "08T02:0" + i);
        }
        CaseWindow window = someCase(ill);
        someCase(met.get(3));
        TracingDesk.Pick pick = new TracingDesk.Pick(window.caseId(), met.get(0).value());
        TracingDesk.Pick ofCase = new TracingDesk.Pick(window.caseId(), met.get(3).value());
        assertThat(OFFICE.call(() -> desk.register(List.of(window), TraceQuestion.PLACES, Set.of(pick, ofCase)))).isEqualTo(new TracingDesk.Registered(1, 1));
        assertThat(OFFICE.call(() -> desk.register(List.of(window), TraceQuestion.PLACES, null))).isEqualTo(new TracingDesk.Registered(2, 0));
        assertThat(OFFICE.call(() -> desk.register(List.of(window), TraceQuestion.PLACES, null))).isEqualTo(new TracingDesk.Registered(0, 0));
        assertThat(OFFICE.call(() -> desk.register(List.of(window), TraceQuestion.PLACES, Set.of(pick)))).as("again").isEqualTo(new TracingDesk.Registered(0, 1));
        for (PersonId one : met.subList(0, 3)) {
            assertThat(count("select count(*) from surveillance.contact where person_id = ? and degree = 1 and last_exposure = '2020-02-08' and setting like ?", one.value(), "%" + market + "%")).isEqualTo(1);
            assertThat(count("select count(*) from quarantine.stay where person_id = ? and state = 'RUNNING' and reason = 'CLOSE_CONTACT'", one.value())).isEqualTo(1);
        }
        assertThat(count("select count(*) from surveillance.contact where person_id = ?", met.get(3).value())).as("a case himself").isZero();
        assertThat(count("select count(*) from audit.record where action = 'tracing.registered' and subject = ?", window.caseId().toString())).isEqualTo(2);
        assertThat(ask(window, TraceQuestion.PLACES).contacts()).extracting(one -> one.standing().registered() != null, one -> one.standing().caseState() != null, one -> one.standing().quarantine() != null)
                .containsExactlyInAnyOrder(tuple(true, false, true), tuple(true, false, true), tuple(true, false, true), tuple(false, true, false));
    }

    @Test
    void tellsHowManyAreOfAnotherDistrictAndNothingElseOfThem() {
        Jurisdiction elsewhere = new Jurisdiction("elsewhere", RegionCode.parse("500118").range());
        PersonId stranger = new PersonId(UUID.randomUUID());
        elsewhere.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into person.person (id, region, name, pinyin, initials, recorded_at, recorded_by) values (:id, 500118101201001, '诸葛外区', 'zhugewaiqu', 'zgwq', now(), 'test')
                """).param("id", stranger.value()).update()));
        PersonId ill = somebody();
        String market = fresh("市场");
        stay(ill, market, "08T01:00", "08T03:00");
        stay(elsewhere, stranger, PlaceKind.MARKET, market, null, "08T02:00", "08T04:00", null);
        CaseWindow window = someCase(ill);
        TracingAnswer answer = ask(window, TraceQuestion.PLACES);
        assertThat(answer.contacts()).isEmpty();
        assertThat(answer.stays()).containsOnlyKeys(ill.value());
        assertThat(answer.elsewhere()).containsExactly(new TracingAnswer.Elsewhere(500118000000000L, "永川区", 1));
        assertThat(OFFICE.call(() -> desk.register(List.of(window), TraceQuestion.PLACES, Set.of(new TracingDesk.Pick(window.caseId(), stranger.value()))))).isEqualTo(new TracingDesk.Registered(0, 1));
        assertThat((TracingReader.Reading) elsewhere.call(() -> reader.read(form(window.number())))).isInstanceOf(TracingReader.Reading.Faulty.class);
    }

    @Test
    void refusesQuestionsThatAreNone() {
        CaseWindow window = someCase(somebody());
        String id = window.number();
        assertThat(sound(form(id, id)).cases()).as("named twice").hasSize(1);
        assertThat(faults(form("500153-2020-9999"))).isEqualTo("case:TRC-001");
        assertThat(faults(new TracingForm(List.of(id), List.of("2020-02-09T10:00"), List.of("2020-02-08T10:00"), null, null, null, null))).isEqualTo("to:TRC-002");
        assertThat(faults(new TracingForm(List.of(id), List.of("昨天"), List.of(), null, null, null, null))).isEqualTo("from:TRC-002");
        assertThat(faults(new TracingForm(List.of(id), List.of("2020-02-08T10:00", "2020-02-08T10:00"), List.of(), null, null, null, null))).isEqualTo("from:TRC-004");
        assertThat(faults(new TracingForm(List.of(id), List.of(), List.of(), "-1", "1.5", "9999", "3"))).isEqualTo("min_minutes:TRC-003 linger_minutes:TRC-003 radius_metres:TRC-003 degree:TRC-003");
        TracingReader.Reading.Sound moved = sound(new TracingForm(List.of(id), List.of("2020-02-05T08:00"), List.of("2020-02-06T08:00"), "15", "30", "50", "2"));
        assertThat(moved.cases().getFirst().infectiousFrom()).isEqualTo("2020-02-05T00:00:00Z");
        assertThat(moved.question()).isEqualTo(new TraceQuestion(Duration.ofMinutes(15), Duration.ofMinutes(30), 50.0, 2));
    }
}
