package org.zerospread.app.scenario;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.zerospread.app.quarantine.DutyDesk;
import org.zerospread.app.quarantine.DutyKind;
import org.zerospread.app.quarantine.ObservationDraft;
import org.zerospread.app.quarantine.Observations;
import org.zerospread.app.quarantine.ReleaseDesk;
import org.zerospread.app.quarantine.StayFigures;
import org.zerospread.app.store.DistrictClock;

/// What site chiefs, medics and cadres take down each day of a replay, through the use cases that they call: temperatures morning and evening, moves,
/// certificates, calls. Now and then something is missed, more of it on the last day, so that its list of work is one.
@Component
class QuarantineDays {

    private final DistrictClock clock;
    private final StayFigures figures;
    private final Observations observations;
    private final DutyDesk duties;
    private final ReleaseDesk releases;

    QuarantineDays(DistrictClock clock, StayFigures figures, Observations observations, DutyDesk duties, ReleaseDesk releases) {
        this.clock = clock;
        this.figures = figures;
        this.observations = observations;
        this.duties = duties;
        this.releases = releases;
    }

    Day day(Scenario scenario, Draw draw, LocalDate day) {
        return new Day(draw, day, day.equals(scenario.to()));
    }

    /// One day of it.
    final class Day {

        private final Draw draw;
        private final LocalDate day;
        private final boolean last;

        private Day(Draw draw, LocalDate day, boolean last) {
            this.draw = draw;
            this.day = day;
            this.last = last;
        }

        void morning() {
            observe(70, due -> draw.below(60, 71, key(due)) > 0);
        }

        void evening() {
            observe(80, due -> draw.below(last ? 4 : 60, 81, key(due)) > 0);
        }

        /// Who was not on the list in the morning, such as one who came in the afternoon, is observed in the evening for the first time.
        private void observe(int seed, Predicate<StayFigures.DutyOf> taken) {
            observations.record(figures.listDue(DutyKind.TEMPERATURE, day).stream().filter(taken)
                    .map(due -> new ObservationDraft(draw.id(62, clock.millis(), key(due)), due.person(), clock.instant(), temperature(seed, due), 0, null)).toList());
        }

        /// 36.1 to 36.9 °C, and rarely a slight fever.
        private short temperature(int seed, StayFigures.DutyOf due) {
            return (short) (draw.below(2_500, seed + 2, key(due)) == 0 ? 374 + draw.below(5, seed + 3, key(due)) : 361 + draw.below(9, seed + 4, key(due)));
        }

        /// Moves, certificates and calls; one call in twelve reaches nobody.
        void errands() {
            duties.moved(stays(DutyKind.MOVE));
            releases.issue(stays(DutyKind.RELEASE));
            releases.called(figures.listDue(DutyKind.CALL, day).stream().filter(this::isAttended)
                    .map(due -> new ReleaseDesk.Call(draw.id(63, clock.millis(), key(due)), due.stay(), draw.below(12, 90, key(due)) == 0 ? ReleaseDesk.Outcome.UNREACHED : ReleaseDesk.Outcome.WELL,
                            null)).toList());
        }

        private List<UUID> stays(DutyKind kind) {
            return figures.listDue(kind, day).stream().filter(this::isAttended).map(StayFigures.DutyOf::stay).toList();
        }

        private boolean isAttended(StayFigures.DutyOf due) {
            return !last || draw.below(4, 91, key(due)) > 0;
        }

        private long key(StayFigures.DutyOf due) {
            return due.person().value().getLeastSignificantBits() * 31 + day.toEpochDay();
        }
    }
}
