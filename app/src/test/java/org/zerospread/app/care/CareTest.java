package org.zerospread.app.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.DeliverySource;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// What people in quarantine need, and that it is done.
class CareTest extends SmallDistrict {

    private static final LocalDate TODAY = LocalDate.parse("2020-02-10");
    private static final Jurisdiction ELSEWHERE = new Jurisdiction("elsewhere", RegionCode.parse("500118").range());

    @Autowired
    Needs needs;

    @Autowired
    Errands errands;

    @Autowired
    Stands stands;

    @Autowired
    Stays stays;

    @Autowired
    List<DeliverySource> sources;

    private static String codes(CareAnswer answer) {
        return switch (answer) {
            case CareAnswer.Done done -> "done";
            case CareAnswer.Refused(List<FormFault> faults) -> String.join(" ", faults.stream().map(fault -> fault.field() + ":" + fault.code()).toList());
        };
    }

    private PersonId quarantined() {
        PersonId person = somebody();
        OFFICE.run(() -> stays.open(List.of(new StayDraft(UUID.randomUUID(), person, StayReason.KEY_AREA_ARRIVAL, TODAY))));
        return person;
    }

    private static NeedForm need(String kind, @Nullable String first, @Nullable String every, @Nullable String last) {
        return new NeedForm(kind, "大米十斤", "PHONE", first, every, last, "村干部");
    }

    private UUID take(PersonId person, NeedForm form) {
        CareAnswer answer = OFFICE.call(() -> needs.take(person, form));
        assertThat(answer).isInstanceOf(CareAnswer.Done.class);
        return ((CareAnswer.Done) answer).id();
    }

    private long open(PersonId person) {
        return count("select count(*) from care.errand where person_id = ? and state = 'OPEN'", person.value());
    }

    private void day(String day) {
        clock.hold(Instant.parse(day + "T02:00:00Z"));
        OFFICE.run(() -> needs.bring(clock.today()));
    }

    @Test
    void aNeedOfOnceIsOneErrand() {
        PersonId person = quarantined();
        take(person, need("FOOD", null, null, null));
        take(person, need("TRANSPORT", "2020-02-20", null, null));
        assertThat(open(person)).isEqualTo(2);
        assertThat(count("select count(*) from care.errand where person_id = ? and due_on = '2020-02-10' and doer = '村干部'", person.value())).isEqualTo(1);
        assertThat(count("select count(*) from audit.record where action = 'need.taken' and subject = ?", person.toString())).isEqualTo(2);
    }

    @Test
    void aStandingNeedBringsItsErrandsEachDayOnceAndNoneForDaysGoneBy() {
        PersonId person = quarantined();
        take(person, need("FOOD", null, "1", null));
        take(person, need("RUBBISH", null, "3", "2020-02-16"));
        assertThat(open(person)).as("today and tomorrow, and rubbish today").isEqualTo(3);
        day("2020-02-10");
        assertThat(open(person)).as("again").isEqualTo(3);
        day("2020-02-15");
        assertThat(count("select count(*) from care.errand e join care.need n on n.id = e.need_id where e.person_id = ? and n.kind = 'FOOD' and due_on > '2020-02-11'", person.value()))
                .as("the 15th and 16th, not the 12th to 14th").isEqualTo(2);
        assertThat(count("select count(*) from care.errand e join care.need n on n.id = e.need_id where e.person_id = ? and n.kind = 'RUBBISH' and due_on = '2020-02-16'", person.value())).isEqualTo(1);
        assertThat(count("select count(*) from audit.record where action = 'errands.made' and detail like '% until 2020-02-16'")).isEqualTo(1);
        day("2020-02-20");
        assertThat(count("select count(*) from care.errand e join care.need n on n.id = e.need_id where e.person_id = ? and n.kind = 'RUBBISH' and due_on > '2020-02-16'", person.value())).isZero();
    }

    @Test
    void aStandingNeedEndsWithTheStayOrWhenSomebodyEndsIt() {
        PersonId person = quarantined();
        UUID food = take(person, need("FOOD", null, "1", null));
        OFFICE.run(() -> {
            assertThat(codes(needs.end(food))).isEqualTo("done");
            assertThat(codes(needs.end(food))).isEqualTo("need:CARE-003");
        });
        assertThat(open(person)).as("today's remains").isEqualTo(1);
        day("2020-02-11");
        assertThat(open(person)).isEqualTo(1);
        PersonId other = quarantined();
        take(other, need("FOOD", null, "1", null));
        OFFICE.run(() -> stays.breakOff(List.of(other), LocalDate.parse("2020-02-11"), "CASE_CONFIRMED"));
        day("2020-02-12");
        assertThat(open(other)).as("today's and tomorrow's as they were").isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoNeedAndWhoIsNotInQuarantine() {
        PersonId free = somebody();
        assertThat(codes(OFFICE.call(() -> needs.take(free, need("FOOD", null, null, null))))).isEqualTo("person:CARE-001");
        PersonId person = quarantined();
        assertThat(codes(OFFICE.call(() -> needs.take(person, new NeedForm(null, " ", "RADIO", "2020-02-09", "0", "2020-02-30", null)))))
                .isEqualTo("kind:CARE-002 what:CARE-002 told_by:PER-007 first_on:CARE-002 every_days:CARE-002 last_on:CARE-002");
        assertThat(codes(OFFICE.call(() -> needs.take(person, need("FOOD", "2020-02-12", "1", "2020-02-11"))))).isEqualTo("last_on:CARE-002");
        assertThat(codes(ELSEWHERE.call(() -> needs.take(person, need("FOOD", null, null, null))))).isEqualTo("person:CARE-001");
    }

    @Test
    void anErrandIsGivenDoneOrDroppedOnce() {
        PersonId person = quarantined();
        take(person, need("MEDICINE", null, null, null));
        UUID errand = OFFICE.call(() -> transaction.execute(status -> sql.sql("select id from care.errand where person_id = :p").param("p", person.value()).query(UUID.class).single()));
        assertThat(codes(ELSEWHERE.call(() -> errands.done(errand, null, null)))).isEqualTo("errand:CARE-003");
        OFFICE.run(() -> {
            assertThat(codes(errands.give(errand, "  "))).isEqualTo("doer:CARE-002");
            assertThat(codes(errands.give(errand, "志愿者辛某"))).isEqualTo("done");
            assertThat(codes(errands.drop(errand, ""))).isEqualTo("note:CARE-002");
            assertThat(codes(errands.done(errand, null, "86.505"))).isEqualTo("paid:CARE-002");
            assertThat(codes(errands.done(errand, "放在门口", "86.5"))).isEqualTo("done");
            assertThat(codes(errands.done(errand, null, null))).isEqualTo("errand:CARE-003");
        });
        assertThat(count("select paid_cents from care.errand where id = ? and state = 'DONE' and closed_by = 'office' and note = '放在门口' and doer = '志愿者辛某'", errand)).isEqualTo(8650);
    }

    @Test
    void theListOfTheDayHearsWhatIsToBeBrought() {
        PersonId person = quarantined();
        take(person, need("FOOD", null, null, null));
        take(person, need("TRANSPORT", "2020-02-11", null, null));
        List<DeliverySource.Delivery> due = OFFICE.call(() -> sources.getFirst().listDeliveries(DISTRICT.range(), TODAY)).stream().filter(one -> one.person().equals(person)).toList();
        assertThat(due).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo("FOOD");
            assertThat(one.what()).isEqualTo("大米十斤");
            assertThat(one.doer()).isEqualTo("村干部");
            assertThat(one.dueOn()).isEqualTo(TODAY);
        });
        assertThat(ELSEWHERE.call(() -> sources.getFirst().listDeliveries(DISTRICT.range(), TODAY))).isEmpty();
    }

    @Test
    void standsAreFoundByVillageAndGoodsAndChangedOnlyFromWithin() {
        UUID id = UUID.randomUUID();
        OFFICE.run(() -> {
            assertThat(codes(stands.add(UUID.randomUUID(), new Stands.Form("500153101201", "鹿子村菜摊", null, " ", "全天", "扫码")))).isEqualTo("place:CARE-002 goods:CARE-002");
            assertThat(codes(stands.add(UUID.randomUUID(), new Stands.Form("500118", "菜摊", "村口", "菜", "全天", "扫码")))).startsWith("region:");
            assertThat(codes(stands.add(id, new Stands.Form("500153101201", "鹿子村菜摊", "村口", "蔬菜、大米", "全天", "扫码")))).isEqualTo("done");
        });
        assertThat(stands.list("鹿子村")).extracting(Stands.Stand::id).contains(id);
        assertThat(stands.list("大米")).extracting(Stands.Stand::id).contains(id);
        assertThat(stands.list("500153101")).extracting(Stands.Stand::id).contains(id);
        assertThat(stands.list("海鲜%")).isEmpty();
        assertThat(codes(ELSEWHERE.call(() -> stands.open(id, false)))).isEqualTo("stand:CARE-004");
        assertThat(codes(OFFICE.call(() -> stands.open(id, false)))).isEqualTo("done");
        assertThat(stands.list("").stream().filter(stand -> stand.id().equals(id)).findFirst().orElseThrow().open()).isFalse();
    }
}
