package org.zerospread.engine.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.plan.StagePlace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RoomForecastPropertyTest {

    private static final LocalDate TODAY = A03_RoomForecastTest.TODAY;
    private static final int DAYS = 21;

    @Provide
    Arbitrary<Plan> plans() {
        return Combinators.combine(Arbitraries.integers().between(1, 21), Arbitraries.of(StagePlace.CENTRAL, StagePlace.HOME), Arbitraries.integers().between(1, 14))
                .as((days, second, more) -> A03_RoomForecastTest.plan("any", StagePlace.CENTRAL, days, second, more));
    }

    private static RoomForecast forecast(List<Integer> counts, Plan plan, double usual, int given, int rooms, int held) {
        ReservePolicy policy = A03_RoomForecastTest.policy(new Reserve.Share(0.2), 0);
        ArrivalStream stream = new ArrivalStream(SitePurpose.ARRIVALS, ArrivalRate.learn(counts, policy.learning()), 0,
                IntStream.rangeClosed(0, DAYS).mapToObj(i -> new ArrivalStream.Day(TODAY.plusDays(i), i == 0 ? 0 : usual, i == 0 ? 0 : given, plan)).toList());
        List<SiteSupply> sites = List.of(A03_RoomForecastTest.site("a", SitePurpose.ARRIVALS, rooms), A03_RoomForecastTest.site("b", SitePurpose.ARRIVALS, 12));
        return RoomForecast.of(new RoomQuestion(TODAY, DAYS, 0, sites, List.of(A03_RoomForecastTest.held("a", Math.min(held, rooms), 5)), List.of(stream), policy, Map.of()));
    }

    private static List<RoomDay> days(RoomForecast forecast) {
        return forecast.find(SitePurpose.ARRIVALS).orElseThrow().days();
    }

    @Property(tries = 100)
    void occupiedAndFreeAreAllRoomsAndTheIntervalHoldsTheMean(@ForAll @Size(min = 1, max = 20) List<@IntRange(max = 40) Integer> counts, @ForAll("plans") Plan plan,
            @ForAll @IntRange(max = 60) int rooms, @ForAll @IntRange(max = 60) int held) {
        PurposeForecast forecast = forecast(counts, plan, 1, 0, rooms, held).find(SitePurpose.ARRIVALS).orElseThrow();
        for (int i = 0; i <= DAYS; i++) {
            RoomDay day = forecast.days().get(i);
            assertThat(day.occupied().expected() + day.free().expected()).isCloseTo(day.rooms(), within(1e-6));
            assertThat(day.occupied().low() + day.free().high()).isEqualTo(day.rooms());
            assertThat(day.occupied().high() + day.free().low()).isEqualTo(day.rooms());
            assertThat(day.need().expected()).isBetween(day.need().low() - 1e-6, day.need().high() + 1e-6);
            assertThat(day.occupied().expected()).isBetween(day.occupied().low() - 1e-6, day.occupied().high() + 1e-6);
            assertThat(day.need().low()).isGreaterThanOrEqualTo(day.certain());
            int index = i;
            assertThat(forecast.sites().stream().mapToDouble(site -> site.days().get(index).occupied().expected()).sum()).as("sites of day %s", i)
                    .isCloseTo(day.occupied().expected(), within(1e-4));
        }
    }

    @Property(tries = 60)
    void moreArrivalsNeverNeedFewerRooms(@ForAll @Size(min = 1, max = 20) List<@IntRange(max = 40) Integer> counts, @ForAll("plans") Plan plan, @ForAll @IntRange(max = 3) int factor,
            @ForAll @IntRange(max = 15) int given) {
        List<RoomDay> fewer = days(forecast(counts, plan, factor, given, 50, 10));
        List<RoomDay> more = days(forecast(counts, plan, factor + 1, given, 50, 10));
        List<RoomDay> given2 = days(forecast(counts, plan, factor, given + 3, 50, 10));
        for (int i = 0; i <= DAYS; i++) {
            for (RoomDay day : List.of(more.get(i), given2.get(i))) {
                assertThat(day.need().expected()).isGreaterThanOrEqualTo(fewer.get(i).need().expected() - 1e-3);
                assertThat(day.need().high()).isGreaterThanOrEqualTo(fewer.get(i).need().high());
                assertThat(day.risk()).isGreaterThanOrEqualTo(fewer.get(i).risk() - 1e-6);
            }
        }
    }

    @Property(tries = 60)
    void withoutArrivalsAllIsExact(@ForAll("plans") Plan plan, @ForAll @IntRange(max = 60) int held, @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 40) Integer> counts) {
        assertThat(days(forecast(counts, plan, 0, 0, 60, held))).allSatisfy(day -> {
            assertThat(day.need()).isEqualTo(new Band(day.certain(), day.certain(), day.certain()));
            assertThat(day.risk()).isIn(0.0, 1.0);
        });
        assertThat(days(forecast(counts, plan, 0, 0, 60, held))).extracting(RoomDay::certain).startsWith(held, held, held, held, held, held).endsWith(0);
    }

    @Property(tries = 60)
    void asManyRoomsAsAreMissingCureTheWarning(@ForAll @Size(min = 1, max = 20) List<@IntRange(max = 20) Integer> counts, @ForAll("plans") Plan plan, @ForAll @IntRange(max = 60) int rooms) {
        Optional<ReserveWarning> warning = forecast(counts, plan, 1, 0, rooms, 0).find(SitePurpose.ARRIVALS).orElseThrow().warning();
        warning.ifPresent(told -> {
            Cure.MoreRooms more = (Cure.MoreRooms) told.cures().getFirst();
            assertThat(forecast(counts, plan, 1, 0, rooms + more.high(), 0).warnings()).isEmpty();
            assertThat(told.asExpected().map(day -> !day.isBefore(told.atHigh())).orElse(true)).isTrue();
        });
    }
}
