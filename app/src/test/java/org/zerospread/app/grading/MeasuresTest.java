package org.zerospread.app.grading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.ArrivalDraft;
import org.zerospread.app.person.Arrivals;
import org.zerospread.app.person.FoundBy;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.Transport;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.matrix.FactSheet;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Measures follow the facts, the level and the version of the day asked about.
class MeasuresTest extends SmallDistrict {

    private static final RegionCode TOWN = RegionCode.parse("500153101");
    private static final RegionCode WUHAN = RegionCode.parse("420100");
    private static final LocalDate TODAY = LocalDate.of(2020, 2, 10);

    @Autowired
    Measures measures;

    @Autowired
    Arrivals arrivals;

    @BeforeEach
    void classify() {
        OFFICE.run(() -> transaction.executeWithoutResult(status -> {
            sql.sql("update region.region set zone_class = 'BORDER' where code = :town").param("town", TOWN.value()).update();
            sql.sql("update region.region set zone_class = null where code = 500153102000000").update();
        }));
    }

    private void arrive(PersonId person, RegionCode from, String at) {
        OFFICE.run(() -> arrivals.register(List.of(new ArrivalDraft(UUID.randomUUID(), person, GRID, from, null, Instant.parse(at), Transport.CAR, null, FoundBy.SCREENING, List.of(), List.of()))));
    }

    private UUID firm(String priority, RegionCode region) {
        UUID id = UUID.randomUUID();
        String code = "91500153MA5" + id.toString().substring(0, 7).toUpperCase(java.util.Locale.ROOT).replaceAll("[^0-9A-F]", "0");
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into enterprise.firm (id, credit_code, name, industry, size, large, priority, region, address, staff_expected, recorded_at, recorded_by)
                values (:id, :code, '试验企业', 'C27', 'MEDIUM', true, :priority, :region, '工业园1号', 10, now(), 'test')
                """).param("id", id).param("code", code).param("priority", priority).param("region", region.value()).update()));
        return id;
    }

    private void employ(UUID firm, PersonId person, RegionCode region, LocalDate from) {
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into enterprise.staff (id, firm_id, person_id, region, joined_on, recorded_at, recorded_by) values (gen_random_uuid(), :firm, :person, :region, :from, now(), 'test')
                """).param("firm", firm).param("person", person.value()).param("region", region.value()).param("from", from).update()));
    }

    private MeasureAnswer of(PersonId person, LocalDate day) {
        return OFFICE.call(() -> measures.ofPerson(person, day)).orElseThrow();
    }

    private static List<String> rows(MeasureAnswer answer) {
        return answer.rows().stream().map(fired -> fired.row().id()).toList();
    }

    @Test
    void whoCameFromAKeyAreaGetsDouble14WhileHisArrivalCounts() {
        PersonId person = somebody();
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
        PersonId person = somebody();
        arrive(person, WUHAN, "2020-02-01T02:00:00Z");
        arrive(person, RegionCode.parse("500106"), "2020-02-08T02:00:00Z");
        assertThat(of(person, TODAY).facts().origin()).isEqualTo(FactSheet.Origin.KEY_AREA);
        assertThat(of(person, LocalDate.of(2020, 2, 16)).facts().origin()).isEqualTo(FactSheet.Origin.OTHER_DISTRICT);
    }

    @Test
    void whoNeverTravelledHasNothingMoreAndBeforeTheFirstVersionNothingIsSaid() {
        PersonId person = somebody();
        assertThat(of(person, TODAY).measures()).containsEntry("plan", "none").containsEntry("report", "none");
        MeasureAnswer before = of(person, LocalDate.of(2020, 1, 30));
        assertThat(before.matrix()).isNull();
        assertThat(before.measures()).isEmpty();
    }

    @Test
    void aPersonWorksForTheFirmHeIsOnTheLedgerOf() {
        PersonId person = somebody();
        employ(firm("ESSENTIAL", RegionCode.parse("500153102")), person, RegionCode.parse("500153102"), LocalDate.of(2020, 2, 5));
        assertThat(of(person, TODAY).facts().industry()).isEqualTo(FactSheet.Industry.ESSENTIAL);
        assertThat(of(person, LocalDate.of(2020, 2, 4)).facts().industry()).isEqualTo(FactSheet.Industry.NONE);
        MeasureAnswer seenFromHisTown = new Jurisdiction("town", TOWN.range()).call(() -> measures.ofPerson(person, TODAY)).orElseThrow();
        assertThat(seenFromHisTown.facts().industry()).isEqualTo(FactSheet.Industry.ESSENTIAL);
    }

    @Test
    void manyAreAnsweredAtOnceAndWhoCannotBeSeenIsNotAmongThem() {
        PersonId one = somebody();
        PersonId other = somebody();
        arrive(other, WUHAN, "2020-02-09T02:00:00Z");
        Map<PersonId, MeasureAnswer> answers = OFFICE.call(() -> measures.ofPersons(List.of(one, other, new PersonId(UUID.randomUUID())), TODAY));
        assertThat(answers).hasSize(2);
        assertThat(Objects.requireNonNull(answers.get(other)).value("plan")).isEqualTo("double-14");
        Jurisdiction elsewhere = new Jurisdiction("town", RegionCode.parse("500153102").range());
        assertThat(elsewhere.call(() -> measures.ofPerson(one, TODAY))).isEmpty();
    }

    @Test
    void firmsPlacesAndPassagesHaveMeasuresToo() {
        UUID firm = firm("PARK", TOWN);
        MeasureAnswer works = OFFICE.call(() -> measures.ofFirm(firm, TODAY)).orElseThrow();
        assertThat(works.measures()).containsEntry("opening", "by-filing").containsEntry("staff-limit", "100");
        assertThat(rows(works)).containsExactly("F7");
        MeasureAnswer place = OFFICE.call(() -> measures.ofPlace(GRID, TODAY));
        assertThat(place.measures()).containsEntry("gathering", "up-to-10");
        MeasureAnswer passage = OFFICE.call(() -> measures.ofPassage(TOWN, RegionCode.parse("500106"), TODAY));
        assertThat(passage.measures()).containsEntry("passage", "registered");
        assertThat(rows(passage)).containsExactly("C1", "C3");
        assertThat(OFFICE.call(() -> measures.ofFirm(UUID.randomUUID(), TODAY))).isEmpty();
    }

    @Test
    void aTownThatNobodyClassifiedCountsAsOrdinaryAndSaysSo() {
        MeasureAnswer place = OFFICE.call(() -> measures.ofPlace(RegionCode.parse("500153102"), TODAY));
        assertThat(place.zoneAssumed()).isTrue();
        assertThat(place.facts().zone()).isEqualTo(FactSheet.Zone.ORDINARY);
        assertThat(place.measures()).containsEntry("gathering", "up-to-50");
    }
}
