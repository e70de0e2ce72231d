package org.zerospread.engine.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.forecast.PurposeForecast.SiteForecast;

/// Occupied and free rooms of each purpose and site from today on.
///
/// What running stays need is certain: each is taken to follow its plan to the end. To that come those who are still to arrive, as a distribution:
/// an independent count for every stream of arrivals, added by exact convolution ([ArrivalStream], [CountDistribution]). Within a purpose the
/// rooms of the first site are given out first.
///
/// A reserve belongs to a purpose as a whole; a site shows none.
///
/// Conservation: occupied and free rooms are all rooms, on every day, for the mean and both ends of the interval. Need is not bounded by the rooms.
///
/// @param purposes in the order of [SitePurpose], those without rooms and without need left out
public record RoomForecast(LocalDate today, List<PurposeForecast> purposes) {

    public RoomForecast {
        purposes = List.copyOf(purposes);
    }

    /// Forecasts.
    public static RoomForecast of(RoomQuestion question) {
        Map<SitePurpose, PurposeForecast> bare = new EnumMap<>(SitePurpose.class);
        for (SitePurpose purpose : SitePurpose.values()) {
            boolean asked = !question.sites(purpose).isEmpty() || question.running().stream().anyMatch(stay -> stay.purpose() == purpose)
                    || question.arrivals().stream().anyMatch(stream -> stream.purpose() == purpose);
            if (asked) {
                bare.put(purpose, forecast(question, purpose));
            }
        }
        Cures cures = new Cures(question, bare);
        return new RoomForecast(question.today(), bare.values().stream().map(purpose -> new PurposeForecast(purpose.purpose(), purpose.days(), purpose.sites(),
                purpose.arrivalsPerDay(), warning(purpose.days(), purpose.purpose(), cures))).toList());
    }

    /// Everything that needs attention, the soonest first.
    public List<ReserveWarning> warnings() {
        return purposes.stream().flatMap(purpose -> purpose.warning().stream()).sorted(Comparator.comparing(ReserveWarning::atHigh)).toList();
    }

    /// The forecast of a purpose.
    public Optional<PurposeForecast> find(SitePurpose purpose) {
        return purposes.stream().filter(one -> one.purpose() == purpose).findFirst();
    }

    /// The forecast of a purpose without warning.
    static PurposeForecast forecast(RoomQuestion question, SitePurpose purpose) {
        List<SiteSupply> sites = question.sites(purpose);
        List<List<RoomDay>> perSite = sites.stream().<List<RoomDay>>map(site -> new ArrayList<>()).toList();
        List<RoomDay> days = new ArrayList<>();
        for (int index = 0; index <= question.days(); index++) {
            LocalDate day = question.day(index);
            int[] held = sites.stream().mapToInt(site -> held(question, purpose, site.id(), day)).toArray();
            int certain = question.running().stream().filter(stay -> stay.purpose() == purpose).mapToInt(stay -> stay.on(day, question.cleaningDays())).sum();
            CountDistribution come = come(question, purpose, day);
            int[] rooms = rooms(sites, index);
            days.add(day(day, Arrays.stream(rooms).sum(), certain, certain, come, question.policy().reserve(purpose)));
            int looking = certain - Arrays.stream(held).sum();
            int before = 0;
            for (int i = 0; i < held.length; i++) {
                int skip = before;
                int room = Math.max(0, rooms[i] - held[i]);
                CountDistribution here = come.mapped(n -> Math.clamp((long) n + looking - skip, 0, room));
                perSite.get(i).add(day(day, rooms[i], held[i] + Math.clamp((long) looking - skip, 0, room), held[i], here, new Reserve.Number(0)));
                before += room;
            }
        }
        Optional<Double> perDay = question.arrivals().stream().filter(stream -> stream.purpose() == purpose).flatMap(stream -> stream.rate().stream()).map(ArrivalRate::perDay).reduce(Double::sum);
        return new PurposeForecast(purpose, days, IntStream.range(0, sites.size()).mapToObj(i -> new SiteForecast(sites.get(i).id(), sites.get(i).name(), perSite.get(i))).toList(), perDay,
                Optional.empty());
    }

    /// @param certain what is shown as certain
    /// @param base what is added to whoever comes
    private static RoomDay day(LocalDate day, int rooms, int certain, int base, CountDistribution come, Reserve reserve) {
        int kept = reserve.of(rooms);
        return new RoomDay(day, rooms, certain, Band.of(come, n -> base + n), Band.of(come, n -> Math.min(rooms, base + n)), kept, come.chanceAbove(rooms - kept - base));
    }

    private static int held(RoomQuestion question, SitePurpose purpose, String site, LocalDate day) {
        return question.running().stream().filter(stay -> stay.purpose() == purpose && site.equals(stay.site())).mapToInt(stay -> stay.on(day, question.cleaningDays())).sum();
    }

    private static CountDistribution come(RoomQuestion question, SitePurpose purpose, LocalDate day) {
        return question.arrivals().stream().filter(stream -> stream.purpose() == purpose).map(stream -> stream.on(day, question.today(), question.cleaningDays()))
                .reduce(CountDistribution::plus).orElseGet(() -> CountDistribution.exactly(0));
    }

    private static int[] rooms(List<SiteSupply> sites, int index) {
        return sites.stream().mapToInt(site -> site.rooms().get(index)).toArray();
    }

    private static Optional<ReserveWarning> warning(List<RoomDay> days, SitePurpose purpose, Cures cures) {
        Optional<LocalDate> atHigh = days.stream().filter(RoomDay::isBrokenAtHigh).map(RoomDay::date).findFirst();
        return atHigh.map(day -> {
            RoomDay worst = days.stream().max(Comparator.comparingInt(one -> one.need().high() + one.reserve() - one.rooms())).orElseThrow();
            return new ReserveWarning(purpose, brokenAsExpected(days), day, worst, cures.list(purpose, day));
        });
    }

    static Optional<LocalDate> brokenAsExpected(List<RoomDay> days) {
        return days.stream().filter(RoomDay::isBrokenAsExpected).map(RoomDay::date).findFirst();
    }
}
