package org.zerospread.engine.forecast;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.plan.Stage;
import org.zerospread.engine.plan.StagePeriod;
import org.zerospread.engine.plan.StagePlace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Rooms of the coming days, from what is certain to what must be guessed.
class A03_RoomForecastTest {

    static final LocalDate TODAY = LocalDate.of(2020, 2, 10);
    private static final int DAYS = 21;
    private static final Plan DOUBLE = plan("double-14", StagePlace.CENTRAL, 14, StagePlace.HOME, 14);
    private static final Plan SHORT = plan("seven-seven", StagePlace.CENTRAL, 7, StagePlace.HOME, 7);
    private static final Plan HOME = plan("home-14", StagePlace.HOME, 14, StagePlace.HOME, 1);

    static Plan plan(String code, StagePlace first, int days, StagePlace second, int more) {
        return new Plan(code, 1, code, code, LocalDate.of(2020, 1, 1), null, "invented", List.of(new Stage(first, days, 2, List.of()), new Stage(second, more, 2, List.of())));
    }

    static ReservePolicy policy(Reserve arrivals, double homeShare) {
        return new ReservePolicy("reserve", 1, "预留", "Reserve", "invented", LocalDate.of(2020, 1, 1), null, new LearningRule(28, 0.85), homeShare,
                Map.of(SitePurpose.ARRIVALS, arrivals, SitePurpose.CONTACTS, new Reserve.Number(10)), Map.of(SitePurpose.CONTACTS, List.of(SitePurpose.ARRIVALS)));
    }

    static SiteSupply site(String id, SitePurpose purpose, int rooms) {
        return new SiteSupply(id, "site " + id, purpose, Collections.nCopies(DAYS + 1, rooms));
    }

    /// People who hold a room so many more nights after today's.
    static RunningStays held(String site, int persons, int nightsMore) {
        return new RunningStays(SitePurpose.ARRIVALS, site, persons, List.of(new StagePeriod(StagePlace.CENTRAL, 0, TODAY.minusDays(3), TODAY.plusDays(nightsMore))));
    }

    static ArrivalStream stream(Optional<ArrivalRate> rate, int givenEachDay, Plan plan) {
        return new ArrivalStream(SitePurpose.ARRIVALS, rate, 0,
                IntStream.rangeClosed(0, DAYS).mapToObj(i -> new ArrivalStream.Day(TODAY.plusDays(i), i == 0 ? 0 : 1, i == 0 ? 0 : givenEachDay, plan)).toList());
    }

    private static RoomForecast forecast(List<SiteSupply> sites, List<RunningStays> running, List<ArrivalStream> arrivals, ReservePolicy policy, Plan... alternatives) {
        return RoomForecast.of(new RoomQuestion(TODAY, DAYS, 0, sites, running, arrivals, policy, Map.of(SitePurpose.ARRIVALS, List.of(alternatives))));
    }

    private static PurposeForecast arrivals(RoomForecast forecast) {
        return forecast.find(SitePurpose.ARRIVALS).orElseThrow();
    }

    @Test
    void whatRunsIsCertain() {
        PurposeForecast forecast = arrivals(forecast(List.of(site("a", SitePurpose.ARRIVALS, 50)), List.of(held("a", 20, 2), held("a", 5, 9)), List.of(), policy(new Reserve.Number(5), 0)));
        assertThat(forecast.days()).extracting(day -> day.need().expected()).startsWith(25.0, 25.0, 25.0, 5.0).endsWith(0.0);
        assertThat(forecast.days()).allSatisfy(day -> assertThat(day.need().low()).isEqualTo(day.need().high()).isEqualTo(day.certain()));
        assertThat(forecast.days().getFirst().free().expected()).isEqualTo(25);
        assertThat(forecast.warning()).isEmpty();
    }

    /// Moved home today, back in a site in five days: the plan says so, so it is certain.
    @Test
    void whoComesBackByHisPlanIsCertainToo() {
        RunningStays back = new RunningStays(SitePurpose.ARRIVALS, null, 8, List.of(new StagePeriod(StagePlace.HOME, 1, TODAY, TODAY.plusDays(4)),
                new StagePeriod(StagePlace.CENTRAL, 2, TODAY.plusDays(5), TODAY.plusDays(6))));
        PurposeForecast forecast = arrivals(forecast(List.of(site("a", SitePurpose.ARRIVALS, 50)), List.of(back), List.of(), policy(new Reserve.Number(5), 0)));
        assertThat(forecast.days()).extracting(RoomDay::certain).startsWith(0, 0, 0, 0, 0, 8, 8, 0);
    }

    @Test
    void givenArrivalsStayAsLongAsTheirPlanKeepsThemInASite() {
        PurposeForecast forecast = arrivals(forecast(List.of(site("a", SitePurpose.ARRIVALS, 200)), List.of(), List.of(stream(Optional.empty(), 10, DOUBLE)), policy(new Reserve.Number(5), 0)));
        assertThat(forecast.days()).extracting(day -> day.need().high()).startsWith(0, 10, 20, 30).endsWith(140, 140);
        PurposeForecast home = arrivals(forecast(List.of(site("a", SitePurpose.ARRIVALS, 200)), List.of(), List.of(stream(Optional.empty(), 10, HOME)), policy(new Reserve.Number(5), 0)));
        assertThat(home.days()).allSatisfy(day -> assertThat(day.need().high()).isZero());
    }

    @Test
    void roomsAreHeldWhileTheyAreCleaned() {
        RoomQuestion question = new RoomQuestion(TODAY, DAYS, 1, List.of(site("a", SitePurpose.ARRIVALS, 50)), List.of(held("a", 20, 2)), List.of(), policy(new Reserve.Number(5), 0), Map.of());
        assertThat(arrivals(RoomForecast.of(question)).days()).extracting(RoomDay::certain).startsWith(20, 20, 20, 20, 0);
    }

    @Test
    void exceptionsGoHome() {
        ArrivalStream half = new ArrivalStream(SitePurpose.ARRIVALS, Optional.empty(), 0.5, List.of(new ArrivalStream.Day(TODAY.plusDays(1), 0, 40, DOUBLE)));
        Band need = arrivals(forecast(List.of(site("a", SitePurpose.ARRIVALS, 50)), List.of(), List.of(half), policy(new Reserve.Number(5), 0.5))).days().get(1).need();
        assertThat(need.expected()).isCloseTo(20, within(1e-6));
        assertThat(need.low()).isBetween(14, 18);
        assertThat(need.high()).isBetween(22, 26);
    }

    @Test
    void theFirstSiteFillsFirstAndWhoFindsNoRoomIsInNone() {
        RoomForecast all = forecast(List.of(site("a", SitePurpose.ARRIVALS, 30), site("b", SitePurpose.ARRIVALS, 10)), List.of(held("a", 25, 20)), List.of(stream(Optional.empty(), 4, DOUBLE)),
                policy(new Reserve.Number(0), 0));
        PurposeForecast forecast = arrivals(all);
        assertThat(forecast.sites().get(0).days()).extracting(day -> day.occupied().high()).startsWith(25, 29, 30, 30, 30);
        assertThat(forecast.sites().get(1).days()).extracting(day -> day.occupied().high()).startsWith(0, 0, 3, 7, 10, 10);
        assertThat(forecast.days().get(5).need().high()).isEqualTo(45);
        assertThat(forecast.days().get(5).free().low()).isZero();
    }

    @Test
    void theWarningNamesTheDayAndTheCures() {
        RoomForecast all = forecast(List.of(site("a", SitePurpose.ARRIVALS, 100), site("c", SitePurpose.CONTACTS, 60)), List.of(), List.of(stream(Optional.empty(), 10, DOUBLE)),
                policy(new Reserve.Share(0.2), 0), DOUBLE, SHORT, HOME);
        ReserveWarning warning = arrivals(all).warning().orElseThrow();
        assertThat(warning.asExpected()).contains(TODAY.plusDays(9));
        assertThat(warning.atHigh()).isEqualTo(TODAY.plusDays(9));
        assertThat(warning.cures()).containsExactly(new Cure.MoreRooms(SitePurpose.ARRIVALS, 75, 75, TODAY.plusDays(9)), new Cure.Borrow("c", "site c", SitePurpose.CONTACTS, 50, TODAY.plusDays(9)),
                new Cure.OtherPlan("seven-seven", "seven-seven", "seven-seven", Optional.empty(), 70));
        assertThat(warning.zh()).contains("2020-02-19", "共 100 间", "应留 20 间");
        assertThat(warning.cures().getFirst().zh()).contains("增开 75 间");
        assertThat(all.warnings()).containsExactly(warning);
    }

    /// 175 rooms hold 140 people with a fifth free: the cure cures.
    @Test
    void asManyRoomsAsTheCureAsksForKeepTheReserve() {
        RoomForecast cured = forecast(List.of(site("a", SitePurpose.ARRIVALS, 100).plus(75, TODAY.plusDays(9), TODAY)), List.of(), List.of(stream(Optional.empty(), 10, DOUBLE)),
                policy(new Reserve.Share(0.2), 0));
        assertThat(cured.warnings()).isEmpty();
    }

    @Test
    void aDoubtfulBreakIsToldApartFromAnExpectedOne() {
        Optional<ArrivalRate> rate = ArrivalRate.learn(Collections.nCopies(14, 4), new LearningRule(28, 0.85));
        ReserveWarning warning = arrivals(forecast(List.of(site("a", SitePurpose.ARRIVALS, 70)), List.of(), List.of(stream(rate, 0, DOUBLE)), policy(new Reserve.Number(5), 0))).warning().orElseThrow();
        assertThat(warning.asExpected()).isEmpty();
        assertThat(warning.worst().risk()).isBetween(0.05, 0.5);
        assertThat(warning.en()).contains("if many come");
    }

    @Test
    void readsTheShippedPolicyAndQuotesTheLineOfAFault() {
        String text = """
                code: reserve-x
                version: 1
                title: {zh: 预留, en: Reserve}
                source: invented
                effective_from: 2020-01-22
                learning: {days: 28, keep: 0.85}
                home_share: 0
                reserves:
                  - {purpose: suspected, share: 0.25}
                  - {purpose: contacts, share: 0.25, lends_to: [arrivals]}
                  - {purpose: arrivals, share: 0.2}
                  - {purpose: rehab, number: 3}
                """;
        assertThat(ReservePolicy.read("x", text)).isInstanceOfSatisfying(DocumentReading.Accepted.class, accepted -> {
            ReservePolicy policy = (ReservePolicy) accepted.value();
            assertThat(policy.reserve(SitePurpose.SUSPECTED).of(48)).isEqualTo(12);
            assertThat(policy.reserve(SitePurpose.REHAB).of(20)).isEqualTo(3);
            assertThat(policy.mayLend(SitePurpose.CONTACTS, SitePurpose.ARRIVALS)).isTrue();
            assertThat(policy.mayLend(SitePurpose.REHAB, SitePurpose.ARRIVALS)).isFalse();
        });
        refused(text.replace("number: 3", "number: 3, share: 0.1"), "RESERVE-001", 12);
        refused(text.replace("purpose: rehab", "purpose: arrivals"), "RESERVE-002", 12);
        refused(text.replace("home_share: 0", "home_share: 0\neffective_to: 2020-01-01"), "RESERVE-003", 8);
        refused(text.replace("  - {purpose: rehab, number: 3}\n", ""), "RESERVE-004", 8);
        refused(text.replace("[arrivals]", "[contacts]"), "RESERVE-005", 10);
        refused(text.replace("0.85", "1.5"), "YAML-008", 6);
    }

    private static void refused(String text, String code, int line) {
        assertThat(ReservePolicy.read("x", text)).isInstanceOfSatisfying(DocumentReading.Refused.class,
                refused -> assertThat(refused.faults().toString()).contains(code).contains("x:" + line + ":"));
    }
}
