package org.zerospread.app.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.person.PersonRegister;
import org.zerospread.app.quarantine.PlanBook;
import org.zerospread.app.region.Region;
import org.zerospread.app.region.RegionDraft;
import org.zerospread.app.region.Regions;
import org.zerospread.app.region.ZoneClass;
import org.zerospread.app.situation.ReplayProgress;
import org.zerospread.app.store.ClockKeeper;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// Replays a scenario into the store: regions, register, then day by day, each day in one transaction.
///
/// Everything enters through the use cases that people call, under the district's clock held at the scenario's time. A
/// replay that was stopped goes on after its last whole day.
@Component
public class Replay {

    private static final int CHUNK = 8_000;

    private final ReplayRecord record;
    private final ReplayProgress progress;
    private final Regions regions;
    private final PersonRegister register;
    private final PlanBook plans;
    private final DistrictClock clock;
    private final ClockKeeper keeper;
    private final TransactionTemplate transaction;
    private final DayDirector director;
    private volatile boolean stopped;

    Replay(ReplayRecord record, ReplayProgress progress, Regions regions, PersonRegister register, PlanBook plans, DistrictClock clock, ClockKeeper keeper,
            PlatformTransactionManager transactions, DayDirector director) {
        this.record = record;
        this.progress = progress;
        this.regions = regions;
        this.register = register;
        this.plans = plans;
        this.clock = clock;
        this.keeper = keeper;
        this.transaction = new TransactionTemplate(transactions);
        this.director = director;
    }

    /// What to replay.
    ///
    /// @param folder where the scenario's division table lies
    /// @param until last day to replay; `null` for all
    /// @param scale share of the population, the visits and the arrivals; the story is never scaled
    /// @param seed another seed than the scenario's, or `null`
    public record Order(Scenario scenario, Path folder, @Nullable LocalDate until, double scale, @Nullable Long seed) {

        public Order {
            if (!(scale > 0 && scale <= 3)) {
                throw new IllegalArgumentException("scale " + scale + " is not above 0 and at most 3");
            }
        }

        String fingerprint() {
            return scenario.fingerprint() + "/" + scale + "/" + (seed == null ? scenario.seed() : seed);
        }

        LocalDate lastDay() {
            return until == null || until.isAfter(scenario.to()) ? scenario.to() : until;
        }
    }

    /// What became of a replay.
    public sealed interface Answer {

        /// @param rows records received in this run
        record Done(LocalDate reached, long rows, Duration took) implements Answer {
        }

        /// It was told to stop; the days up to `reached` are whole.
        record Stopped(@Nullable LocalDate reached) implements Answer {
        }

        /// `REP-001` the store holds other data, `REP-002` the store holds another replay, `REP-003` the division table is
        /// missing or faulty, `REP-006` the scenario contradicts itself; the days before stand.
        record Refused(String code, String zh, String en) implements Answer {
        }
    }

    /// Tells the replay that runs to stop; what it has of the present day is given up.
    public void stop() {
        stopped = true;
    }

    private static final class ToldToStop extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /// Runs the replay; `watch` hears of the progress about once a batch.
    public Answer run(Order order, Consumer<ReplayProgress.State> watch) {
        return new Jurisdiction("replay", order.scenario().district().range()).call(() -> {
            try {
                return new Run(order, watch).go();
            } catch (ToldToStop e) {
                ReplayRecord.Row row = record.find();
                return new Answer.Stopped(row == null ? null : row.reached());
            } catch (ScenarioConflict e) {
                progress.set(new ReplayProgress.State(ReplayProgress.Phase.FAILED, null, 0, 0, Duration.ZERO, e.getMessage()));
                return new Answer.Refused("REP-006", "剧本自相矛盾:" + e.getMessage(), "the scenario contradicts itself");
            } catch (RuntimeException e) {
                progress.set(new ReplayProgress.State(ReplayProgress.Phase.FAILED, null, 0, 0, Duration.ZERO, e.getMessage()));
                throw e;
            }
        });
    }

    /// One run, with what it has counted so far.
    private final class Run {

        private final Order order;
        private final Scenario scenario;
        private final Consumer<ReplayProgress.State> watch;
        private final Draw draw;
        private final long begun = System.nanoTime();
        private long rows;
        private long allRows;
        private ReplayProgress.Phase phase = ReplayProgress.Phase.REGIONS;

        Run(Order order, Consumer<ReplayProgress.State> watch) {
            this.order = order;
            this.scenario = order.scenario();
            this.watch = watch;
            this.draw = new Draw(order.seed() == null ? scenario.seed() : order.seed());
        }

        Answer go() {
            ReplayRecord.Row before = record.find();
            if (before == null && regions.findServed().isPresent()) {
                return new Answer.Refused("REP-001", "数据目录里已有别的数据:请换一个空目录", "the store holds other data: choose an empty one");
            }
            if (before != null && !before.fingerprint().equals(order.fingerprint())) {
                return new Answer.Refused("REP-002", "数据目录里已有另一次重放(剧本、比例或种子不同):请换一个空目录",
                        "the store holds another replay (other scenario, scale or seed): choose an empty one");
            }
            if (before == null) {
                Answer.Refused fault = prepare();
                if (fault != null) {
                    return fault;
                }
            }
            List<Region> villages = regions.listInside(scenario.district(), RegionLevel.VILLAGE);
            Population population = new Population(scenario, villages, zones(), order.scale(), draw);
            Works works = scenario.enterprises() == null ? null : new Works(scenario.enterprises(), population, villages, zones(), order.scale(), draw);
            VisitPlan visits = new VisitPlan(scenario, population, order.scale(), draw, clock.getZone());
            allRows = (long) population.households() + population.persons() + visits.visits() + visits.checks();
            if (before == null || before.reached() == null) {
                takeRegister(population);
            } else {
                rows = population.households() + population.persons();
            }
            return days(population, visits, works, before == null ? null : before.reached());
        }

        private Answer.@Nullable Refused prepare() {
            report(null, 0);
            clock.hold(clock.startOf(scenario.from()).minus(Duration.ofHours(6)));
            Path table = order.folder().resolve(scenario.regionsFile());
            Regions.ImportAnswer answer;
            try (var text = Files.newBufferedReader(table)) {
                answer = new Jurisdiction("replay", Jurisdiction.EVERYWHERE).call(() -> transaction.execute(status -> {
                    regions.ensureNational();
                    Regions.ImportAnswer imported = regions.importTable(table.toString(), text);
                    if (imported instanceof Regions.ImportAnswer.Done) {
                        classifyTowns();
                        regions.serve(scenario.district());
                        plans.keep();
                        record.begin(scenario, order.fingerprint());
                        keeper.holdAt(clock.instant());
                    }
                    return imported;
                }));
            } catch (IOException e) {
                return new Answer.Refused("REP-003", "读不到区划表 " + table, "the division table cannot be read: " + table);
            }
            return switch (answer) {
                case Regions.ImportAnswer.Done _ -> null;
                case Regions.ImportAnswer.Refused refused -> new Answer.Refused("REP-003", refused.faults().getFirst().toString(), "and " + (refused.faults().size() - 1) + " more faults");
            };
        }

        private void classifyTowns() {
            List<RegionDraft> towns = regions.listInside(scenario.district(), RegionLevel.TOWN).stream().map(town -> new RegionDraft(town.code(), town.name(), town.level(), town.parent(),
                    scenario.urbanCentre().contains(town.code()) ? ZoneClass.URBAN_CENTRE : scenario.border().contains(town.code()) ? ZoneClass.BORDER : ZoneClass.ORDINARY,
                    null, null)).toList();
            regions.take(towns);
        }

        private Map<RegionCode, ZoneClass> zones() {
            return regions.listInside(scenario.district(), RegionLevel.TOWN).stream()
                    .collect(Collectors.toMap(Region::code, town -> town.zoneClass() == null ? ZoneClass.ORDINARY : town.zoneClass()));
        }

        private void takeRegister(Population population) {
            phase = ReplayProgress.Phase.REGISTER;
            transaction.executeWithoutResult(status -> {
                List<RegionDraft> grids = new ArrayList<>();
                for (int village = 0; village < population.villages(); village++) {
                    grids.addAll(population.grids(village));
                }
                regions.take(grids);
                regions.sumUp(scenario.district());
            });
            for (int from = 0; from < population.households(); from += CHUNK) {
                int first = from;
                int last = Math.min(from + CHUNK, population.households());
                transaction.executeWithoutResult(status -> {
                    rows += register.takeHouseholds(population.householdDrafts(first, last)).taken();
                    rows += register.takePersons(population.personDrafts(first, last)).taken();
                });
                report(null, 0);
            }
            record.prepared(scenario.from().minusDays(1));
        }

        private Answer days(Population population, VisitPlan visits, @Nullable Works works, @Nullable LocalDate reached) {
            phase = ReplayProgress.Phase.DAYS;
            Story story = new Story(scenario, population, draw, clock.getZone(), Story.originNames(scenario, regions::find));
            DayDirector.Script script = director.script(scenario, story, visits, story.arrivals(order.scale()), works, draw);
            LocalDate first = reached == null || reached.isBefore(scenario.from()) ? scenario.from() : reached.plusDays(1);
            if (reached != null) {
                rows += visits.slots().stream().filter(slot -> slot.end().toLocalDate().isBefore(first)).mapToLong(slot -> slot.last() - slot.first()).sum();
            }
            for (LocalDate day = first; !day.isAfter(order.lastDay()); day = day.plusDays(1)) {
                LocalDate today = day;
                transaction.executeWithoutResult(status -> {
                    script.play(today, taken -> report(today, taken));
                    keeper.holdAt(clock.instant());
                    record.reached(today, today.equals(scenario.to()));
                });
                report(day, 0);
            }
            phase = ReplayProgress.Phase.DONE;
            report(order.lastDay(), 0);
            return new Answer.Done(order.lastDay(), rows, Duration.ofNanos(System.nanoTime() - begun));
        }

        private void report(@Nullable LocalDate day, long more) {
            if (stopped) {
                throw new ToldToStop();
            }
            rows += more;
            ReplayProgress.State state = new ReplayProgress.State(phase, day, rows, allRows, Duration.ofNanos(System.nanoTime() - begun), null);
            progress.set(state);
            watch.accept(state);
        }
    }
}
