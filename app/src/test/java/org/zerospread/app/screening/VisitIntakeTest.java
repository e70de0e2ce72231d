package org.zerospread.app.screening;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;

import static org.assertj.core.api.Assertions.assertThat;

/// Visits come in once, whole, and counted.
class VisitIntakeTest extends SmallDistrict {

    @Autowired
    VisitIntake intake;

    @Autowired
    ScreeningFigures figures;

    private static VisitDraft visit(HouseholdId household, Instant at, List<PersonId> met) {
        return new VisitDraft(UUID.randomUUID(), household, "w1", met.isEmpty() ? VisitDraft.Outcome.ABSENT : VisitDraft.Outcome.MET, at,
                met.stream().map(person -> new VisitDraft.CheckDraft(person, (short) 366, 0, false, null)).toList());
    }

    private ScreeningFigures.Totals totals() {
        return OFFICE.call(() -> figures.upTo(DISTRICT.range(), LocalDate.parse("2020-02-10"), clock.instant()));
    }

    @Test
    void takesAVisitOnceHoweverOftenItIsSent() {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        List<VisitDraft> sent = List.of(visit(household, NOW.minus(Duration.ofMinutes(5)), family(household, 3)));
        ScreeningFigures.Totals before = totals();
        VisitIntake.Receipt first = OFFICE.call(() -> intake.receive(sent));
        VisitIntake.Receipt again = OFFICE.call(() -> intake.receive(sent));
        assertThat(first).isEqualTo(new VisitIntake.Receipt(1, 3, List.of()));
        assertThat(again).isEqualTo(new VisitIntake.Receipt(0, 0, List.of()));
        assertThat(totals().visits() - before.visits()).isEqualTo(1);
        assertThat(totals().checks() - before.checks()).isEqualTo(3);
    }

    @Test
    void refusesAVisitToAHouseholdThatIsNotKnownAndTakesTheRest() {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        VisitDraft good = visit(household, NOW, family(household, 1));
        VisitDraft stray = visit(new HouseholdId(UUID.randomUUID()), NOW, List.of());
        VisitIntake.Receipt receipt = OFFICE.call(() -> intake.receive(List.of(good, stray)));
        assertThat(receipt.visits()).isEqualTo(1);
        assertThat(receipt.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.visit()).isEqualTo(stray.id());
            assertThat(refusal.code()).isEqualTo("SCR-001");
        });
    }

    @Test
    void refusesAVisitOfTheFuture() {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        family(household, 1);
        VisitIntake.Receipt receipt = OFFICE.call(() -> intake.receive(List.of(visit(household, NOW.plusSeconds(60), List.of()))));
        assertThat(receipt.visits()).isZero();
        assertThat(receipt.refused()).extracting(VisitIntake.Refusal::code).containsExactly("SCR-002");
    }

    @Test
    void takesTheVisitButNotTheCheckOfSomebodyUnknown() {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        List<PersonId> family = family(household, 1);
        VisitIntake.Receipt receipt = OFFICE.call(() -> intake.receive(List.of(visit(household, NOW, List.of(family.getFirst(), new PersonId(UUID.randomUUID()))))));
        assertThat(receipt.visits()).isEqualTo(1);
        assertThat(receipt.checks()).isEqualTo(1);
        assertThat(receipt.refused()).extracting(VisitIntake.Refusal::code).containsExactly("SCR-003");
    }

    @Test
    void keepsTheTallyRightUnderConcurrentBatches() throws InterruptedException {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        List<PersonId> family = family(household, 2);
        ScreeningFigures.Totals before = totals();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                workers.submit(() -> OFFICE.call(() -> intake.receive(List.of(visit(household, NOW, family), visit(household, NOW, family)))));
            }
        }
        assertThat(totals().visits() - before.visits()).isEqualTo(40);
        assertThat(totals().checks() - before.checks()).isEqualTo(80);
        assertThat(totals().checks()).isEqualTo(count("select count(*) from screening.person_check"));
    }

    @Test
    void countsWhatWasKnownAtAMomentWithinADay() {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        family(household, 1);
        long before = OFFICE.call(() -> figures.upTo(DISTRICT.range(), LocalDate.parse("2020-02-10"), NOW)).visits();
        clock.hold(NOW.plus(Duration.ofHours(2)));
        OFFICE.run(() -> intake.receive(List.of(visit(household, NOW.minusSeconds(60), List.of()))));
        assertThat(OFFICE.call(() -> figures.upTo(DISTRICT.range(), LocalDate.parse("2020-02-10"), NOW)).visits()).as("not yet recorded then").isEqualTo(before);
        assertThat(totals().visits()).isGreaterThan(before);
    }
}
