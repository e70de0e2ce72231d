package org.zerospread.app.scenario;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zerospread.app.grading.RiskLevels;
import org.zerospread.app.person.Arrivals;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.DutyKind;
import org.zerospread.app.quarantine.Rooms;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayFigures;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.screening.Rounds;
import org.zerospread.app.screening.VisitIntake;
import org.zerospread.app.situation.BulletinDesk;
import org.zerospread.app.situation.DailyRound;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseDesk;
import org.zerospread.app.surveillance.CaseId;
import org.zerospread.app.surveillance.CaseState;
import org.zerospread.app.surveillance.ContactDesk;
import org.zerospread.app.surveillance.TestDesk;
import org.zerospread.app.surveillance.TestDraft;
import org.zerospread.engine.grading.OriginClass;
import org.zerospread.engine.grading.OriginPolicy;
import org.zerospread.engine.region.RegionCode;

/// Turns a scenario into a script of timed steps and plays a day of it, holding the clock at each step.
@Component
class DayDirector {

    private static final LocalTime ROUND_AT = LocalTime.of(0, 10);
    private static final LocalTime SAMPLED_AT = LocalTime.of(9, 0);
    private static final LocalTime CARED_AT = LocalTime.of(17, 30);
    private static final LocalTime RESULTED_AT = LocalTime.of(15, 0);

    private final DistrictClock clock;
    private final VisitIntake visits;
    private final Rounds rounds;
    private final Arrivals arrivals;
    private final Stays stays;
    private final StayFigures stayFigures;
    private final Rooms rooms;
    private final CaseDesk cases;
    private final TestDesk tests;
    private final ContactDesk contacts;
    private final BulletinDesk bulletins;
    private final DailyRound round;
    private final OriginPolicy origins;
    private final ClinicScene clinic;
    private final CareScene care;
    private final CheckpointDirector checkpoints;
    private final QuarantineDays quarantine;
    private final EnterpriseDays firms;
    private final RecruitingScene recruiting;
    private final SupportScene support;

    DayDirector(DistrictClock clock, VisitIntake visits, Rounds rounds, Arrivals arrivals, Stays stays, StayFigures stayFigures, Rooms rooms, CaseDesk cases,
            TestDesk tests, ContactDesk contacts, BulletinDesk bulletins, DailyRound round, OriginPolicy origins, ClinicScene clinic, CareScene care, CheckpointDirector checkpoints,
            QuarantineDays quarantine, EnterpriseDays firms, RecruitingScene recruiting, SupportScene support) {
        this.recruiting = recruiting;
        this.support = support;
        this.firms = firms;
        this.quarantine = quarantine;
        this.care = care;
        this.clinic = clinic;
        this.clock = clock;
        this.visits = visits;
        this.rounds = rounds;
        this.arrivals = arrivals;
        this.stays = stays;
        this.stayFigures = stayFigures;
        this.rooms = rooms;
        this.cases = cases;
        this.tests = tests;
        this.contacts = contacts;
        this.bulletins = bulletins;
        this.round = round;
        this.origins = origins;
        this.checkpoints = checkpoints;
    }

    /// @param works the firms; null when the scenario has none
    Script script(Scenario scenario, Story story, VisitPlan plan, List<Story.Found> found, @Nullable Works works, Draw draw) {
        return new Script(scenario, story, plan, found, works, draw);
    }

    /// The steps of a scenario, day by day.
    final class Script {

        private final Scenario scenario;
        private final Story story;
        private final VisitPlan plan;
        private final @Nullable Works works;
        private final Draw draw;
        private final Map<LocalDate, List<VisitPlan.Slot>> slots;
        private final Map<LocalDateTime, List<Story.Found>> foundByHour;
        private final List<Step> storySteps = new ArrayList<>();

        private record Step(LocalDateTime at, Runnable action) {
        }

        Script(Scenario scenario, Story story, VisitPlan plan, List<Story.Found> found, @Nullable Works works, Draw draw) {
            this.works = works;
            this.scenario = scenario;
            this.story = story;
            this.plan = plan;
            this.draw = draw;
            this.slots = plan.slots().stream().collect(Collectors.groupingBy(slot -> slot.end().toLocalDate()));
            this.foundByHour = found.stream().collect(Collectors.groupingBy(one -> endOfHour(one.at())));
            scenario.sites().forEach(this::siteSteps);
            scenario.planChanges().forEach(change -> step(change.on().atTime(0, 20), () -> stays.changePlan(change.from(), change.to(), change.on())));
            scenario.people().forEach(this::personSteps);
            scenario.suspectedOnly().forEach(this::suspectSteps);
            scenario.care().forEach(need -> step(need.at(), () -> care.tell(story.person(need.person()), need)));
            scenario.stands().forEach(stand -> step(stand.at(), () -> care.open(UUID.nameUUIDFromBytes(stand.key().getBytes(java.nio.charset.StandardCharsets.UTF_8)), stand)));
            checkpoints.steps(scenario, draw, this::step);
            Recruitment recruitment = scenario.recruitment();
            if (recruitment != null) {
                recruiting.steps(scenario.district(), recruitment, draw, this::step);
                support.steps(scenario.district(), recruitment.support(), draw, this::step);
            }
            scenario.levelConfirmations().forEach(confirmation -> step(confirmation.at(), () -> confirm(confirmation)));
            scenario.screening().rounds().forEach(visitRound -> step(visitRound.from().atTime(7, 0),
                    () -> rounds.ensure(scenario.district(), visitRound.number(), visitRound.title(), visitRound.from(), visitRound.to())));
        }

        private void confirm(Scenario.LevelConfirmation confirmation) {
            RiskLevels.Confirmation answer = new Jurisdiction(confirmation.by(), scenario.district().range())
                    .call(() -> round.confirmFall(scenario.district(), confirmation.at().toLocalDate(), confirmation.reason()));
            if (answer instanceof RiskLevels.Confirmation.Refused(FormFault fault)) {
                throw new IllegalStateException("level_confirmations at " + confirmation.at() + ": " + fault.code() + " " + fault.en());
            }
        }

        private static LocalDateTime endOfHour(LocalDateTime at) {
            LocalDateTime hour = at.withMinute(0).withSecond(0).withNano(0);
            return hour.equals(at) ? at : hour.plusHours(1);
        }

        private void step(LocalDateTime at, Runnable action) {
            storySteps.add(new Step(at, action));
        }

        /// Plays one day; `taken` hears how many visits and checks each batch brought.
        void play(LocalDate day, LongConsumer taken) {
            List<Step> steps = new ArrayList<>();
            steps.add(new Step(day.atTime(ROUND_AT), () -> round.run(scenario.district(), day)));
            storySteps.stream().filter(one -> one.at().toLocalDate().equals(day)).forEach(steps::add);
            for (VisitPlan.Slot slot : slots.getOrDefault(day, List.of())) {
                steps.add(new Step(slot.end(), () -> {
                    VisitIntake.Receipt receipt = visits.receive(plan.drafts(slot));
                    if (!receipt.refused().isEmpty()) {
                        throw new ScenarioConflict("visits refused in the hour to " + slot.end() + ": " + receipt.refused().getFirst());
                    }
                    taken.accept((long) receipt.visits() + receipt.checks());
                }));
            }
            foundByHour.forEach((hour, found) -> {
                if (hour.toLocalDate().equals(day)) {
                    steps.add(new Step(hour, () -> register(found, day)));
                }
            });
            steps.add(new Step(day.atTime(RESULTED_AT), () -> quarantineTests(day)));
            if (!scenario.care().isEmpty()) {
                steps.add(new Step(day.atTime(CARED_AT), () -> care.finish(scenario.district(), day, scenario.care())));
            }
            QuarantineDays.Day life = quarantine.day(scenario, draw, day);
            steps.add(new Step(day.atTime(8, 30), life::morning));
            steps.add(new Step(day.atTime(10, 10), life::errands));
            steps.add(new Step(day.atTime(18, 30), life::evening));
            if (works != null) {
                firms.acts(scenario, works, draw, day).forEach(act -> steps.add(new Step(act.at(), act.act())));
            }
            steps.sort(Comparator.comparing(Step::at));
            steps.add(new Step(day.atTime(scenario.bulletinTime()), () -> bulletins.publish(scenario.district(), day)));
            for (Step one : steps) {
                Instant at = instant(one.at());
                if (!clock.isHeld() || at.isAfter(clock.instant())) {
                    clock.hold(at);
                }
                one.action().run();
            }
        }

        private Instant instant(LocalDateTime at) {
            return at.atZone(clock.getZone()).toInstant();
        }

        private void siteSteps(Scenario.Site site) {
            LocalDate opened = site.opened().isBefore(scenario.from()) ? scenario.from() : site.opened();
            step(opened.atTime(8, 0), () -> rooms.open(new Rooms.SiteDraft(UUID.nameUUIDFromBytes(site.key().getBytes(java.nio.charset.StandardCharsets.UTF_8)), site.region(), site.name(),
                    site.purpose(), site.opened(), site.rooms(), Names.surname(draw, site.key().hashCode(), 0) + "点长")));
        }

        private void register(List<Story.Found> found, LocalDate day) {
            Arrivals.Receipt receipt = arrivals.register(found.stream().map(Story.Found::arrival).toList());
            if (!receipt.unknownPersons().isEmpty()) {
                throw new ScenarioConflict("arrivals of unknown persons: " + receipt.unknownPersons());
            }
            stays.open(found.stream().map(Story.Found::arrival)
                    .filter(arrival -> origins.classify(arrival.origin(), scenario.district(), LocalDate.ofInstant(arrival.arrivedAt(), clock.getZone())).originClass() == OriginClass.KEY_AREA)
                    .map(arrival -> new StayDraft(draw.id(60, clock.millis(), arrival.person().value().getLeastSignificantBits() & 0xFFFFFFL), arrival.person(), StayReason.KEY_AREA_ARRIVAL, day))
                    .toList());
        }

        private void quarantineTests(LocalDate day) {
            Set<PersonId> told = new HashSet<>();
            for (Scenario.StoryPerson person : scenario.people()) {
                if (person.illness() != null && (person.illness().confirmed().toLocalDate().equals(day)
                        || person.illness().repositive() != null && person.illness().repositive().toLocalDate().equals(day))) {
                    told.add(story.person(person.key()));
                }
            }
            tests.record(stayFigures.listDue(DutyKind.TEST, day).stream().filter(due -> !told.contains(due.person())).map(due -> test(due.person(),
                    due.reason() == StayReason.CASE_DISCHARGED ? TestDraft.Purpose.REHAB : TestDraft.Purpose.QUARANTINE, TestDraft.Result.NEGATIVE, day.atTime(SAMPLED_AT), day.atTime(RESULTED_AT))).toList());
        }

        private TestDraft test(PersonId person, TestDraft.Purpose purpose, TestDraft.Result result, LocalDateTime sampled, LocalDateTime resulted) {
            return new TestDraft(draw.id(61, instant(sampled).toEpochMilli(), person.value().getLeastSignificantBits() & 0xFFFFFFL), person, TestDraft.Method.PCR, purpose,
                    instant(sampled), result, instant(resulted));
        }

        private void personSteps(Scenario.StoryPerson person) {
            Scenario.StoryCase illness = person.illness();
            if (illness == null) {
                return;
            }
            PersonId id = story.person(person.key());
            LocalDateTime suspected = illness.suspected();
            if (suspected != null) {
                suspicion(id, person.arrival() == null ? null : person.arrival().origin(), illness.onset(), suspected);
            }
            step(illness.confirmed(), () -> {
                tests.record(List.of(test(id, illness.foundByTest() ? TestDraft.Purpose.QUARANTINE : TestDraft.Purpose.DIAGNOSIS, TestDraft.Result.POSITIVE,
                        illness.confirmed().minusHours(6), illness.confirmed())));
                if (!illness.foundByTest()) {
                    done(cases.confirm(id, illness.source(), illness.onset(), instant(illness.confirmed()), "核酸阳性"));
                }
            });
            investigation(id, suspected == null ? illness.confirmed() : suspected);
            for (Scenario.StoryContacts group : person.contacts()) {
                step(group.at(), () -> contacts.register(caseOf(id), story.contacts(person, group), group.lastExposure(), group.setting()));
            }
            LocalDateTime discharged = illness.discharged();
            if (discharged != null) {
                step(discharged, () -> discharge(id, discharged, "连续两次核酸阴性"));
            }
            LocalDateTime repositive = illness.repositive();
            if (repositive != null) {
                step(repositive, () -> tests.record(List.of(test(id, TestDraft.Purpose.REHAB, TestDraft.Result.POSITIVE, repositive.minusHours(6), repositive))));
            }
            LocalDateTime dischargedAgain = illness.dischargedAgain();
            if (dischargedAgain != null) {
                step(dischargedAgain, () -> discharge(id, dischargedAgain, "复阳治愈"));
            }
        }

        private void discharge(PersonId id, LocalDateTime at, String note) {
            tests.record(List.of(test(id, TestDraft.Purpose.DISCHARGE, TestDraft.Result.NEGATIVE, at.minusHours(48), at.minusHours(42)),
                    test(id, TestDraft.Purpose.DISCHARGE, TestDraft.Result.NEGATIVE, at.minusHours(24), at.minusHours(18))));
            done(cases.advance(id, CaseState.DISCHARGED, instant(at), note));
        }

        private void suspectSteps(Scenario.SuspectedOnly one) {
            PersonId id = story.suspect(one.village());
            suspicion(id, null, one.suspected().toLocalDate(), one.suspected());
            investigation(id, one.suspected());
            step(one.excluded(), () -> {
                tests.record(List.of(test(id, TestDraft.Purpose.DIAGNOSIS, TestDraft.Result.NEGATIVE, one.excluded().minusHours(30), one.excluded().minusHours(26)),
                        test(id, TestDraft.Purpose.DIAGNOSIS, TestDraft.Result.NEGATIVE, one.excluded().minusHours(6), one.excluded().minusHours(2))));
                done(cases.advance(id, CaseState.EXCLUDED, instant(one.excluded()), "间隔一天两次核酸阴性"));
            });
        }

        /// He comes to the fever clinic, is suspected there, and is reported.
        private void suspicion(PersonId id, @Nullable RegionCode origin, @Nullable LocalDate onset, LocalDateTime at) {
            Scenario.Clinic scene = scenario.clinic();
            if (scene == null) {
                step(at, () -> done(cases.suspect(id, onset, instant(at), "发热门诊预检")));
                return;
            }
            UUID visit = draw.id(62, instant(at).toEpochMilli(), id.value().getLeastSignificantBits() & 0xFFFFFFL);
            step(at.minusMinutes(scene.arrivesMinutesBefore()), () -> clinic.arrive(visit, id, origin, scene));
            step(at.minusMinutes(scene.arrivesMinutesBefore() / 2), () -> clinic.see(visit));
            step(at, () -> clinic.suspect(visit, onset));
            step(at.plusMinutes(scene.reportedMinutesAfter()), () -> clinic.report(caseOf(id)));
        }

        private void investigation(PersonId id, LocalDateTime opened) {
            Integer hours = scenario.clinic() == null ? null : scenario.clinic().investigatedHoursAfter();
            if (hours != null) {
                step(opened.plusHours(hours), () -> clinic.investigate(caseOf(id)));
            }
        }

        private CaseId caseOf(PersonId person) {
            return cases.findOpenId(person).orElseThrow(() -> new ScenarioConflict("no open case of " + person));
        }

        private static void done(CaseAnswer answer) {
            if (answer instanceof CaseAnswer.Refused refused) {
                throw new ScenarioConflict(refused.toString());
            }
        }
    }
}
