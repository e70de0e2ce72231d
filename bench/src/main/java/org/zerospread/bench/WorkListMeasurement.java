package org.zerospread.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.ZerospreadApplication;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.ObservationDraft;
import org.zerospread.app.quarantine.Observations;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.EmbeddedStore;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.store.LoginRole;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.StoreAddress;
import org.zerospread.engine.region.RegionCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `worklist`: opens as many stays as are wanted through the use cases, then has readers read the day's work, as a page and by the API.
@Command(name = "worklist", mixinStandardHelpOptions = true, description = "今日工作 Opens stays in a replayed store and lets readers read the day's work.")
final class WorkListMeasurement implements Callable<Integer> {

    private static final RegionCode DISTRICT = RegionCode.parse("500153");
    private static final int BATCH = 2_500;
    private static final List<String> PAGES = List.of("/quarantine/today", "/api/v1/quarantine/day-work", "/quarantine/today?code=500153001");

    @Mixin
    DataOption store = new DataOption();

    @Mixin
    LoadOption load = new LoadOption();

    @Option(names = "--stays", paramLabel = "N", defaultValue = "20000", description = "running stays (default: ${DEFAULT-VALUE})")
    int stays = 20_000;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "3", description = "how often (default: ${DEFAULT-VALUE})")
    int runs = 3;

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "admin", description = "account (default: ${DEFAULT-VALUE})")
    String user = "admin";

    @Option(names = "--password", paramLabel = "WORD", description = "its password (default: the one-time password of a store that was never served)")
    @Nullable
    String password;

    @Override
    public Integer call() {
        Path data = store.replayed();
        fill(data);
        try (Program program = Program.serve(data)) {
            Optional<String> oneTime = program.awaitReady();
            String word = password == null ? oneTime.orElseThrow(() -> new NotMeasuredException("the store has an account already: give its --password")) : password;
            Reading reading = new Reading(URI.create(program.url()), load, user, word);
            reading.signIn();
            Map<String, List<Latencies>> met = new LinkedHashMap<>();
            try (TinyWrites writes = new TinyWrites(data)) {
                for (int run = 1; run <= runs; run++) {
                    System.err.printf("%d/%d%n", run, runs);
                    collect(met, "warm", reading.read(PAGES, () -> { }));
                    // A commit before every request: nothing that is remembered may answer.
                    collect(met, "cold", reading.read(PAGES, writes::commit));
                }
            }
            met.forEach((path, latencies) -> System.out.printf("%-41s p50 %s  p95 %s  p99 %s  errors %d%n", path, spread(latencies, 0.5), spread(latencies, 0.95), spread(latencies, 0.99),
                    latencies.stream().mapToLong(Latencies::errors).sum()));
        }
        return 0;
    }

    private static void collect(Map<String, List<Latencies>> met, String how, Map<String, Latencies> once) {
        once.forEach((path, latencies) -> met.computeIfAbsent(how + " " + path, key -> new ArrayList<>()).add(latencies));
    }

    private static String spread(List<Latencies> runs, double share) {
        return Spread.of(runs.stream().map(latencies -> latencies.millis(share)).toList()).text("ms", 1);
    }

    /// Opens stays of people who are in none until there are enough, spread over the last 13 days, and records what was observed of most of them.
    private void fill(Path data) {
        try (EmbeddedStore opened = EmbeddedStore.open(data); ConfigurableApplicationContext context = start(opened.address(), MasterKey.open(data.resolve("key")))) {
            DistrictClock clock = context.getBean(DistrictClock.class);
            JdbcClient sql = context.getBean(JdbcClient.class);
            TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
            new Jurisdiction("bench", DISTRICT.range()).run(() -> {
                int wanting = stays - number(sql, transaction, "select count(*) from quarantine.stay where state = 'RUNNING'");
                long begun = System.nanoTime();
                for (int left = wanting; left > 0; left -= BATCH) {
                    int size = Math.min(BATCH, left);
                    List<UUID> people = transaction.execute(status -> sql.sql("""
                            select p.id from person.person p where not exists (select from quarantine.stay s where s.person_id = p.id) order by p.id limit :size
                            """).param("size", size).query(UUID.class).list());
                    if (people.isEmpty()) {
                        throw new NotMeasuredException("the store has not enough people for " + stays + " stays: replay at a larger scale");
                    }
                    open(context, clock, people);
                }
                System.out.printf("running stays: %,d (%,d opened in %.1f s, with their observations)%n",
                        number(sql, transaction, "select count(*) from quarantine.stay where state = 'RUNNING'"), Math.max(0, wanting), (System.nanoTime() - begun) / 1e9);
                System.out.printf("duties due today: %,d%n", number(sql, transaction, "select count(*) from quarantine.duty where due_on <= date '" + clock.today() + "'"));
            });
        }
    }

    private static void open(ConfigurableApplicationContext context, DistrictClock clock, List<UUID> people) {
        LocalDate today = clock.today();
        List<StayDraft> drafts = new ArrayList<>();
        List<ObservationDraft> taken = new ArrayList<>();
        for (int n = 0; n < people.size(); n++) {
            PersonId person = new PersonId(people.get(n));
            drafts.add(new StayDraft(UUID.randomUUID(), person, StayReason.KEY_AREA_ARRIVAL, today.minusDays(n % 13)));
            Instant morning = clock.startOf(today).plus(Duration.ofHours(8));
            if (n % 20 != 0 && !morning.isAfter(clock.instant())) {
                taken.add(new ObservationDraft(UUID.randomUUID(), person, morning, (short) (361 + n % 9), 0, null));
            }
        }
        context.getBean(Stays.class).open(drafts);
        context.getBean(Observations.class).record(taken);
    }

    private static int number(JdbcClient sql, TransactionTemplate transaction, String question) {
        Integer found = transaction.execute(status -> sql.sql(question).query(Integer.class).single());
        return found == null ? 0 : found;
    }

    /// The program without its site, on a store.
    static ConfigurableApplicationContext start(StoreAddress store, MasterKey key) {
        StoreAddress login = LoginRole.prepare(store, key);
        Map<String, Object> settings = Map.of("zerospread.key", key.text(), "spring.datasource.url", store.url(), "spring.datasource.username", login.user(), "spring.datasource.password", login.password(),
                "spring.flyway.url", store.url(), "spring.flyway.user", store.user(), "spring.flyway.password", store.password(), "spring.main.lazy-initialization", "true");
        return new SpringApplicationBuilder(ZerospreadApplication.class).web(WebApplicationType.NONE).registerShutdownHook(false)
                .initializers(context -> context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("measurement", settings))).run();
    }
}
