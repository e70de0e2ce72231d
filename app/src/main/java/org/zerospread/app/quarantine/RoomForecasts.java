package org.zerospread.app.quarantine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.allocation.AllocationPolicy;
import org.zerospread.engine.allocation.GuestKind;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.forecast.ArrivalRate;
import org.zerospread.engine.forecast.ArrivalStream;
import org.zerospread.engine.forecast.ReservePolicy;
import org.zerospread.engine.forecast.RoomForecast;
import org.zerospread.engine.forecast.RoomQuestion;
import org.zerospread.engine.forecast.RunningStays;
import org.zerospread.engine.forecast.SiteSupply;
import org.zerospread.engine.grading.OriginClass;
import org.zerospread.engine.plan.Audience;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.plan.Schedule;
import org.zerospread.engine.plan.StagePeriod;
import org.zerospread.engine.region.RegionRange;

/// Forecasts the rooms of a district: gathers what is on record, and asks [RoomForecast].
///
/// A day counts towards what is learned once it is over, at eight in the evening; before that, the rest of it is still to come.
@Component
public class RoomForecasts {

    /// How far ahead a forecast looks.
    public static final int DAYS = 21;

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final ForecastRows rows;
    private final PlanBook plans;
    private final ReservePolicy policy;
    private final AllocationPolicy allocation;
    private final DistrictClock clock;

    RoomForecasts(ForecastRows rows, PlanBook plans, ReservePolicy policy, AllocationPolicy allocation, DistrictClock clock) {
        this.rows = rows;
        this.plans = plans;
        this.policy = policy;
        this.allocation = allocation;
        this.clock = clock;
    }

    /// A forecast as it is, and with what is tried out.
    public record Compared(RoomForecast base, Optional<RoomForecast> tried) {
    }

    /// From now on.
    ///
    /// @param whatIf what is tried out; null for nothing
    @Transactional(readOnly = true)
    public Compared compare(RegionRange inside, @Nullable WhatIf whatIf) {
        LocalDate today = clock.today();
        LocalTime time = clock.instant().atZone(clock.getZone()).toLocalTime();
        double rest = time.isBefore(EVENING) ? 1 - Math.clamp(Duration.between(MORNING, time).toSeconds() / (double) Duration.between(MORNING, EVENING).toSeconds(), 0, 1) : 0;
        Basis basis = new Basis(today, rest, true, allocation.cleaningNights(), rows.listSites(inside, today.plusDays(DAYS), today, today.plusDays(DAYS), clock.instant()), running(rows.listRunning(inside, today), today),
                rows.countOpened(inside, today.minusDays(policy.learning().days()), rest > 0 ? today.minusDays(1) : today, clock.instant()));
        return new Compared(RoomForecast.of(question(basis, null)), Optional.ofNullable(whatIf).filter(tried -> !tried.changesNothing()).map(tried -> RoomForecast.of(question(basis, tried))));
    }

    /// As it would have been made on the evening of a day, from what was recorded by its end.
    @Transactional(readOnly = true)
    public RoomForecast asKnownOn(RegionRange inside, LocalDate day) {
        return asKnownOn(inside, day, allocation.cleaningNights());
    }

    /// The same, of guests alone, to be compared with the guests that came.
    @Transactional(readOnly = true)
    RoomForecast guestsAsKnownOn(RegionRange inside, LocalDate day) {
        return asKnownOn(inside, day, 0);
    }

    private RoomForecast asKnownOn(RegionRange inside, LocalDate day, int cleaning) {
        Instant known = clock.startOf(day.plusDays(1)).minusMillis(1);
        return RoomForecast.of(question(new Basis(day, 0, false, cleaning, rows.listSites(inside, day, day, day.plusDays(DAYS), known), running(rows.listRunning(inside, day, known), day),
                rows.countOpened(inside, day.minusDays(policy.learning().days()), day, known)), null));
    }

    /// Rooms that guests needed on each day of a span, by what is known today.
    @Transactional(readOnly = true)
    public Map<LocalDate, Map<SitePurpose, Integer>> needed(RegionRange inside, LocalDate from, LocalDate to) {
        return rows.countNeeded(inside, from, to);
    }

    /// What is on record.
    ///
    /// @param rest how much of today is still to come, 0 to 1
    /// @param plansKnown whether it is known which plan comes into force later; a forecast made again for an evening of the past does not know
    /// @param cleaning nights for which a room cannot be used after its guest has left
    /// @param opened new stays by reason and day, the newest last
    private record Basis(LocalDate today, double rest, boolean plansKnown, int cleaning, List<SiteSupply> sites, List<RunningStays> running, Map<StayReason, List<Integer>> opened) {
    }

    private RoomQuestion question(Basis basis, @Nullable WhatIf whatIf) {
        List<SiteSupply> sites = whatIf == null || whatIf.moreRooms() == 0 ? basis.sites() : withMoreRooms(basis, whatIf);
        List<ArrivalStream> arrivals = Arrays.stream(StayReason.values()).map(reason -> stream(reason, basis, whatIf)).toList();
        return new RoomQuestion(basis.today(), DAYS, basis.cleaning(), sites, basis.running(), arrivals, policy, alternatives(basis.today()));
    }

    private static List<SiteSupply> withMoreRooms(Basis basis, WhatIf whatIf) {
        List<SiteSupply> sites = new ArrayList<>(basis.sites());
        SiteSupply none = new SiteSupply("more", "增开 / opened", whatIf.purpose(), IntStream.rangeClosed(0, DAYS).mapToObj(day -> 0).toList());
        sites.add(none.plus(whatIf.moreRooms(), whatIf.roomsFrom(), basis.today()));
        return sites;
    }

    private ArrivalStream stream(StayReason reason, Basis basis, @Nullable WhatIf whatIf) {
        SitePurpose purpose = purposeOf(reason);
        WhatIf tried = whatIf != null && whatIf.purpose() == purpose ? whatIf : null;
        List<ArrivalStream.Day> days = IntStream.rangeClosed(0, DAYS).mapToObj(ahead -> {
            LocalDate day = basis.today().plusDays(ahead);
            double usual = ahead == 0 ? basis.rest() : 1;
            Plan inForce = plans.planFor(reason, basis.plansKnown() ? day : basis.today());
            return tried == null ? new ArrivalStream.Day(day, usual, 0, inForce)
                    : new ArrivalStream.Day(day, usual * (tried.isSurgeOn(day) ? tried.factor() : 1), tried.isSurgeOn(day) ? tried.people() : 0,
                            tried.plan() == null || ahead == 0 ? inForce : plans.get(tried.plan()));
        }).toList();
        return new ArrivalStream(purpose, ArrivalRate.learn(basis.opened().getOrDefault(reason, List.of()), policy.learning()), reason == StayReason.CASE_DISCHARGED ? 0 : policy.homeShare(), days);
    }

    /// For each purpose the plans in force that are for the people who come to it.
    private Map<SitePurpose, List<Plan>> alternatives(LocalDate today) {
        Map<SitePurpose, List<Plan>> alternatives = new EnumMap<>(SitePurpose.class);
        for (StayReason reason : StayReason.values()) {
            Audience.Facts facts = switch (reason) {
                case KEY_AREA_ARRIVAL -> new Audience.Facts(OriginClass.KEY_AREA, 0, Audience.Zone.ORDINARY, Audience.CaseHistory.NONE);
                case CLOSE_CONTACT -> new Audience.Facts(OriginClass.LOCAL, 1, Audience.Zone.ORDINARY, Audience.CaseHistory.NONE);
                case CASE_DISCHARGED -> new Audience.Facts(OriginClass.LOCAL, 0, Audience.Zone.ORDINARY, Audience.CaseHistory.DISCHARGED);
            };
            alternatives.computeIfAbsent(purposeOf(reason), purpose -> new ArrayList<>()).addAll(plans.list().stream().filter(plan -> plan.isInForceOn(today) && plan.isFor(facts)).toList());
        }
        return alternatives;
    }

    /// Where a stay of a reason looks for a room first.
    private SitePurpose purposeOf(StayReason reason) {
        GuestKind kind = switch (reason) {
            case CASE_DISCHARGED -> GuestKind.DISCHARGED;
            case CLOSE_CONTACT -> GuestKind.CONTACT;
            case KEY_AREA_ARRIVAL -> GuestKind.ARRIVAL;
        };
        return allocation.purposesFor(kind).getFirst();
    }

    private List<RunningStays> running(List<ForecastRows.Group> groups, LocalDate today) {
        return groups.stream().map(group -> new RunningStays(group.purpose() == null ? purposeOf(group.reason()) : group.purpose(), group.site() == null ? null : group.site().toString(),
                group.rooms(), stagesLeft(group, today))).toList();
    }

    /// The stage they are in, which lasts at least to today, and those after it.
    private List<StagePeriod> stagesLeft(ForecastRows.Group group, LocalDate today) {
        List<StagePeriod> planned = Schedule.of(plans.get(group.plan()), group.startedOn()).stages();
        LocalDate changesOn = group.changesOn() != null ? group.changesOn()
                : planned.stream().filter(stage -> stage.contains(group.from())).findFirst().map(stage -> stage.to().plusDays(1)).orElse(today);
        LocalDate last = changesOn.isAfter(today) ? changesOn.minusDays(1) : today;
        List<StagePeriod> left = new ArrayList<>(List.of(new StagePeriod(group.place(), group.seq(), group.from(), last)));
        planned.stream().filter(stage -> !stage.from().isBefore(changesOn) && stage.to().isAfter(last))
                .forEach(stage -> left.add(stage.from().isAfter(last) ? stage : new StagePeriod(stage.place(), stage.index(), last.plusDays(1), stage.to())));
        return left;
    }
}
