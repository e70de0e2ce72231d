package org.zerospread.app.officers;

import ai.timefold.solver.core.api.domain.solution.ConstraintWeightOverrides;
import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.officers.SharingRule;
import org.zerospread.engine.officers.TownMap;

/// Shares firms out among the officers of one kind, by Timefold: first each firm to the best officer then, the heaviest first; then changes and swaps as long as something better
/// comes of it.
///
/// The three kinds are searched one after the other: nothing couples them. The number of moves ends a search and its seed is given, so the same question has the same
/// answer on any machine; stopped early, it answers with the best so far.
public final class FirmSharing {

    private final TownMap map;
    private final SharingRule rule;
    private final AtomicReference<@Nullable Solver<SeatingPlan>> running = new AtomicReference<>();
    private volatile boolean stopped;

    /// A sharing by this rule and map.
    public FirmSharing(TownMap map, SharingRule rule) {
        this.map = map;
        this.rule = rule;
    }

    /// Hears of the best score whenever there is a better one.
    public interface Watch {
        void better(Score best);
    }

    /// A score: what is broken, how many firms have nobody, and how bad the rest is; each 0 or below, and more is better.
    public record Score(long hard, long medium, long soft) {

        static Score of(HardMediumSoftScore score) {
            return new Score(score.hardScore(), score.mediumScore(), score.softScore());
        }

        Score plus(Score other) {
            return new Score(hard + other.hard, medium + other.medium, soft + other.soft);
        }
    }

    /// What one constraint says of a seating.
    ///
    /// @param matches how often it speaks
    /// @param score what it takes off
    public record Finding(String constraint, int matches, Score score) {
    }

    /// A seating and what it is worth.
    ///
    /// @param officerOf the officer of each firm; a firm with nobody is not in it
    /// @param loads points of each officer, in the order of the takers
    /// @param meanKm from officers to their firms
    public record Seating(Map<UUID, UUID> officerOf, Map<UUID, Integer> kmOf, Score score, List<Finding> findings, long[] loads, double meanKm) {

        public Seating {
            officerOf = Map.copyOf(officerOf);
            kmOf = Map.copyOf(kmOf);
            findings = List.copyOf(findings);
            loads = loads.clone();
        }

        /// The standard deviation of the loads, in parts of their mean; 0 when nobody has any.
        public double unevenness() {
            double mean = java.util.Arrays.stream(loads).average().orElse(0);
            double square = java.util.Arrays.stream(loads).mapToDouble(load -> (load - mean) * (load - mean)).average().orElse(0);
            return mean == 0 ? 0 : Math.sqrt(square) / mean;
        }
    }

    /// Searches for the best seating.
    public Seating share(List<Ward> wards, List<Taker> takers, Watch watch) {
        SeatingPlan plan = plan(wards, takers, true, Map.of());
        if (takers.isEmpty() || wards.isEmpty()) {
            return tell(plan, takers);
        }
        Solver<SeatingPlan> solver = SolverFactory.<SeatingPlan>create(config()).buildSolver();
        solver.addEventListener(event -> {
            if (event.isNewBestSolutionInitialized() && event.getNewBestScore() instanceof HardMediumSoftScore score) {
                watch.better(Score.of(score));
            }
        });
        running.set(solver);
        try {
            return tell(stopped ? plan : solver.solve(plan), takers);
        } finally {
            running.set(null);
        }
    }

    /// What the seating that firms have now is worth, by the same measure.
    public Seating present(List<Ward> wards, List<Taker> takers) {
        return tell(plan(wards, takers, false, Map.of()), takers);
    }

    /// What any seating is worth, by the same measure.
    public Seating judge(List<Ward> wards, List<Taker> takers, Map<UUID, UUID> officerOf) {
        return tell(plan(wards, takers, false, officerOf), takers);
    }

    /// Lets the search that runs, or the next, end with what it has.
    public void stop() {
        stopped = true;
        Solver<SeatingPlan> solver = running.get();
        if (solver != null) {
            solver.terminateEarly();
        }
    }

    private SolverConfig config() {
        return new SolverConfig().withSolutionClass(SeatingPlan.class).withEntityClasses(Seat.class).withConstraintProviderClass(SharingConstraints.class)
                .withEnvironmentMode(EnvironmentMode.NO_ASSERT).withRandomSeed(rule.seed())
                .withPhases(new ConstructionHeuristicPhaseConfig(), new LocalSearchPhaseConfig()
                        .withTerminationConfig(new TerminationConfig().withMoveCountLimit((long) rule.moves())));
    }

    private SeatingPlan plan(List<Ward> wards, List<Taker> takers, boolean searching, Map<UUID, UUID> given) {
        Map<UUID, Integer> numbers = new HashMap<>();
        double mean = takers.stream().mapToInt(Taker::capacity).average().orElse(1);
        List<Hand> hands = new ArrayList<>();
        for (Taker taker : takers) {
            numbers.put(taker.id(), hands.size());
            hands.add(new Hand(hands.size(), taker.capacity(), (int) Math.max(1, Math.round(1_000 * mean / taker.capacity()))));
        }
        List<Seat> seats = new ArrayList<>();
        wards.stream().sorted(java.util.Comparator.comparing(Ward::points).reversed().thenComparing(Ward::firm)).forEach(ward -> {
            int[] km = takers.stream().mapToInt(taker -> map.km(taker.place(), ward.place())).toArray();
            boolean[] known = new boolean[takers.size()];
            for (int i = 0; i < known.length; i++) {
                known[i] = takers.get(i).knows(ward.industry());
            }
            int present = ward.present() == null ? -1 : numbers.getOrDefault(ward.present(), -1);
            int at = given.isEmpty() ? present : numbers.getOrDefault(given.get(ward.firm()), -1);
            seats.add(new Seat(ward, km, known, present, at < 0 || searching && !ward.pinned() ? null : hands.get(at)));
        });
        return new SeatingPlan(hands, seats, ConstraintWeightOverrides.of(Map.of(SharingConstraints.BALANCE, HardMediumSoftScore.ofSoft(rule.balance()),
                SharingConstraints.DISTANCE, HardMediumSoftScore.ofSoft(rule.distance()), SharingConstraints.SKILL, HardMediumSoftScore.ofSoft(rule.skill()),
                SharingConstraints.CHANGE, HardMediumSoftScore.ofSoft(rule.change()))));
    }

    private Seating tell(SeatingPlan plan, List<Taker> takers) {
        List<Finding> findings = Recount.of(plan, rule);
        Score score = findings.stream().map(Finding::score).reduce(new Score(0, 0, 0), Score::plus);
        if (plan.getScore() != null && !Score.of(plan.getScore()).equals(score)) {
            throw new IllegalStateException("the search counted " + plan.getScore() + ", its constraints one by one make " + score);
        }
        Map<UUID, UUID> officerOf = new LinkedHashMap<>();
        Map<UUID, Integer> kmOf = new LinkedHashMap<>();
        long[] loads = new long[takers.size()];
        for (Seat seat : plan.getSeats()) {
            Hand hand = seat.getHand();
            if (hand != null) {
                officerOf.put(seat.getFirm(), takers.get(hand.number()).id());
                kmOf.put(seat.getFirm(), seat.km());
                loads[hand.number()] += seat.points();
            }
        }
        return new Seating(officerOf, kmOf, score, findings, loads, kmOf.values().stream().mapToInt(Integer::intValue).average().orElse(0));
    }
}
