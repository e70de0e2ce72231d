package org.zerospread.app.grading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.ArrivalDraft;
import org.zerospread.app.person.Arrivals;
import org.zerospread.app.person.FoundBy;
import org.zerospread.app.person.PersonDraft;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonRegister;
import org.zerospread.app.person.Transport;
import org.zerospread.app.region.RegionDraft;
import org.zerospread.app.region.Regions;
import org.zerospread.app.region.ZoneClass;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.matrix.FactSheet;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

import static org.assertj.core.api.Assertions.assertThat;

/// Measures follow the facts, the level and the version of the day asked about; in a district without cases, for the store is shared with other tests.
class MeasuresTest extends SmallDistrict {

    private static final RegionCode COUNTY = RegionCode.parse("500151");
    private static final RegionCode TOWN = RegionCode.parse("500151101");
    private static final RegionCode OTHER = RegionCode.parse("500151102");
    private static final RegionCode HOME = RegionCode.parse("500151101201001");
    private static final Jurisdiction HERE = new Jurisdiction("office", COUNTY.range());
    private static final RegionCode WUHAN = RegionCode.parse("420100");
    private static final LocalDate TODAY = LocalDate.of(2020, 2, 10);

    @Autowired
    Measures measures;

    @Autowired
    Arrivals arrivals;

    @Autowired
    PersonRegister register;

    @BeforeAll
    void layOutTowns(@Autowired Regions regions) {
        HERE.run(() -> regions.take(List.of(new RegionDraft(TOWN, "丙镇", RegionLevel.TOWN, COUNTY, ZoneClass.BORDER, null, null), new RegionDraft(OTHER, "丁镇", RegionLevel.TOWN, COUNTY, null, null, null))));
    }

    private PersonId person() {
        PersonId id = new PersonId(UUID.randomUUID());
        HERE.run(() -> register.takePersons(List.of(new PersonDraft(id, HOME, null, "欧阳建国", null, null, null, null, null))));
        return id;
    }

    private void arrive(PersonId person, RegionCode from, String at) {
        HERE.run(() -> arrivals.register(List.of(new ArrivalDraft(UUID.randomUUID(), person, HOME, from, null, Instant.parse(at), Transport.CAR, null, FoundBy.SCREENING, List.of(), List.of()))));
    }

    private UUID firm(String priority, RegionCode region) {
        UUID id = UUID.randomUUID();
        String code = "91500151MA5" + id.toString().substring(0, 7).toUpperCase(java.util.Locale.ROOT).replaceAll("[^0-9A-F]", "0");
        HERE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into enterprise.firm (id, credit_code, name, industry, size, large, priority, region, address, staff_expected, recorded_at, recorded_by)
                values (:id, :code, '试验企业', 'C27', 'MEDIUM', true, :priority, :region, '工业园1号', 10, now(), 'test')
                """).param("id", id).param("code", code).param("priority", priority).param("region", region.value()).update()));
        return id;
    }

    private void employ(UUID firm, PersonId person, RegionCode region, LocalDate from) {
        HERE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into enterprise.staff (id, firm_id, person_id, region, joined_on, recorded_at, recorded_by) values (gen_random_uuid(), :firm, :person, :region, :from, now(), 'test')
                """).param("firm", firm).param("person", person.value()).param("region", region.value()).param("from", from).update()));
    }

    private MeasureAnswer of(PersonId person, LocalDate day) {
        return HERE.call(() -> measures.ofPerson(person, day)).orElseThrow();
    }

    private static List<String> rows(MeasureAnswer answer) {
        return answer.rows().stream().map(fired -> fired.row().id()).toList();
    }

    @Test
    void whoCameFromAKeyAreaGetsDouble14WhileHisArrivalCounts() {
        PersonId person = person();
        arrive(person, WUHAN, "2020-02-01T02:00:00Z");
        MeasureAnswer today = of(person, TODAY);
        assertThat(today.measures()).containsEntry("plan", "double-14").containsEntry("certificate", "needed");
        assertThat(rows(today)).containsExactly("R1");
        assertThat(today.facts()).isEqualTo(new FactSheet(FactSheet.Zone.BORDER, FactSheet.Origin.KEY_AREA, FactSheet.Industry.NONE, FactSheet.Level.LOW));
        assertThat(of(person, LocalDate.of(2020, 2, 14)).value("plan")).isEqualTo("double-14");
        assertThat(of(person, LocalDate.of(2020, 2, 15)).value("plan")).isEqualTo("none");
        assertThat(of(person, LocalDate.of(2020, 1, 31)).facts().origin()).isEqualTo(FactSheet.Origin.LOCAL);
    }

    @Test
    void theStrictestOfSeveralArrivalsCounts() {
        PersonId person = person();
        arrive(person, WUHAN, "2020-02-01T02:00:00Z");
        arrive(person, RegionCode.parse("500106"), "2020-02-08T02:00:00Z");
        assertThat(of(person, TODAY).facts().origin()).isEqualTo(FactSheet.Origin.KEY_AREA);
        assertThat(of(person, LocalDate.of(2020, 2, 16)).facts().origin()).isEqualTo(FactSheet.Origin.OTHER_DISTRICT);
    }

    @Test
    void whoNeverTravelledHasNothingMoreAndBeforeTheFirstVersionNothingIsSaid() {
        PersonId person = person();
        assertThat(of(person, TODAY).measures()).containsEntry("plan", "none").containsEntry("report", "none");
        MeasureAnswer before = of(person, LocalDate.of(2020, 1, 30));
        assertThat(before.matrix()).isNull();
        assertThat(before.measures()).isEmpty();
    }

    @Test
    void aPersonWorksForTheFirmHeIsOnTheLedgerOf() {
        PersonId person = person();
        employ(firm("ESSENTIAL", OTHER), person, OTHER, LocalDate.of(2020, 2, 5));
        assertThat(of(person, TODAY).facts().industry()).isEqualTo(FactSheet.Industry.ESSENTIAL);
        assertThat(of(person, LocalDate.of(2020, 2, 4)).facts().industry()).isEqualTo(FactSheet.Industry.NONE);
        MeasureAnswer seenFromHisTown = new Jurisdiction("town", TOWN.range()).call(() -> measures.ofPerson(person, TODAY)).orElseThrow();
        assertThat(seenFromHisTown.facts().industry()).isEqualTo(FactSheet.Industry.ESSENTIAL);
    }

    @Test
    void aJourneyToAnotherTownOfTheDistrictCountsForWhoeverSeesThePerson() {
        PersonId person = person();
        HERE.run(() -> arrivals.register(List.of(new ArrivalDraft(UUID.randomUUID(), person, OTHER, WUHAN, null, Instant.parse("2020-02-09T02:00:00Z"), Transport.CAR, null, FoundBy.SCREENING, List.of(), List.of()))));
        MeasureAnswer seenFromHisTown = new Jurisdiction("town", TOWN.range()).call(() -> measures.ofPerson(person, TODAY)).orElseThrow();
        assertThat(seenFromHisTown.value("plan")).isEqualTo("double-14");
    }

    @Test
    void manyAreAnsweredAtOnceAndWhoCannotBeSeenIsNotAmongThem() {
        PersonId one = person();
        PersonId other = person();
        arrive(other, WUHAN, "2020-02-09T02:00:00Z");
        Map<PersonId, MeasureAnswer> answers = HERE.call(() -> measures.ofPersons(List.of(one, other, new PersonId(UUID.randomUUID())), TODAY));
        assertThat(answers).hasSize(2);
        assertThat(Objects.requireNonNull(answers.get(other)).value("plan")).isEqualTo("double-14");
        Jurisdiction elsewhere = new Jurisdiction("town", OTHER.range());
        assertThat(elsewhere.call(() -> measures.ofPerson(one, TODAY))).isEmpty();
    }

    @Test
    void firmsPlacesAndPassagesHaveMeasuresToo() {
        UUID firm = firm("PARK", TOWN);
        MeasureAnswer works = HERE.call(() -> measures.ofFirm(firm, TODAY)).orElseThrow();
        assertThat(works.measures()).containsEntry("opening", "by-filing").containsEntry("staff-limit", "100");
        assertThat(rows(works)).containsExactly("F7");
        MeasureAnswer place = HERE.call(() -> measures.ofPlace(HOME, TODAY));
        assertThat(place.measures()).containsEntry("gathering", "up-to-10");
        MeasureAnswer passage = HERE.call(() -> measures.ofPassage(TOWN, RegionCode.parse("500106"), TODAY));
        assertThat(passage.measures()).containsEntry("passage", "registered");
        assertThat(rows(passage)).containsExactly("C1", "C3");
        assertThat(HERE.call(() -> measures.ofFirm(UUID.randomUUID(), TODAY))).isEmpty();
    }

    @Test
    void aTownThatNobodyClassifiedCountsAsOrdinaryAndSaysSo() {
        MeasureAnswer place = HERE.call(() -> measures.ofPlace(OTHER, TODAY));
        assertThat(place.zoneAssumed()).isTrue();
        assertThat(place.facts().zone()).isEqualTo(FactSheet.Zone.ORDINARY);
        assertThat(place.measures()).containsEntry("gathering", "up-to-50");
    }
}
