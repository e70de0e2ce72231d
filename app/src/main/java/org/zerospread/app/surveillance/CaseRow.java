package org.zerospread.app.surveillance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;

/// A case as a line list tells it: its course as dated steps, and what else is known.
///
/// A step is dated by its column; the last state, where the list has no day for it, by the moment at which it was recorded.
record CaseRow(UUID id, String number, PersonId person, List<Step> steps, Content content) {

    /// A step of the course.
    record Step(CaseState state, Instant at) {
    }

    /// What is compared when the same number comes again.
    record Content(UUID person, @Nullable String source, @Nullable LocalDate onset, @Nullable Integer age, @Nullable String symptoms, @Nullable String infectedBy,
            @Nullable LocalDate exposedFrom, @Nullable LocalDate exposedTo, @Nullable String severity, @Nullable String hospital, @Nullable String remarks) {
    }

    CaseState state() {
        return steps.getLast().state();
    }

    static CaseRow of(RowValues row, UUID id, PersonId person, DistrictClock clock) {
        Long age = row.number("age");
        String remarks = row.text("exposure_remarks") == null ? row.text("remarks")
                : row.text("remarks") == null ? row.text("exposure_remarks") : row.text("exposure_remarks") + "; " + row.text("remarks");
        return new CaseRow(id, row.needed("number"), person, steps(row, clock), new Content(person.value(), row.text("source"), row.day("onset_on"), age == null ? null : age.intValue(),
                row.text("symptoms"), row.text("infected_by"), row.day("exposed_from"), row.day("exposed_to"), row.text("severity"), row.text("hospital"), remarks));
    }

    private static List<Step> steps(RowValues row, DistrictClock clock) {
        List<Step> steps = new ArrayList<>();
        add(steps, CaseState.SUSPECTED, row.day("suspected_on"), clock);
        add(steps, CaseState.CONFIRMED, row.day("confirmed_on"), clock);
        add(steps, CaseState.DISCHARGED, row.day("discharged_on"), clock);
        add(steps, CaseState.DEAD, row.day("died_on"), clock);
        CaseState last = last(row);
        if (steps.stream().noneMatch(step -> step.state() == last)) {
            steps.add(new Step(last, clock.instant()));
        }
        return steps;
    }

    private static void add(List<Step> steps, CaseState state, @Nullable LocalDate day, DistrictClock clock) {
        if (day != null) {
            steps.add(new Step(state, clock.startOf(day)));
        }
    }

    /// The state that the row comes to: the one written, else that of its last day.
    private static CaseState last(RowValues row) {
        if (row.text("state") != null) {
            return CaseState.valueOf(row.needed("state"));
        }
        return row.day("died_on") != null ? CaseState.DEAD : row.day("discharged_on") != null ? CaseState.DISCHARGED : row.day("confirmed_on") != null ? CaseState.CONFIRMED : CaseState.SUSPECTED;
    }

    /// Why the row cannot be a case, or null.
    static Landing.@Nullable Outcome refusal(RowValues row, DistrictClock clock) {
        if (row.text("state") == null && row.day("suspected_on") == null && row.day("confirmed_on") == null) {
            return refuse("state", "INT-064", "请填状态, 或疑似、确诊日期", "give the state, or the day of suspicion or confirmation");
        }
        LocalDate before = null;
        for (String field : List.of("suspected_on", "confirmed_on", "discharged_on", "died_on")) {
            LocalDate day = row.day(field);
            if (day != null && day.isAfter(clock.today())) {
                return refuse(field, "CAS-005", "日期晚于今天", "the day is in the future");
            }
            if (day != null && before != null && day.isBefore(before)) {
                return refuse(field, "INT-065", "日期早于病程中的上一步", "the day lies before the step before it");
            }
            before = day == null ? before : day;
        }
        if (row.day("onset_on") != null && Objects.requireNonNull(row.day("onset_on")).isAfter(clock.today())) {
            return refuse("onset_on", "CAS-005", "日期晚于今天", "the day is in the future");
        }
        LocalDate from = row.day("exposed_from");
        LocalDate to = row.day("exposed_to");
        if (from != null && to != null && to.isBefore(from)) {
            return refuse("exposed_to", "INT-065", "暴露止日早于起日", "the exposure ends before it begins");
        }
        Long age = row.number("age");
        return age != null && age > 150 ? refuse("age", "INT-066", "年龄超过 150", "an age above 150") : contradiction(row);
    }

    /// A state that the days deny: dead without dying, in hospital after discharge.
    private static Landing.@Nullable Outcome contradiction(RowValues row) {
        String state = row.text("state");
        boolean denied = state != null && switch (CaseState.valueOf(state)) {
            case SUSPECTED, EXCLUDED, ASYMPTOMATIC -> row.day("confirmed_on") != null || row.day("discharged_on") != null || row.day("died_on") != null;
            case CONFIRMED -> row.day("discharged_on") != null || row.day("died_on") != null;
            case DISCHARGED, REPOSITIVE, CLOSED -> row.day("died_on") != null;
            case DEAD -> false;
        };
        return denied ? refuse("state", "INT-065", "状态与日期不符", "the state contradicts the days") : null;
    }

    private static Landing.Outcome refuse(String field, String code, String zh, String en) {
        return new Landing.Outcome.Refused(field, code, zh, en);
    }
}
