package org.zerospread.app.scenario;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;
import org.zerospread.app.checkpoint.PassageDraft;
import org.zerospread.app.checkpoint.PassageIntake;
import org.zerospread.app.checkpoint.Posts;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.identity.PlateNumber;

/// The checkpoints of a scenario: posts are opened, manned and given up, and each day's passages come in when its hours end, before the evening's bulletin at the latest.
@Component
class CheckpointDirector {

    private static final int MOST_OCCUPANTS = 4;
    private static final int LETTERS = 8;

    private final Posts posts;
    private final PassageIntake intake;
    private final DistrictClock clock;

    CheckpointDirector(Posts posts, PassageIntake intake, DistrictClock clock) {
        this.posts = posts;
        this.intake = intake;
        this.clock = clock;
    }

    /// Hands over what has to be done, each with its moment.
    void steps(Scenario scenario, Draw draw, BiConsumer<LocalDateTime, Runnable> step) {
        int first = 0;
        for (int number = 0; number < scenario.checkpoints().size(); number++) {
            Scenario.Checkpoint checkpoint = scenario.checkpoints().get(number);
            step.accept(checkpoint.from().atTime(0, 30), () -> done(posts.open(checkpoint.region(), checkpoint.kind(), checkpoint.name(), checkpoint.from())));
            String chief = Names.surname(draw, number, 1) + "班长";
            checkpoint.from().datesUntil(checkpoint.to().plusDays(1)).forEach(day -> step.accept(day.atTime(0, 31),
                    () -> done(posts.shift(post(checkpoint), at(hour(day, checkpoint.fromHour())), at(hour(day, checkpoint.toHour())), chief, ""))));
            for (Scenario.PassageGroup group : checkpoint.passages()) {
                byDay(scenario, checkpoint, group, first, draw).forEach((day, planned) -> step.accept(lastMinute(scenario, day, checkpoint), () -> take(checkpoint, planned, draw)));
                first += group.vehicles();
            }
            if (checkpoint.to().isBefore(scenario.to())) {
                step.accept(lastMinute(scenario, checkpoint.to(), checkpoint).plusSeconds(30), () -> done(posts.close(post(checkpoint))));
            }
        }
    }

    private record Planned(LocalDateTime at, PlateNumber plate, Scenario.PassageGroup group, long number) {
    }

    /// Spreads the vehicles evenly over the hours of the group's days.
    private static Map<LocalDate, List<Planned>> byDay(Scenario scenario, Scenario.Checkpoint checkpoint, Scenario.PassageGroup group, int first, Draw draw) {
        int days = (int) (group.to().toEpochDay() - group.from().toEpochDay()) + 1;
        int seconds = (lastHour(scenario, checkpoint) - checkpoint.fromHour()) * 3600 - 120;
        Map<LocalDate, List<Planned>> planned = new HashMap<>();
        for (int vehicle = 0; vehicle < group.vehicles(); vehicle++) {
            long number = (long) first + vehicle;
            LocalDate day = group.from().plusDays((long) vehicle * days / group.vehicles());
            LocalDateTime at = hour(day, checkpoint.fromHour()).plusSeconds(draw.below(seconds, 70, number));
            String plate = "%s%c%05d".formatted(group.plate(), 'A' + draw.below(LETTERS, 71, number), (number * 37) % 100_000);
            planned.computeIfAbsent(day, key -> new ArrayList<>()).add(new Planned(at, new PlateNumber(plate), group, number));
        }
        return planned;
    }

    private void take(Scenario.Checkpoint checkpoint, List<Planned> planned, Draw draw) {
        UUID post = post(checkpoint);
        List<PassageDraft> drafts = planned.stream().map(one -> new PassageDraft(draw.id(72, at(one.at()).toEpochMilli(), one.number()), post, at(one.at()), PassageDraft.Direction.IN, one.plate(),
                one.group().origin(), 1 + draw.below(MOST_OCCUPANTS, 73, one.number()), null, BigDecimal.valueOf(362 + draw.below(8, 74, one.number()), 1), null, null, null,
                checkpoint.name())).toList();
        PassageIntake.Receipt receipt = intake.receive(drafts);
        if (!receipt.refused().isEmpty()) {
            throw new ScenarioConflict("passages refused at " + checkpoint.name() + ": " + receipt.refused().getFirst());
        }
    }

    private UUID post(Scenario.Checkpoint checkpoint) {
        return posts.list().stream().filter(one -> one.name().equals(checkpoint.name()) && one.region().equals(checkpoint.region())).findFirst()
                .orElseThrow(() -> new ScenarioConflict("no checkpoint " + checkpoint.name())).id();
    }

    private Instant at(LocalDateTime moment) {
        return moment.atZone(clock.getZone()).toInstant();
    }

    private static LocalDateTime hour(LocalDate day, int hour) {
        return day.atStartOfDay().plusHours(hour);
    }

    private static LocalDateTime lastMinute(Scenario scenario, LocalDate day, Scenario.Checkpoint checkpoint) {
        return hour(day, lastHour(scenario, checkpoint)).minusMinutes(1);
    }

    private static int lastHour(Scenario scenario, Scenario.Checkpoint checkpoint) {
        return Math.max(checkpoint.fromHour() + 1, Math.min(checkpoint.toHour(), scenario.bulletinTime().getHour()));
    }

    private static void done(Posts.Answer answer) {
        if (answer instanceof Posts.Answer.Refused refused) {
            throw new ScenarioConflict(refused.toString());
        }
    }
}
