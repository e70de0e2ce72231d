package org.zerospread.app.situation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zerospread.app.access.OpenToAll;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.grading.RiskLevels;
import org.zerospread.app.quarantine.RoomForecasts;
import org.zerospread.app.quarantine.StayFigures;
import org.zerospread.app.region.Regions;
import org.zerospread.app.screening.ScreeningFigures;
import org.zerospread.app.situation.Bulletin;
import org.zerospread.app.situation.BulletinDesk;
import org.zerospread.app.situation.ReplayProgress;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.SnapshotMemory;
import org.zerospread.engine.forecast.ReserveWarning;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

/// Home: today's figures and what needs doing; for the public, the last published bulletin.
@Controller
class HomeController {

    private final Regions regions;
    private final BulletinDesk desk;
    private final CourseQuery course;
    private final StayFigures stays;
    private final RoomForecasts forecasts;
    private final ScreeningFigures screening;
    private final RiskLevels levels;
    private final ReplayProgress replay;
    private final DistrictClock clock;
    private final SnapshotMemory memory;

    /// @param staff range of a reader who may see today's figures; null for the public
    private record Question(@Nullable RegionRange staff, LocalDate today) {
    }

    HomeController(Regions regions, BulletinDesk desk, CourseQuery course, StayFigures stays, RoomForecasts forecasts, ScreeningFigures screening, RiskLevels levels,
            ReplayProgress replay, DistrictClock clock, SnapshotMemory memory) {
        this.regions = regions;
        this.desk = desk;
        this.course = course;
        this.stays = stays;
        this.forecasts = forecasts;
        this.screening = screening;
        this.levels = levels;
        this.replay = replay;
        this.clock = clock;
        this.memory = memory;
    }

    @OpenToAll
    @GetMapping("/")
    String home(HttpServletRequest request, Model model) {
        RegionRange staff = SignedIn.find(request).filter(account -> account.may(Right.SITUATION_READ)).map(SignedIn::range).orElse(null);
        HomePage page = memory.remember(new Question(staff, clock.today()), () -> regions.findServed().map(code -> staff != null ? forStaff(code, staff) : forThePublic(code))
                .orElseGet(() -> new HomePage(null, null, List.of(), null, null, false, new ConcurrentHashMap<>())));
        model.addAttribute("page", page.during(replay.now(), replay.isRunning()));
        return "situation/home";
    }

    private HomePage forThePublic(RegionCode district) {
        Map<String, @Nullable Object> figures = course.findLastPublished(district).orElse(null);
        return page(district, figures, null);
    }

    private HomePage forStaff(RegionCode district, RegionRange staff) {
        Bulletin bulletin = desk.drawNow(district, clock.today());
        return page(district, bulletin.asJson(), todo(district, bulletin, staff));
    }

    private HomePage page(RegionCode district, @Nullable Map<String, @Nullable Object> figures, HomePage.@Nullable Todo todo) {
        String name = regions.find(district).map(region -> region.name()).orElse(district.toString());
        return new HomePage(name, figures, course.list(district), todo, null, false, new ConcurrentHashMap<>());
    }

    private HomePage.Todo todo(RegionCode district, Bulletin bulletin, RegionRange staff) {
        LocalDate today = clock.today();
        StayFigures.Due due = stays.due(district.range(), today);
        RiskLevels.Finding finding = levels.compare(district, today);
        boolean whole = staff.low() <= district.range().low() && district.range().high() <= staff.high();
        List<ReserveWarning> rooms = whole ? forecasts.compare(district.range(), null).base().warnings() : List.of();
        return new HomePage.Todo(bulletin.suspectedCurrent(), due.toMove(), due.withoutRoom(), screening.notMetOn(district.range(), today), bulletin.closeContactsCurrent(),
                finding.fallProposed() ? finding.assessment().level().name().toLowerCase(Locale.ROOT) : null, rooms);
    }

    /// Progress of the replay that this program runs; null when it runs none.
    @OpenToAll
    @ResponseBody
    @GetMapping("/api/v1/replay")
    Map<String, @Nullable Object> replay() {
        ReplayProgress.State state = replay.now();
        Map<String, @Nullable Object> answer = new java.util.LinkedHashMap<>();
        answer.put("running", replay.isRunning());
        answer.put("phase", state == null ? null : state.phase().name());
        answer.put("day", state == null ? null : state.day());
        answer.put("share", state == null ? null : state.share());
        answer.put("rows_per_second", state == null ? null : state.rowsPerSecond());
        answer.put("seconds_left", state == null ? null : state.left().toSeconds());
        return answer;
    }
}
