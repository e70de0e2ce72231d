package org.zerospread.app.scenario;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.Firms;
import org.zerospread.app.recruiting.Applications;
import org.zerospread.app.recruiting.Hiring;
import org.zerospread.app.recruiting.Jobs;
import org.zerospread.app.recruiting.ProjectForm;
import org.zerospread.app.recruiting.ProjectStepForm;
import org.zerospread.app.recruiting.Projects;
import org.zerospread.app.recruiting.RecruitingAnswer;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.recruiting.ApplicationState;
import org.zerospread.engine.recruiting.ProjectStage;
import org.zerospread.engine.region.RegionCode;

/// Plays projects from the lead to the signature, and jobs from the first application to the hire: the projects one by one, the applicants of a day in a few statements.
///
/// Whoever is hired on a day has applied two days before and been interviewed on the day before. One in ten more applies and is not hired: from a key area or another city, with fever, or one too many.
@Component
class RecruitingScene {

    /// From the application to the hire.
    static final int DAYS_AHEAD = 2;

    private static final int JOBS = 91;
    private static final int APPLICANTS = 92;
    private static final int PHONES = 93;
    private static final int NUMBERS = 94;
    private static final int WAGES = 95;
    private static final int SPARE_PLACES = 3;
    private static final int ONE_MORE_IN = 10;
    private static final String NUMBER_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final List<RegionCode> ELSEWHERE = List.of(RegionCode.parse("420100"), RegionCode.parse("510500"), RegionCode.parse("500118"));
    private static final String MEETING = "https://meeting.zerospread.example/";

    private final Projects projects;
    private final Jobs jobs;
    private final Applications applications;
    private final Hiring hiring;
    private final Firms firms;
    private final DistrictClock clock;

    RecruitingScene(Projects projects, Jobs jobs, Applications applications, Hiring hiring, Firms firms, DistrictClock clock) {
        this.projects = projects;
        this.jobs = jobs;
        this.applications = applications;
        this.hiring = hiring;
        this.firms = firms;
        this.clock = clock;
    }

    /// Tells its steps, each with its moment.
    void steps(RegionCode district, Recruitment recruitment, Draw draw, BiConsumer<LocalDateTime, Runnable> step) {
        recruitment.projects().forEach(project -> projectSteps(project, step));
        Recruitment.Hires hires = recruitment.hires();
        if (hires == null) {
            return;
        }
        step.accept(hires.opened(), () -> open(district, hires, draw));
        int first = 0;
        for (LocalDate day = hires.from(); !day.isAfter(hires.to()); day = day.plusDays(1)) {
            Cohort cohort = new Cohort(day, first, upTo(hires, day));
            cohort.steps(district, hires, draw, step);
            first = cohort.end();
        }
    }

    private void projectSteps(Recruitment.Project project, BiConsumer<LocalDateTime, Runnable> step) {
        UUID id = UUID.nameUUIDFromBytes(("project " + project.key()).getBytes(StandardCharsets.UTF_8));
        step.accept(project.lead(), () -> done(projects.open(id, new ProjectForm(project.title(), project.investor(), project.sector(), Long.toString(project.amountYuan()), project.region().toString(), null, "电话、网络招商",
                project.publicNote()))));
        if (project.talks() != null) {
            step.accept(project.talks(), () -> done(projects.advance(id, new ProjectStepForm(ProjectStage.TALKS.name(), null, null, "视频洽谈", MEETING + "talks/" + project.key(), null))));
        }
        if (project.signed() != null) {
            step.accept(project.signed(), () -> done(projects.advance(id, new ProjectStepForm(ProjectStage.SIGNED.name(), null, null, "视频签约", MEETING + "sign/" + project.key(), null))));
        }
    }

    private static void done(RecruitingAnswer answer) {
        if (answer instanceof RecruitingAnswer.Refused refused) {
            throw new ScenarioConflict(refused.faults().toString());
        }
    }

    /// How many have been hired by the end of a day: slowly at first, all on the last.
    private static int upTo(Recruitment.Hires hires, LocalDate day) {
        long days = hires.to().toEpochDay() - hires.from().toEpochDay() + 1;
        long n = day.toEpochDay() - hires.from().toEpochDay() + 1;
        return Math.toIntExact(Math.round((double) hires.total() * n * (n + 1) / (days * (days + 1))));
    }

    private UUID job(Recruitment.Hires hires, Draw draw, int n) {
        return draw.id(JOBS, at(hires.opened()).toEpochMilli(), n);
    }

    private void open(RegionCode district, Recruitment.Hires hires, Draw draw) {
        List<Firm> open = firms.listInside(district.range()).stream().filter(firm -> firm.park() != null).sorted(Comparator.comparing(Firm::creditCode)).limit(hires.firms()).toList();
        if (open.size() < hires.firms()) {
            throw new ScenarioConflict("only " + open.size() + " firms of parks are there to recruit, not " + hires.firms());
        }
        List<Jobs.Draft> drafts = new ArrayList<>();
        for (int n = 0; n < open.size(); n++) {
            int wage = 3_000 + 100 * draw.below(20, WAGES, n);
            int places = (hires.total() + hires.firms() - 1 - n) / hires.firms() + SPARE_PLACES;
            drafts.add(new Jobs.Draft(job(hires, draw, n), open.get(n), hires.posts().get(n % hires.posts().size()), places, wage, wage + 500 + 100 * draw.below(16, WAGES, 10_000L + n), "身体健康,服从防疫安排", clock.today().plusDays(60)));
        }
        jobs.openAll(drafts);
    }

    private Instant at(LocalDateTime at) {
        return at.atZone(clock.getZone()).toInstant();
    }

    /// Those who are hired on one day, and the few who applied with them in vain.
    private final class Cohort {

        private final LocalDate day;
        /// Number of the first of them among all who are hired.
        private final int first;
        /// That of the first of the next day.
        private final int end;

        Cohort(LocalDate day, int first, int end) {
            this.day = day;
            this.first = first;
            this.end = end;
        }

        int end() {
            return end;
        }

        void steps(RegionCode district, Recruitment.Hires hires, Draw draw, BiConsumer<LocalDateTime, Runnable> step) {
            if (end == first) {
                return;
            }
            LocalDateTime applied = day.minusDays(DAYS_AHEAD).atTime(10, 5);
            List<Applications.Draft> drafts = drafts(district, hires, draw, at(applied));
            List<UUID> ids = drafts.stream().map(Applications.Draft::id).toList();
            List<UUID> hired = ids.subList(0, end - first);
            List<UUID> vain = ids.subList(end - first, ids.size());
            LocalDate interview = day.minusDays(1);
            step.accept(applied, () -> all(applications.applyAll(drafts, district).size(), drafts.size()));
            step.accept(applied.plusMinutes(40), () -> all(hiring.inviteAll(ids, at(interview.atTime(14, 0)), MEETING + "interview/" + interview, district), ids.size()));
            step.accept(interview.atTime(17, 5), () -> all(hiring.advanceAll(hired, ApplicationState.PASSED, interview, "视频面试通过", district), hired.size()));
            step.accept(interview.atTime(17, 10), () -> all(hiring.advanceAll(vain, ApplicationState.REJECTED, interview, "不合适,或暂不能上岗", district), vain.size()));
            step.accept(day.atTime(9, 5), () -> all(hiring.advanceAll(hired, ApplicationState.OFFERED, day, null, district), hired.size()));
            step.accept(day.atTime(16, 20), () -> all(hiring.hireAll(hired, day, district), hired.size()));
        }

        private List<Applications.Draft> drafts(RegionCode district, Recruitment.Hires hires, Draw draw, Instant applied) {
            List<Applications.Draft> drafts = new ArrayList<>();
            for (int n = first; n < end; n++) {
                drafts.add(draft(n, n, district, null, false, hires, draw, applied));
            }
            for (int n = first / ONE_MORE_IN; n < end / ONE_MORE_IN; n++) {
                drafts.add(draft(hires.total() + n, n, ELSEWHERE.get(n % ELSEWHERE.size()), day.minusDays(DAYS_AHEAD + 1L), n % 7 == 0, hires, draw, applied));
            }
            return drafts;
        }

        private Applications.Draft draft(int number, int job, RegionCode origin, @Nullable LocalDate arrivedOn, boolean fever, Recruitment.Hires hires, Draw draw, Instant applied) {
            String name = Names.surname(draw, 900_000_000L + number, 0) + Names.given(draw, 900_000_000L + number);
            String phone = "16%d%08d".formatted(2 + draw.below(2, PHONES, number) * 4, number * 7L % 100_000_000L);
            return new Applications.Draft(draw.id(APPLICANTS, applied.toEpochMilli(), number), looking(draw, number), RecruitingScene.this.job(hires, draw, job % hires.firms()), name, phone, null, origin, arrivedOn, fever,
                    false, null, Applications.Source.SELF);
        }

        private void all(int done, int wanted) {
            if (done != wanted) {
                throw new ScenarioConflict(done + " of " + wanted + " applicants of " + day + " went on");
            }
        }
    }

    private static String looking(Draw draw, int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(NUMBER_ALPHABET.charAt(draw.below(NUMBER_ALPHABET.length(), NUMBERS, number * 12L + i)));
        }
        return text.toString();
    }
}
