package org.zerospread.app.scenario;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.screening.VisitDraft;

/// When which household is visited, and who is not at home: laid out so that the milestones of the scenario are met exactly.
///
/// The visits between two milestones are spread evenly over the visiting hours between them; what the milestone counts
/// fewer than the visited households have members was not at home.
final class VisitPlan {

    private static final int NOBODY_HOME_ONE_IN = 60;

    private final Population population;
    private final Draw draw;
    private final ZoneId zone;
    private final int[] order;
    private final byte[] absent;
    private final List<Slot> slots = new ArrayList<>();

    /// One visiting hour: the visits `first` (inclusive) to `last` (exclusive) are made in the hour that ends at `end`.
    record Slot(LocalDateTime end, int first, int last) {
    }

    VisitPlan(Scenario scenario, Population population, double scale, Draw draw, ZoneId zone) {
        this.population = population;
        this.draw = draw;
        this.zone = zone;
        this.order = population.visitingOrder();
        List<Scenario.Milestone> milestones = scenario.screening().milestones();
        this.absent = new byte[milestones.isEmpty() ? 0 : scaled(milestones.getLast().householdVisits(), scale)];
        int visits = 0;
        int checks = 0;
        LocalDateTime since = scenario.from().atStartOfDay();
        for (Scenario.Milestone milestone : milestones) {
            int toVisits = scaled(milestone.householdVisits(), scale);
            int toChecks = scaled(milestone.personChecks(), scale);
            spread(scenario.screening(), since, milestone.at(), visits, toVisits);
            sendOut(visits, toVisits, toChecks - checks);
            visits = toVisits;
            checks = toChecks;
            since = milestone.at();
        }
    }

    /// A count of the scenario at a scale, rounded half up.
    static int scaled(int count, double scale) {
        return Math.toIntExact(Math.round(count * scale));
    }

    private void spread(Scenario.Screening screening, LocalDateTime since, LocalDateTime until, int first, int last) {
        List<LocalDateTime> ends = new ArrayList<>();
        for (LocalDate day = since.toLocalDate(); !day.isAfter(until.toLocalDate()); day = day.plusDays(1)) {
            for (int hour = screening.fromHour() + 1; hour <= screening.toHour(); hour++) {
                LocalDateTime end = day.atStartOfDay().plusHours(hour);
                if (end.isAfter(since) && !end.isAfter(until)) {
                    ends.add(end);
                }
            }
        }
        int visits = last - first;
        for (int i = 0; i < ends.size(); i++) {
            slots.add(new Slot(ends.get(i), first + (int) ((long) visits * i / ends.size()), first + (int) ((long) visits * (i + 1) / ends.size())));
        }
    }

    private void sendOut(int first, int last, int checks) {
        long members = 0;
        for (int visit = first; visit < last; visit++) {
            members += population.size(household(visit));
        }
        long away = members - checks;
        if (away < 0) {
            throw new ScenarioConflict("the households of visits " + first + " to " + last + " have " + members + " members, fewer than the " + checks + " checks asked");
        }
        long whole = away / 3;
        for (int visit = first; visit < last; visit++) {
            int size = population.size(household(visit));
            if (size <= whole && draw.below(NOBODY_HOME_ONE_IN, 31, visit) == 0) {
                absent[visit] = (byte) size;
                whole -= size;
                away -= size;
            }
        }
        double owed = 0;
        double each = last == first ? 0 : (double) away / (last - first);
        for (int visit = first; visit < last && away > 0; visit++) {
            owed += each;
            int take = (int) Math.min(Math.min((long) owed, away), population.size(household(visit)) - 1 - absent[visit]);
            if (take > 0) {
                absent[visit] += (byte) take;
                owed -= take;
                away -= take;
            }
        }
        for (int visit = first; visit < last && away > 0; visit++) {
            int take = (int) Math.min(away, population.size(household(visit)) - absent[visit]);
            absent[visit] += (byte) take;
            away -= take;
        }
    }

    private int household(int visit) {
        return order[visit % order.length];
    }

    /// The visiting hours, in order.
    List<Slot> slots() {
        return slots;
    }

    /// All checks of the plan.
    long checks() {
        long checks = 0;
        for (int visit = 0; visit < absent.length; visit++) {
            checks += population.size(household(visit)) - absent[visit];
        }
        return checks;
    }

    /// All visits of the plan.
    int visits() {
        return absent.length;
    }

    /// The visits of an hour.
    List<VisitDraft> drafts(Slot slot) {
        List<VisitDraft> drafts = new ArrayList<>(slot.last() - slot.first());
        long begin = slot.end().minusHours(1).atZone(zone).toInstant().toEpochMilli();
        for (int visit = slot.first(); visit < slot.last(); visit++) {
            long millis = begin + 3_599_000L * (visit - slot.first()) / (slot.last() - slot.first());
            drafts.add(draft(visit, millis));
        }
        return drafts;
    }

    private VisitDraft draft(int visit, long millis) {
        int household = household(visit);
        int met = population.size(household) - absent[visit];
        List<VisitDraft.CheckDraft> checks = new ArrayList<>(met);
        for (int member = 1; member <= met; member++) {
            PersonId person = population.personId(population.person(household, member));
            long number = visit * 32L + member;
            boolean fever = draw.below(4_000, 32, number) == 0;
            int temperature = fever ? 373 + draw.below(12, 33, number) : 360 + draw.below(11, 33, number);
            checks.add(new VisitDraft.CheckDraft(person, (short) temperature, fever ? 3 : 0, false, null));
        }
        VisitDraft.Outcome outcome = met > 0 ? VisitDraft.Outcome.MET : VisitDraft.Outcome.ABSENT;
        return new VisitDraft(draw.id(34, millis, visit), population.householdId(household), population.worker(household), outcome, Instant.ofEpochMilli(millis), checks);
    }
}
