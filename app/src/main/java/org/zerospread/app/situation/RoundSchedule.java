package org.zerospread.app.situation;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Runs the daily round every quarter of an hour in real time; a replay runs the rounds of its own days.
@Component
class RoundSchedule {

    private final DailyRound round;
    private final Regions regions;
    private final DistrictClock clock;

    RoundSchedule(DailyRound round, Regions regions, DistrictClock clock) {
        this.round = round;
        this.regions = regions;
        this.clock = clock;
    }

    @Scheduled(cron = "0 */15 * * * *")
    void onTheClock() {
        if (!clock.isHeld()) {
            regions.findServed().ifPresent(district -> new Jurisdiction("daily-round", district.range()).run(() -> round.run(district, clock.today())));
        }
    }
}
