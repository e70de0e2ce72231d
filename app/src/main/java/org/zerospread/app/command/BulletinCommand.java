package org.zerospread.app.command;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.audit.AuditRoots;
import org.zerospread.app.region.Regions;
import org.zerospread.app.situation.Bulletin;
import org.zerospread.app.situation.BulletinDesk;
import org.zerospread.app.situation.BulletinText;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.store.WrittenMoment;
import org.zerospread.engine.region.RegionCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `bulletin --date DATE`: draws the bulletin of a date, as known at a moment.
@Command(name = "bulletin", mixinStandardHelpOptions = true, description = "疫情通报 Draws the bulletin of a date, as it is or was known.")
final class BulletinCommand implements Callable<Integer> {

    enum Format {
        JSON, TEXT
    }

    @Option(names = "--date", paramLabel = "DATE", description = "day of the bulletin (default: today in the district)")
    @Nullable
    LocalDate date;

    @Option(names = "--as-known-at", paramLabel = "TIMESTAMP", description = "count only what was recorded by then, e.g. 2020-01-29T17:00 (district's time) or with an offset")
    @Nullable
    String asKnownAt;

    @Option(names = "--region", paramLabel = "CODE", description = "region code of 6, 9, 12 or 15 digits (default: the district)")
    @Nullable
    String region;

    @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.TEXT;

    @Mixin
    StoreOption store = new StoreOption();

    @Override
    public Integer call() {
        StoreOption.Opened opened = store.openOrJoin();
        try (ConfigurableApplicationContext application = ApplicationStart.quiet(opened)) {
            Optional<RegionCode> served = application.getBean(Regions.class).findServed();
            if (served.isEmpty()) {
                return refuse("BUL-001", "还没有指明本机服务的区县:先运行 import regions FILE --district CODE 或 replay", "no district is named yet: run import regions FILE --district CODE, or replay, first");
            }
            return draw(application, served.get());
        } finally {
            opened.close();
        }
    }

    private int draw(ConfigurableApplicationContext application, RegionCode served) {
        DistrictClock clock = application.getBean(DistrictClock.class);
        RegionCode where = region == null ? served : RegionCode.tryParse(region).orElse(null);
        if (where == null || !served.contains(where)) {
            return refuse("BUL-002", "区划代码“" + region + "”不对,或不在 " + served + " 之内", "region '" + region + "' is no code, or does not lie in " + served);
        }
        if (application.getBean(Regions.class).find(where).isEmpty()) {
            return refuse("BUL-002", "没有区划 " + where, "there is no region " + where);
        }
        LocalDate day = date == null ? clock.today() : date;
        if (day.isAfter(clock.today())) {
            return refuse("BUL-003", day + " 晚于区县的今天 " + clock.today(), day + " is later than the district's today, " + clock.today());
        }
        Instant known = null;
        if (asKnownAt != null) {
            known = WrittenMoment.find(asKnownAt, clock.getZone()).orElse(null);
            if (known == null) {
                return refuse("BUL-004", "时间“" + asKnownAt + "”看不懂:应形如 2020-01-29T17:00", "'" + asKnownAt + "' is no moment: write 2020-01-29T17:00");
            }
        }
        Instant asked = known;
        Bulletin bulletin = new Jurisdiction("command-line", served.range()).call(() -> application.getBean(BulletinDesk.class).draw(where, day, asked));
        System.out.println(switch (format) {
            case JSON -> JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString((Map<?, ?>) bulletin.asJson());
            case TEXT -> BulletinText.of(bulletin) + application.getBean(AuditRoots.class).findLastBefore(served.value(), bulletin.date())
                    .map(root -> "审计链根:" + root.brief() + System.lineSeparator()).orElse("");
        });
        return 0;
    }

    private static int refuse(String code, String zh, String en) {
        System.err.println(code + " " + zh + "。 " + en + ".");
        return 1;
    }
}
