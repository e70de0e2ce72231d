package org.zerospread.app.scenario;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// At which hour of a day what happens at the firms of a scenario.
@Component
class EnterpriseDays {

    private static final LocalTime SCREENED_AT = LocalTime.of(8, 45);
    private static final LocalTime FILED_AT = LocalTime.of(9, 20);
    private static final LocalTime REPORTED_AT = LocalTime.of(9, 40);
    private static final LocalTime REVIEWED_AT = LocalTime.of(14, 10);
    private static final LocalTime SOLVED_AT = LocalTime.of(15, 40);
    private static final LocalTime DECIDED_AT = LocalTime.of(16, 10);
    private static final LocalTime VISITED_AT = LocalTime.of(16, 40);

    private final FirmScene firms;
    private final OfficerScene officers;

    EnterpriseDays(FirmScene firms, OfficerScene officers) {
        this.firms = firms;
        this.officers = officers;
    }

    /// Something at a moment.
    record Act(LocalDateTime at, Runnable act) {
    }

    /// All that happens at firms on a day.
    List<Act> acts(Scenario scenario, Works works, Draw draw, LocalDate day) {
        List<Act> acts = new ArrayList<>();
        Enterprises enterprises = works.enterprises();
        LocalDate registered = enterprises.registered().toLocalDate();
        if (day.equals(registered)) {
            acts.add(new Act(enterprises.registered(), () -> firms.register(works, day)));
        }
        if (!day.isBefore(registered)) {
            acts.add(new Act(later(day, SCREENED_AT, enterprises.registered()), () -> firms.returnStaff(works, day)));
            acts.add(new Act(later(day, FILED_AT, enterprises.registered()), () -> firms.file(works, day)));
            acts.add(new Act(later(day, REPORTED_AT, enterprises.registered()), () -> firms.report(works, day)));
            acts.add(new Act(later(day, REVIEWED_AT, enterprises.registered()), () -> firms.review(works, day)));
            acts.add(new Act(later(day, DECIDED_AT, enterprises.registered()), () -> firms.decide(works, day)));
        }
        scenario.levelConfirmations().stream().filter(one -> one.at().toLocalDate().equals(day))
                .forEach(one -> acts.add(new Act(one.at().plusHours(4), () -> firms.returnRest(works, day))));
        Enterprises.Staffing staffing = enterprises.officers();
        if (staffing != null && !day.isBefore(staffing.shared().toLocalDate())) {
            if (day.equals(staffing.shared().toLocalDate())) {
                acts.add(new Act(staffing.shared(), () -> officers.share(works, staffing, scenario.district(), draw, day)));
            } else {
                acts.add(new Act(day.atTime(SOLVED_AT), () -> officers.solve(staffing, day)));
                acts.add(new Act(day.atTime(VISITED_AT), () -> officers.visit(works, staffing, draw, day)));
            }
        }
        return acts;
    }

    /// On the first day nothing comes before the register.
    private static LocalDateTime later(LocalDate day, LocalTime time, LocalDateTime registered) {
        LocalDateTime at = day.atTime(time);
        return at.isAfter(registered) ? at : registered.plusMinutes(5);
    }
}
