package org.zerospread.app.quarantine.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.quarantine.ForecastJson;
import org.zerospread.app.quarantine.PlanBook;
import org.zerospread.app.quarantine.RoomForecasts;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.forecast.ReservePolicy;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

/// The forecast of rooms, as a page and as JSON. Its address says what is tried out, and nothing is recorded.
///
/// Rooms are the whole district's: somebody who answers for a part of it sees only his part of the stays, and would be told wrong numbers.
@Controller
class ForecastController {

    private final RoomForecasts forecasts;
    private final PlanBook plans;
    private final ReservePolicy policy;
    private final Regions regions;
    private final DistrictClock clock;

    ForecastController(RoomForecasts forecasts, PlanBook plans, ReservePolicy policy, Regions regions, DistrictClock clock) {
        this.forecasts = forecasts;
        this.plans = plans;
        this.policy = policy;
        this.regions = regions;
        this.clock = clock;
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/forecast")
    String show(@ModelAttribute WhatIfForm form, Model model) {
        Optional<RegionRange> district = findDistrict();
        if (district.isEmpty()) {
            return "quarantine/forecast-part";
        }
        WhatIfForm.Read read = form.read(clock.today(), planCodes());
        RoomForecasts.Compared compared = forecasts.compare(district.get(), read.whatIf());
        model.addAttribute("page", new ForecastPage(compared.base(), compared.tried().orElse(null), form.shown(), form, read.faults(), plans.list(), policy));
        return "quarantine/forecast";
    }

    @Requires(Right.QUARANTINE_READ)
    @ResponseBody
    @GetMapping("/api/v1/quarantine/forecast")
    ResponseEntity<?> forecast(@ModelAttribute WhatIfForm form) {
        RegionRange district = findDistrict().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        WhatIfForm.Read read = form.read(clock.today(), planCodes());
        if (!read.faults().isEmpty()) {
            return FormRefusal.of("Nothing was forecast", read.faults());
        }
        RoomForecasts.Compared compared = forecasts.compare(district, read.whatIf());
        Map<String, @Nullable Object> json = new LinkedHashMap<>(ForecastJson.of(compared.base()));
        json.put("policy", policy.edition());
        compared.tried().ifPresent(tried -> json.put("what_if", ForecastJson.of(tried)));
        return ResponseEntity.ok(json);
    }

    private Set<String> planCodes() {
        return plans.list().stream().map(Plan::code).collect(Collectors.toSet());
    }

    /// The district, if the reader sees the whole of it.
    private Optional<RegionRange> findDistrict() {
        RegionRange mine = Jurisdiction.find().map(Jurisdiction::range).orElseThrow();
        return regions.findServed().map(RegionCode::range).filter(served -> mine.low() <= served.low() && served.high() <= mine.high());
    }
}
