package org.zerospread.app.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.quarantine.ForecastCheck;
import org.zerospread.app.quarantine.ForecastCheck.Checked;
import org.zerospread.app.quarantine.ForecastJson;
import org.zerospread.app.quarantine.RoomForecasts;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.forecast.ForecastScore;
import org.zerospread.engine.forecast.PurposeForecast;
import org.zerospread.engine.forecast.ReserveWarning;
import org.zerospread.engine.forecast.RoomDay;
import org.zerospread.engine.forecast.RoomForecast;
import org.zerospread.engine.region.RegionCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// `forecast rooms` and `forecast check`: rooms of the coming days, and how well earlier forecasts met what came.
@Command(name = "forecast", mixinStandardHelpOptions = true, description = "房间预测 Forecasts the rooms of quarantine sites, and checks earlier forecasts against what came.",
        subcommands = {ForecastCommand.Rooms.class, ForecastCommand.Check.class})
final class ForecastCommand {

    enum Format {
        TEXT, JSON
    }

    /// What both share.
    private static class OnStore {

        @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        Format format = Format.TEXT;

        @Mixin
        StoreOption store = new StoreOption();

        int within(BiFunction<ConfigurableApplicationContext, RegionCode, Integer> work) {
            StoreOption.Opened opened = store.openOrJoin();
            try (ConfigurableApplicationContext application = ApplicationStart.quiet(opened)) {
                Optional<RegionCode> served = application.getBean(Regions.class).findServed();
                if (served.isEmpty()) {
                    return refuse("BUL-001", "库里还没有区划和数据:先运行 import regions 或 replay", "the store is empty: run import regions or replay first");
                }
                return new Jurisdiction("command-line", served.get().range()).call(() -> work.apply(application, served.get()));
            } finally {
                opened.close();
            }
        }

        static int refuse(String code, String zh, String en) {
            System.err.println(code + " " + zh + "。 " + en + ".");
            return 1;
        }

        void print(Object json) {
            System.out.println(JsonMapper.builder().build().writeValueAsString(json));
        }
    }

    /// `forecast rooms`.
    @Command(name = "rooms", mixinStandardHelpOptions = true, description = "Rooms taken and free for each purpose and site, 21 days ahead, with warnings and cures.")
    static final class Rooms extends OnStore implements Callable<Integer> {

        @Option(names = "--date", paramLabel = "DATE", description = "as it would have been made on the evening of this day (default: now)")
        @Nullable
        LocalDate date;

        @Override
        public Integer call() {
            return within((application, served) -> {
                LocalDate today = application.getBean(DistrictClock.class).today();
                if (date != null && date.isAfter(today)) {
                    return refuse("BUL-003", date + " 晚于区县的今天 " + today, date + " is later than the district's today, " + today);
                }
                RoomForecasts forecasts = application.getBean(RoomForecasts.class);
                RoomForecast forecast = date == null || date.equals(today) ? forecasts.compare(served.range(), null).base() : forecasts.asKnownOn(served.range(), date);
                if (format == Format.JSON) {
                    print(ForecastJson.of(forecast));
                } else {
                    text(forecast);
                }
                return 0;
            });
        }

        private static void text(RoomForecast forecast) {
            for (ReserveWarning warning : forecast.warnings()) {
                System.out.println("! " + warning.zh() + "。 " + warning.en() + ".");
                warning.cures().forEach(cure -> System.out.println("  - " + cure.zh() + "。 " + cure.en() + "."));
            }
            for (PurposeForecast purpose : forecast.purposes()) {
                System.out.println(purpose.purpose().zh() + " " + purpose.purpose().en());
                for (RoomDay day : purpose.days()) {
                    System.out.printf(Locale.ROOT, "  %s  共 %4d  需 %6.1f (%d–%d)  其中确定 %4d  空 %6.1f (%d–%d)  预留 %d%n", day.date(), day.rooms(), day.need().expected(), day.need().low(),
                            day.need().high(), day.certain(), day.free().expected(), day.free().low(), day.free().high(), day.reserve());
                }
            }
        }
    }

    /// `forecast check`.
    @Command(name = "check", mixinStandardHelpOptions = true, description = "Makes the forecast of every evening again from what was recorded by then, and compares it with what came.")
    static final class Check extends OnStore implements Callable<Integer> {

        private static final int[][] AHEAD = {{1, 3}, {4, 7}, {8, 14}, {15, 21}};

        @Option(names = "--from", paramLabel = "DATE", description = "first evening (default: 42 days ago)")
        @Nullable
        LocalDate from;

        @Option(names = "--to", paramLabel = "DATE", description = "last day compared (default: today)")
        @Nullable
        LocalDate to;

        private record Part(String name, ForecastScore score) {
        }

        @Override
        public Integer call() {
            return within((application, served) -> {
                LocalDate today = application.getBean(DistrictClock.class).today();
                LocalDate last = to == null || to.isAfter(today) ? today : to;
                LocalDate first = from == null ? last.minusDays(42) : from;
                if (!first.isBefore(last)) {
                    return refuse("FCT-005", "--from " + first + " 不早于最后一天 " + last, "--from " + first + " is not before the last day, " + last);
                }
                List<Part> parts = parts(application.getBean(ForecastCheck.class).check(served.range(), first, last));
                if (format == Format.JSON) {
                    print(parts.stream().map(Check::json).toList());
                } else {
                    System.out.printf("%-28s %9s %9s %9s %9s %9s%n", first + " … " + last, "figures", "covered", "error", "same", "width");
                    parts.forEach(part -> System.out.printf(Locale.ROOT, "%-28s %9d %8.1f%% %9.2f %9.2f %9.1f%n", part.name(), part.score().forecasts(), 100 * part.score().coverage(),
                            part.score().meanError(), part.score().meanErrorOfSame(), part.score().meanWidth()));
                }
                return 0;
            });
        }

        private static List<Part> parts(ForecastCheck.Check check) {
            List<Part> parts = new ArrayList<>();
            parts.add(new Part("all", check.score(one -> true)));
            parts.add(new Part("all, 1-14 ahead", check.score(one -> one.ahead() <= 14)));
            for (SitePurpose purpose : SitePurpose.values()) {
                Predicate<Checked> mine = one -> one.purpose() == purpose;
                if (check.score(mine).forecasts() > 0) {
                    parts.add(new Part(purpose.name(), check.score(mine)));
                    for (int[] span : AHEAD) {
                        parts.add(new Part(purpose.name() + " " + span[0] + "-" + span[1], check.score(mine.and(one -> one.ahead() >= span[0] && one.ahead() <= span[1]))));
                    }
                }
            }
            return parts;
        }

        private static Map<String, Object> json(Part part) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("part", part.name());
            json.put("forecasts", part.score().forecasts());
            json.put("covered", part.score().covered());
            json.put("coverage", part.score().coverage());
            json.put("mean_error", part.score().meanError());
            json.put("mean_error_of_same", part.score().meanErrorOfSame());
            json.put("mean_width", part.score().meanWidth());
            return json;
        }
    }
}
