package org.zerospread.engine.resumption;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever is tried in whatever order: what was let through is in order.
class LoopRulePropertyTest {

    private static final Instant BEGIN = Loops.at("2020-02-10", "08:00");

    /// One try: which step, by whom, hours after the one before, and what the matrix asks.
    record Try(int step, boolean byFirm, int hours, Opening opening, boolean good) {
    }

    @Provide
    Arbitrary<List<Try>> tries() {
        Arbitrary<Try> one = net.jqwik.api.Combinators.combine(Arbitraries.integers().between(0, 16), Arbitraries.of(true, false), Arbitraries.integers().between(0, 30),
                Arbitraries.frequency(net.jqwik.api.Tuple.of(1, Opening.OPEN), net.jqwik.api.Tuple.of(3, Opening.BY_FILING), net.jqwik.api.Tuple.of(6, Opening.BY_APPROVAL), net.jqwik.api.Tuple.of(1, Opening.CLOSED)),
                Arbitraries.frequency(net.jqwik.api.Tuple.of(4, true), net.jqwik.api.Tuple.of(1, false))).as(Try::new);
        return one.list().ofMaxSize(120);
    }

    private static FirmStep step(Try one, Instant at) {
        String by = one.byFirm() ? "firm" : "office";
        LocalDate due = LocalDate.ofInstant(at, Loops.ZONE).plusDays(one.good() ? 3 : -1);
        return switch (one.step()) {
            case 0 -> new FirmStep.Screened(at, by, 100, 90);
            case 1 -> new FirmStep.BatchReturned(at, by, one.good() ? 10 : 101);
            case 2 -> new FirmStep.Filed(at, "firm", one.opening());
            case 3 -> new FirmStep.Reviewed(at, by, one.good());
            case 4 -> new FirmStep.Approved(at, by);
            case 5 -> new FirmStep.ApprovedUnderConditions(at, by, due);
            case 6 -> new FirmStep.Refused(at, by);
            case 7 -> new FirmStep.ConditionsMet(at, by);
            case 8 -> new FirmStep.Started(at, by);
            case 9 -> new FirmStep.Drilled(at, by);
            case 10 -> new FirmStep.Inspected(at, by, one.good() ? null : due.plusDays(4));
            case 11 -> new FirmStep.Rectified(at, by);
            case 12 -> new FirmStep.Frozen(at, by);
            case 13 -> new FirmStep.Disinfected(at, by);
            case 14 -> new FirmStep.Tested(at, by, one.good());
            case 15 -> new FirmStep.Rechecked(at, by, one.good());
            default -> new FirmStep.Released(at, by);
        };
    }

    /// The steps that were let through, each with the measure of its moment.
    private record Taken(FirmStep step, Opening opening) {
    }

    private static List<Taken> taken(List<Try> tries) {
        List<Taken> taken = new ArrayList<>();
        FirmLoop loop = FirmLoop.untouched();
        Instant at = BEGIN;
        for (Try one : tries) {
            at = at.plus(Duration.ofHours(one.hours()));
            FirmStep step = step(one, at);
            if (LoopRule.refusal(loop, step, Loops.terms(one.opening(), at)).isEmpty()) {
                taken.add(new Taken(step, one.opening()));
                loop = loop.after(step);
            }
        }
        return taken;
    }

    @Property
    void nobodyWorksWithoutTheStepsBefore(@ForAll("tries") List<Try> tries) {
        boolean screened = false;
        boolean returned = false;
        boolean filed = false;
        boolean approved = false;
        for (Taken one : taken(tries)) {
            switch (one.step()) {
                case FirmStep.Screened s -> screened = true;
                case FirmStep.BatchReturned s -> {
                    assertThat(screened).isTrue();
                    returned = true;
                }
                case FirmStep.Filed s -> {
                    assertThat(returned).isTrue();
                    assertThat(one.opening()).isNotEqualTo(Opening.CLOSED);
                    filed = true;
                }
                case FirmStep.Approved s -> {
                    assertThat(filed).isTrue();
                    assertThat(s.by()).isEqualTo("office");
                    approved = true;
                }
                case FirmStep.ApprovedUnderConditions s -> {
                    assertThat(filed).isTrue();
                    approved = true;
                }
                case FirmStep.Refused s -> approved = false;
                case FirmStep.Started s -> assertThat(switch (one.opening()) {
                    case OPEN -> returned;
                    case BY_FILING -> filed;
                    // A freeze ends with a release by the command, which stands for an approval.
                    case BY_APPROVAL -> approved;
                    case CLOSED -> false;
                }).as("%s", tries).isTrue();
                case FirmStep.Released s -> approved |= wasWorking(tries, s);
                default -> { }
            }
        }
    }

    private static boolean wasWorking(List<Try> tries, FirmStep.Released release) {
        FirmLoop loop = FirmLoop.untouched();
        for (Taken one : taken(tries)) {
            if (one.step() == release || one.step().equals(release)) {
                return loop.freeze() != null && loop.freeze().before() == FirmState.WORKING;
            }
            loop = loop.after(one.step());
        }
        return false;
    }

    @Property
    void whatIsFrozenIsReleasedOnlyCleanTestedAndReviewed(@ForAll("tries") List<Try> tries) {
        boolean frozen = false;
        boolean clean = false;
        boolean negative = false;
        boolean passed = false;
        for (Taken one : taken(tries)) {
            switch (one.step()) {
                case FirmStep.Frozen s -> {
                    assertThat(frozen).isFalse();
                    frozen = true;
                    clean = false;
                    negative = false;
                    passed = false;
                }
                case FirmStep.Disinfected s -> clean = true;
                case FirmStep.Tested s -> {
                    negative = s.passed();
                    passed = false;
                }
                case FirmStep.Rechecked s -> passed = s.passed();
                case FirmStep.Released s -> {
                    assertThat(frozen && clean && negative && passed).isTrue();
                    frozen = false;
                }
                default -> assertThat(frozen).as("%s while frozen", one).isFalse();
            }
        }
    }

    @Property
    void timeGoesForwardAndBatchesKeepToTheLimit(@ForAll("tries") List<Try> tries) {
        FirmLoop loop = FirmLoop.untouched();
        for (Taken one : taken(tries)) {
            FirmLoop next = loop.after(one.step());
            assertThat(next.lastAt()).isAfterOrEqualTo(Objects.requireNonNullElse(loop.lastAt(), BEGIN));
            assertThat(next.returned()).isBetween(loop.returned(), 100);
            assertThat(next.state() == FirmState.FROZEN).isEqualTo(next.freeze() != null);
            loop = next;
        }
    }
}
