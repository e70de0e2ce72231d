package org.zerospread.app.retention;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Proposes each night what is due; nothing goes without two people. A replay has no nights of its own.
@Component
class RetentionSchedule {

    private final RetentionDesk desk;
    private final Regions regions;
    private final DistrictClock clock;

    RetentionSchedule(RetentionDesk desk, Regions regions, DistrictClock clock) {
        this.desk = desk;
        this.regions = regions;
        this.clock = clock;
    }

    @Scheduled(cron = "0 30 2 * * *", zone = "${zerospread.zone}")
    void onTheClock() {
        if (!clock.isHeld()) {
            proposeDue();
        }
    }

    void proposeDue() {
        regions.findServed().ifPresent(district -> new Jurisdiction("retention", district.range()).run(() -> desk.propose(district, "到期 due")));
    }
}
