package org.zerospread.app.certificate;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.enterprise.StaffReturns;
import org.zerospread.app.person.ArrivalDraft;
import org.zerospread.app.person.Arrivals;
import org.zerospread.app.person.FoundBy;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonDraft;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonRegister;
import org.zerospread.app.person.Transport;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.screening.VisitDraft;
import org.zerospread.app.screening.VisitIntake;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.surveillance.CaseDesk;
import org.zerospread.app.surveillance.CaseState;
import org.zerospread.app.surveillance.ContactDesk;
import org.zerospread.engine.certificate.CardForm;
import org.zerospread.engine.certificate.CertificateNumber;
import org.zerospread.engine.certificate.CertificateRule;
import org.zerospread.engine.certificate.CertifiedMeasure;
import org.zerospread.engine.certificate.Verdict;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.resumption.ReturnRule;

import static org.assertj.core.api.Assertions.assertThat;

/// Issuing, taking back, and what its owner may ask.
class CertificateDeskTest extends SmallDistrict {

    @Autowired
    CertificateDesk desk;

    @Autowired
    Certificates certificates;

    @Autowired
    CertificateKeys keys;

    @Autowired
    OwnerCheck owners;

    @Autowired
    Stays stays;

    @Autowired
    CaseDesk cases;

    @Autowired
    ContactDesk contacts;

    @Autowired
    Arrivals arrivals;

    @Autowired
    PersonRegister register;

    @Autowired
    VisitIntake visits;

    @Autowired
    StaffReturns returns;

    private CertificateDesk.Receipt issue(PersonId... persons) {
        return OFFICE.call(() -> desk.issue(List.of(persons)) instanceof CertificateDesk.Answer.Done<CertificateDesk.Receipt>(var receipt) ? receipt : fail());
    }

    private static CertificateDesk.Receipt fail() {
        throw new AssertionError("refused");
    }

    private Certificate only(PersonId person) {
        return OFFICE.call(() -> certificates.listOf(person)).getFirst();
    }

    private Verdict.Word word(String jws) {
        return owners.verify(jws).word();
    }

    private void employ(UUID firm, String code, PersonId... staff) {
        transaction.executeWithoutResult(status -> {
            sql.sql("""
                    insert into enterprise.firm (id, credit_code, name, industry, size, large, priority, region, address, staff_expected, recorded_at, recorded_by)
                    values (?, ?, '荣昌陶器厂', 'C30', 'SMALL', false, 'OTHER', 500153101201001, '鹿子村', 3, now(), 'x')
                    """).params(firm, code).update();
            for (PersonId one : staff) {
                sql.sql("insert into enterprise.staff (id, firm_id, person_id, region, joined_on, recorded_at, recorded_by) values (?, ?, ?, 500153101201001, '2020-02-01', now(), 'x')")
                        .params(UUID.randomUUID(), firm, one.value()).update();
            }
        });
    }

    @Test
    void issuesToWhoeverNothingStandsAgainstAndTheCardIsInForm() {
        PersonId person = somebody();
        CertificateNumber number = issue(person).numbers().getFirst();
        Certificate card = only(person);
        assertThat(card.number()).isEqualTo(number);
        assertThat(card.name()).isEqualTo("欧阳**");
        assertThat(card.measure()).isEqualTo(CertifiedMeasure.NO_RESTRICTION);
        assertThat(card.lastOn()).isEqualTo("2020-02-16");
        assertThat(CardForm.departures(card.jws())).isEmpty();
        assertThat(owners.verify(card.jws())).isInstanceOfSatisfying(Verdict.Valid.class, valid -> {
            assertThat(valid.content().name()).isEqualTo("欧阳**");
            assertThat(valid.content().issuerName()).isEqualTo("荣昌区疫情防控指挥部");
            assertThat(valid.content().number()).isEqualTo(number.text());
        });
        assertThat(count("select count(*) from audit.record where action = 'certificate.issued' and subject = ?", person.toString())).isEqualTo(1);
    }

    @Test
    void theNextTakesThePlaceOfTheOneBefore() {
        PersonId person = somebody();
        issue(person);
        String first = only(person).jws();
        clock.hold(NOW.plus(Duration.ofHours(1)));
        issue(person);
        assertThat(word(first)).isEqualTo(Verdict.Word.REVOKED);
        assertThat(word(only(person).jws())).isEqualTo(Verdict.Word.VALID);
        assertThat(OFFICE.call(() -> certificates.listOf(person)).get(1).revoked()).extracting(Certificate.Revoked::reason).isEqualTo(RevocationReason.REPLACED);
    }

    @Test
    void saysEveryReasonWhyNot() {
        PersonId held = somebody();
        PersonId homeless = new PersonId(UUID.randomUUID());
        OFFICE.run(() -> {
            stays.open(List.of(new StayDraft(UUID.randomUUID(), held, StayReason.KEY_AREA_ARRIVAL, LocalDate.parse("2020-02-08"))));
            register.takePersons(List.of(new PersonDraft(homeless, GRID, null, "王小明", null, null, null, null, null)));
        });
        CertificateDesk.Receipt receipt = issue(held, homeless, somebody());
        assertThat(receipt.numbers()).hasSize(1);
        assertThat(receipt.without()).extracting(CertificateDesk.Without::name).containsExactly("欧阳**", "王**");
        assertThat(receipt.without().getFirst().reasons()).extracting(CertificateRule.Reason::code).contains("IN_CENTRAL_QUARANTINE");
        assertThat(receipt.without().getLast().reasons()).extracting(CertificateRule.Reason::code).containsExactly("RESIDENCE_UNKNOWN");
        assertThat(OFFICE.call(() -> desk.judge(held)).orElseThrow().answer()).isInstanceOf(CertificateRule.Answer.NotEntitled.class);
    }

    @Test
    void whoComesFromAKeyAreaAndWasNotQuarantinedHasNone() {
        PersonId person = somebody();
        OFFICE.run(() -> arrivals.register(List.of(new ArrivalDraft(UUID.randomUUID(), person, GRID, RegionCode.parse("420100"), null, NOW.minus(Duration.ofDays(2)), Transport.TRAIN, null, FoundBy.SCREENING, List.of(),
                List.of()))));
        assertThat(issue(person).without().getFirst().reasons()).extracting(CertificateRule.Reason::code).contains("QUARANTINE_DUE", "REPORT_DUE");
    }

    @Test
    void isTakenBackAtOnceFromWhoeverBecomesSuspectedAContactOrIsQuarantined() {
        PersonId ill = somebody();
        PersonId near = somebody();
        PersonId held = somebody();
        issue(ill, near, held);
        OFFICE.run(() -> {
            cases.open(ill, "covid-19", CaseState.SUSPECTED, null, LocalDate.parse("2020-02-09"), NOW, null);
            stays.open(List.of(new StayDraft(UUID.randomUUID(), held, StayReason.KEY_AREA_ARRIVAL, LocalDate.parse("2020-02-10"))));
            contacts.register(cases.findOpenId(ill).orElseThrow(), List.of(near), LocalDate.parse("2020-02-09"), "同桌");
        });
        assertThat(only(ill).revoked()).extracting(Certificate.Revoked::reason).isEqualTo(RevocationReason.CASE);
        assertThat(only(near).revoked()).extracting(Certificate.Revoked::reason).isEqualTo(RevocationReason.CONTACT);
        assertThat(only(held).revoked()).extracting(Certificate.Revoked::reason).isEqualTo(RevocationReason.QUARANTINE);
        assertThat(List.of(word(only(ill).jws()), word(only(near).jws()), word(only(held).jws()))).containsOnly(Verdict.Word.REVOKED);
        assertThat(count("select count(*) from audit.record where action = 'certificate.revoked' and subject = ?", ill.toString())).isEqualTo(1);
    }

    @Test
    void byHandOnlyWithAReasonAndOnce() {
        PersonId person = somebody();
        CertificateNumber number = issue(person).numbers().getFirst();
        long before = keys.list().getFirst().revocations();
        assertThat(OFFICE.call(() -> desk.revoke(number, RevocationReason.MISTAKE, " "))).isInstanceOfSatisfying(CertificateDesk.Answer.Refused.class, refused -> assertThat(refused.fault().code()).isEqualTo("CRT-023"));
        assertThat(OFFICE.call(() -> desk.revoke(number, RevocationReason.CASE, "不能手选"))).isInstanceOf(CertificateDesk.Answer.Refused.class);
        assertThat(OFFICE.call(() -> desk.revoke(number, RevocationReason.MISTAKE, "发错人"))).isInstanceOf(CertificateDesk.Answer.Done.class);
        assertThat(OFFICE.call(() -> desk.revoke(number, RevocationReason.MISTAKE, "发错人"))).isInstanceOfSatisfying(CertificateDesk.Answer.Refused.class, refused -> assertThat(refused.fault().code()).isEqualTo("CRT-022"));
        assertThat(keys.list().getFirst().revocations()).isEqualTo(before + 1);
        assertThat(keys.revocations(keys.list().getFirst().key().kid()).orElseThrow()).contains("\"" + number + "\"", "\"ctr\":" + (before + 1));
    }

    @Test
    void whatAnotherTownIssuedIsNotSeenNorTakenBackHere() {
        PersonId person = somebody();
        CertificateNumber number = issue(person).numbers().getFirst();
        Jurisdiction elsewhere = new Jurisdiction("elsewhere", RegionCode.parse("500153102").range());
        assertThat(elsewhere.call(() -> certificates.find(number))).isEmpty();
        assertThat(elsewhere.call(() -> desk.revoke(number, RevocationReason.OTHER, "x"))).isInstanceOf(CertificateDesk.Answer.Refused.class);
        assertThat(elsewhere.call(() -> desk.issue(List.of(person)))).isInstanceOfSatisfying(CertificateDesk.Answer.Refused.class, refused -> assertThat(refused.fault().code()).isEqualTo("CRT-021"));
        assertThat(elsewhere.call(() -> desk.judge(person))).isEmpty();
        assertThat(OFFICE.call(() -> desk.issue(List.of()))).isInstanceOfSatisfying(CertificateDesk.Answer.Refused.class, refused -> assertThat(refused.fault().code()).isEqualTo("CRT-020"));
    }

    @Test
    void whatARetiredKeySignedStillVerifies() {
        PersonId person = somebody();
        issue(person);
        String old = only(person).jws();
        String fresh = OFFICE.call(keys::rotate);
        assertThat(keys.list().getFirst().key().kid()).isEqualTo(fresh);
        assertThat(word(old)).isEqualTo(Verdict.Word.VALID);
        assertThat(sql.sql("select count(*) from certificate.signing_key where retired_at is not null and private_wrapped is not null").query(Long.class).single()).isZero();
        clock.hold(NOW.plus(Duration.ofHours(1)));
        issue(person);
        assertThat(word(old)).isEqualTo(Verdict.Word.REVOKED);
        assertThat(word(only(person).jws())).isEqualTo(Verdict.Word.VALID);
    }

    @Test
    void staffOfAnEnterpriseGetTheirsWhereverTheyLive() {
        UUID firm = UUID.randomUUID();
        PersonId near = somebody();
        PersonId held = somebody();
        PersonId far = new PersonId(UUID.randomUUID());
        RegionCode town = RegionCode.parse("500153102");
        OFFICE.run(() -> {
            stays.open(List.of(new StayDraft(UUID.randomUUID(), held, StayReason.KEY_AREA_ARRIVAL, LocalDate.parse("2020-02-10"))));
            HouseholdId door = new HouseholdId(UUID.randomUUID());
            register.takeHouseholds(List.of(new org.zerospread.app.person.HouseholdDraft(door, town, "0009", "镇上9号")));
            register.takePersons(List.of(new PersonDraft(far, town, door, "赵大力", null, null, null, null, null)));
        });
        Jurisdiction office = new Jurisdiction("town", RegionCode.parse("500153101").range());
        office.run(() -> employ(firm, "91500226MA5U00001X", near, held, far));
        CertificateDesk.Receipt receipt = office.call(() -> desk.issueToStaff(firm) instanceof CertificateDesk.Answer.Done<CertificateDesk.Receipt>(var done) ? done : fail());
        assertThat(receipt.numbers()).hasSize(2);
        assertThat(receipt.without()).singleElement().satisfies(without -> assertThat(without.person()).isEqualTo(held));
        assertThat(only(far).firm()).isEqualTo(firm);
        assertThat(office.call(() -> certificates.listOfFirm(firm))).extracting(Certificate::person).containsExactly(near);
        assertThat(office.call(() -> desk.issueToStaff(UUID.randomUUID()))).isInstanceOf(CertificateDesk.Answer.Refused.class);
    }

    @Test
    void whoNeedsOneReturnsToWorkWithItAndNotWithout() {
        HouseholdId door = new HouseholdId(UUID.randomUUID());
        PersonId person = family(door, 1).getFirst();
        UUID firm = UUID.randomUUID();
        OFFICE.run(() -> {
            arrivals.register(List.of(new ArrivalDraft(UUID.randomUUID(), person, GRID, RegionCode.parse("500118"), null, NOW.minus(Duration.ofDays(2)), Transport.CAR, null, FoundBy.SCREENING, List.of(), List.of())));
            visits.receive(List.of(new VisitDraft(UUID.randomUUID(), door, "w1", VisitDraft.Outcome.MET, NOW.minus(Duration.ofHours(4)), List.of(new VisitDraft.CheckDraft(person, (short) 365, 0, false, null)))));
            employ(firm, "91500226MA5U00002X", person);
        });
        assertThat(OFFICE.call(() -> returns.listOf(firm)).getFirst().answer()).isInstanceOfSatisfying(ReturnRule.Answer.MayNot.class,
                not -> assertThat(not.reasons()).extracting(ReturnRule.Reason::cause).containsExactly(ReturnRule.Cause.CERTIFICATE_DUE));
        OFFICE.run(() -> desk.issueToStaff(firm));
        assertThat(only(person).measure()).isEqualTo(CertifiedMeasure.ARRIVAL_CLEARED);
        assertThat(OFFICE.call(() -> returns.listOf(firm)).getFirst().mayReturn()).isTrue();
        OFFICE.run(() -> desk.revoke(only(person).number(), RevocationReason.MISTAKE, "发错人"));
        assertThat(OFFICE.call(() -> returns.listOf(firm)).getFirst().mayReturn()).isFalse();
    }

    @Test
    void theOwnerLearnsHowHisStandsAndNobodyElse() {
        PersonId person = new PersonId(UUID.randomUUID());
        OFFICE.run(() -> {
            HouseholdId door = new HouseholdId(UUID.randomUUID());
            register.takeHouseholds(List.of(new org.zerospread.app.person.HouseholdDraft(door, GRID, "0010", "鹿子村10号")));
            register.takePersons(List.of(new PersonDraft(person, GRID, door, "赵大力", null, null, null, "13800138765", null)));
        });
        CertificateNumber number = issue(person).numbers().getFirst();
        assertThat(owners.ask(new OwnerCheck.Question(number.grouped().toLowerCase(java.util.Locale.ROOT), "8765"))).isEqualTo(
                new OwnerCheck.Answer.Known(Certificate.State.HOLDS, CertifiedMeasure.NO_RESTRICTION, LocalDate.parse("2020-02-10"), LocalDate.parse("2020-02-16"), null, null));
        OwnerCheck.Answer wrong = owners.ask(new OwnerCheck.Question(number.text(), "0000"));
        assertThat(wrong).isEqualTo(owners.ask(new OwnerCheck.Question("000000000000000000", "8765"))).isInstanceOfSatisfying(OwnerCheck.Answer.Refused.class, refused -> assertThat(refused.fault().code()).isEqualTo("CRT-025"));
        assertThat(owners.ask(new OwnerCheck.Question("12", "8765"))).isInstanceOfSatisfying(OwnerCheck.Answer.Refused.class, refused -> assertThat(refused.fault().field()).isEqualTo("number"));
        assertThat(owners.ask(new OwnerCheck.Question(number.text(), ""))).isInstanceOfSatisfying(OwnerCheck.Answer.Refused.class, refused -> assertThat(refused.fault().field()).isEqualTo("tail"));
        OFFICE.run(() -> desk.revoke(number, RevocationReason.REQUEST, "本人要求"));
        assertThat(owners.ask(new OwnerCheck.Question(number.text(), "8765"))).isInstanceOfSatisfying(OwnerCheck.Answer.Known.class, known -> {
            assertThat(known.state()).isEqualTo(Certificate.State.REVOKED);
            assertThat(known.reason()).isEqualTo(RevocationReason.REQUEST);
        });
        assertThat(owners.ask(new OwnerCheck.Question(only(person).jws(), null))).isInstanceOfSatisfying(OwnerCheck.Answer.Read.class, read -> assertThat(read.verdict()).isInstanceOf(Verdict.Revoked.class));
    }
}
