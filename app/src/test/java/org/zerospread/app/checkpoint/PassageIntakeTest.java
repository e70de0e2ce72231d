package org.zerospread.app.checkpoint;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.SealedFields;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.checkpoint.PassageMeasure;
import org.zerospread.engine.identity.PlateNumber;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// Passages come in once, judged by the rules, and are handed over under two names.
class PassageIntakeTest extends SmallDistrict {

    private static final Jurisdiction ELSEWHERE = new Jurisdiction("elsewhere", RegionCode.parse("500118").range());

    @Autowired
    PassageIntake intake;

    @Autowired
    Posts posts;

    @Autowired
    Stays stays;

    @Autowired
    FieldCipher cipher;

    @Autowired
    SealedPlates plates;

    private UUID post() {
        Posts.Answer answer = OFFICE.call(() -> posts.open(GRID, Posts.Kind.MOTORWAY, "卡口" + UUID.randomUUID(), LocalDate.parse("2020-02-10")));
        return ((Posts.Answer.Done) answer).id();
    }

    private static PassageDraft car(UUID post, String plate, @Nullable String origin, @Nullable String temperature, Instant at) {
        return new PassageDraft(UUID.randomUUID(), post, at, PassageDraft.Direction.IN, PlateNumber.find(plate).orElseThrow(), origin == null ? null : RegionCode.parse(origin), 3, null,
                temperature == null ? null : new BigDecimal(temperature), null, null, null, "甲班");
    }

    private List<String> taken(UUID post) {
        return OFFICE.call(() -> transaction.execute(status -> sql.sql("select due || ' ' || due_rule || ' ' || taken from checkpoint.passage where post_id = :post order by passed_at").param("post", post)
                .query(String.class).list()));
    }

    @Test
    void judgesEachPassageByTheRulesAndTakesItOnce() {
        UUID post = post();
        List<PassageDraft> sent = List.of(car(post, "渝C12345", "500153", "36.5", NOW.minusSeconds(400)), car(post, "鄂a·d12345", null, null, NOW.minusSeconds(300)),
                car(post, "川A12345", "420100", "36.5", NOW.minusSeconds(200)), car(post, "川A12345", "510100", "38.1", NOW.minusSeconds(100)));
        assertThat(OFFICE.call(() -> intake.receive(sent))).isEqualTo(new PassageIntake.Receipt(4, List.of()));
        assertThat(OFFICE.call(() -> intake.receive(sent))).isEqualTo(new PassageIntake.Receipt(0, List.of()));
        assertThat(taken(post)).containsExactly("PASSED everybody-else PASSED", "REGISTERED hubei-plate REGISTERED", "QUARANTINED key-area QUARANTINED", "SENT_TO_CLINIC fever SENT_TO_CLINIC");
        assertThat(OFFICE.call(() -> posts.totals(post, NOW.minusSeconds(500), NOW))).isEqualTo(new Posts.Totals(4, 12, 1, 2, 2));
        assertThat(count("select count(*) from checkpoint.passage p where post_id = ? and (p::text like '%12345%' or p::text like '%' || encode('渝C12345'::bytea, 'hex') || '%')", post)).isZero();
        assertThat(count("select count(*) from checkpoint.passage where plate_index = ?", (Object) cipher.index("plate", "鄂AD12345"))).isPositive();
    }

    @Test
    void whoShouldBeInQuarantineIsHeldAndSomethingElseNeedsAReason() {
        UUID post = post();
        PersonId person = somebody();
        OFFICE.run(() -> stays.open(List.of(new StayDraft(UUID.randomUUID(), person, StayReason.CLOSE_CONTACT, LocalDate.parse("2020-02-10")))));
        PassageDraft held = new PassageDraft(UUID.randomUUID(), post, NOW, PassageDraft.Direction.OUT, null, null, 1, person, null, null, null, null, "甲班");
        assertThat(OFFICE.call(() -> intake.judge(held)).ruleId()).isEqualTo("left-quarantine");
        PassageDraft free = new PassageDraft(UUID.randomUUID(), post, NOW, PassageDraft.Direction.OUT, null, null, 1, person, null, PassageMeasure.PASSED, null, null, "甲班");
        PassageDraft reasoned = new PassageDraft(UUID.randomUUID(), post, NOW, PassageDraft.Direction.OUT, null, null, 1, person, null, PassageMeasure.PASSED, "送医途中, 指挥部电话同意", null, "甲班");
        PassageIntake.Receipt receipt = OFFICE.call(() -> intake.receive(List.of(held, free, reasoned)));
        assertThat(receipt.passages()).isEqualTo(2);
        assertThat(receipt.refused()).extracting(PassageIntake.Refusal::passage, PassageIntake.Refusal::code).containsExactly(tuple(free.id(), "CHK-004"));
    }

    @Test
    void tellsWhichPassagesItDoesNotTake() {
        UUID post = post();
        PassageDraft lost = car(UUID.randomUUID(), "渝C12345", null, null, NOW);
        PassageDraft late = car(post, "渝C12345", null, null, NOW.plusSeconds(60));
        PassageDraft stranger = new PassageDraft(UUID.randomUUID(), post, NOW, PassageDraft.Direction.IN, null, null, 1, new PersonId(UUID.randomUUID()), null, null, null, null, "甲班");
        assertThat(OFFICE.call(() -> intake.receive(List.of(lost, late, stranger))).refused()).extracting(PassageIntake.Refusal::passage, PassageIntake.Refusal::code)
                .containsExactlyInAnyOrder(tuple(lost.id(), "CHK-001"), tuple(late.id(), "CHK-002"), tuple(stranger.id(), "CHK-003"));
        assertThat(ELSEWHERE.call(() -> intake.receive(List.of(car(post, "渝C12345", null, null, NOW)))).refused()).as("another district's post").hasSize(1);
    }

    @Test
    void handsOverTheTotalsSinceTheLastTimeUnderTwoNames() {
        UUID post = post();
        OFFICE.run(() -> intake.receive(List.of(car(post, "鄂A12345", null, "37.5", NOW.minusSeconds(60)))));
        assertThat(OFFICE.call(() -> posts.handOver(post, "辛", " 辛 ", ""))).isInstanceOf(Posts.Answer.Refused.class);
        assertThat(ELSEWHERE.call(() -> posts.handOver(post, "辛", "壬", ""))).isInstanceOf(Posts.Answer.Refused.class);
        assertThat(OFFICE.call(() -> posts.handOver(post, "辛", "壬", "一车待核实"))).isInstanceOf(Posts.Answer.Done.class);
        assertThat(OFFICE.call(() -> posts.handOver(post, "壬", "癸", ""))).as("nothing new").isInstanceOf(Posts.Answer.Refused.class);
        clock.hold(NOW.plusSeconds(3600));
        assertThat(OFFICE.call(() -> posts.handOver(post, "壬", "癸", ""))).isInstanceOf(Posts.Answer.Done.class);
        assertThat(OFFICE.call(() -> posts.listHandovers(post, 10))).extracting(handover -> handover.totals().fevers()).containsExactly(0L, 1L);
    }

    @Test
    void aNewKeyReachesThePlates() {
        UUID post = post();
        OFFICE.run(() -> intake.receive(List.of(car(post, "渝C54321", null, null, NOW))));
        Jurisdiction all = new Jurisdiction("keys", Jurisdiction.EVERYWHERE);
        int fresh = cipher.beginNewKey();
        assertThat(all.call(() -> plates.countOtherThan(fresh))).isPositive();
        SealedFields.Piece piece = new SealedFields.Piece(1, SealedFields.BEGINNING);
        while (piece.sealed() > 0) {
            UUID after = piece.last();
            piece = all.call(() -> plates.sealAnew(fresh, after, 2));
        }
        assertThat(all.call(() -> plates.countOtherThan(fresh))).isZero();
    }

    @Test
    void aClosedPostTakesNoMore() {
        UUID post = post();
        assertThat(OFFICE.call(() -> posts.close(post))).isInstanceOf(Posts.Answer.Done.class);
        clock.hold(NOW.plusSeconds(86_400));
        assertThat(OFFICE.call(() -> intake.receive(List.of(car(post, "渝C12345", null, null, NOW.plusSeconds(86_000))))).refused()).extracting(PassageIntake.Refusal::code).containsExactly("CHK-001");
        assertThat(OFFICE.call(() -> posts.close(post))).isInstanceOf(Posts.Answer.Refused.class);
    }
}
