package org.zerospread.app.situation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.audit.AuditRoot;
import org.zerospread.app.audit.AuditRoots;
import org.zerospread.app.region.Regions;
import org.zerospread.app.situation.Bulletin;
import org.zerospread.app.situation.BulletinDesk;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.SnapshotMemory;
import org.zerospread.app.store.WrittenMoment;
import org.zerospread.engine.region.RegionCode;

/// The bulletin of any date, as a page and as JSON.
@Controller
class BulletinController {

    private final BulletinDesk desk;
    private final Regions regions;
    private final DistrictClock clock;
    private final SnapshotMemory memory;
    private final AuditRoots roots;

    BulletinController(BulletinDesk desk, Regions regions, DistrictClock clock, SnapshotMemory memory, AuditRoots roots) {
        this.roots = roots;
        this.memory = memory;
        this.desk = desk;
        this.regions = regions;
        this.clock = clock;
    }

    @Requires(Right.SITUATION_READ)
    @GetMapping("/bulletin")
    String show(@Nullable @RequestParam(required = false) LocalDate date, @RequestParam(defaultValue = "") String region,
            @RequestParam(name = "as_known_at", defaultValue = "") String known, Model model) {
        if (served().isEmpty()) {
            return "situation/nothing";
        }
        Bulletin bulletin = draw(date, region, known);
        LocalDate tomorrow = bulletin.date().plusDays(1);
        model.addAttribute("page", new BulletinPage(bulletin, region, known, bulletin.date().minusDays(1), tomorrow.isAfter(clock.today()) ? null : tomorrow, clock.today(),
                memory.remember(new RootBefore(bulletin.date()), () -> served().flatMap(district -> roots.findLastBefore(district.value(), bulletin.date()))).map(AuditRoot::brief).orElse(null)));
        return "situation/bulletin";
    }

    /// The bulletin under its stable keys.
    @Requires(Right.SITUATION_READ)
    @ResponseBody
    @GetMapping("/api/v1/bulletin")
    Map<String, @Nullable Object> bulletin(@Nullable @RequestParam(required = false) LocalDate date, @RequestParam(defaultValue = "") String region,
            @RequestParam(name = "as_known_at", defaultValue = "") String known) {
        return draw(date, region, known).asJson();
    }

    private Optional<RegionCode> served() {
        return memory.remember(Served.DISTRICT, regions::findServed);
    }

    private record RootBefore(LocalDate day) {
    }

    private enum Served {
        DISTRICT
    }

    private Bulletin draw(@Nullable LocalDate date, String region, String known) {
        RegionCode served = served().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        RegionCode where = region.isBlank() ? served : RegionCode.tryParse(region.strip())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "region"));
        if (!served.contains(where) || !where.equals(served) && regions.find(where).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "region");
        }
        LocalDate day = date == null ? clock.today() : date;
        if (day.isAfter(clock.today())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "date");
        }
        Instant at = known.isBlank() ? null : WrittenMoment.find(known, clock.getZone()).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "as_known_at"));
        return desk.draw(where, day, at);
    }
}
