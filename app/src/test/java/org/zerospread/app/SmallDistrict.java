package org.zerospread.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.person.HouseholdDraft;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonDraft;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonRegister;
import org.zerospread.app.quarantine.PlanBook;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.region.RegionDraft;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// Rongchang's divisions with one grid and whatever people a test registers; for tests that write.
@SpringBootTest(classes = ZerospreadApplication.class)
@ContextConfiguration(initializers = TestStore.Empty.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SmallDistrict {

    protected static final RegionCode DISTRICT = RegionCode.parse("500153");
    protected static final RegionCode GRID = RegionCode.parse("500153101201001");
    protected static final Jurisdiction OFFICE = new Jurisdiction("office", DISTRICT.range());
    /// 10 February 2020, 10:00 in Rongchang.
    protected static final Instant NOW = Instant.parse("2020-02-10T02:00:00Z");

    @Autowired
    protected JdbcClient sql;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    protected DistrictClock clock;

    @Autowired
    private PersonRegister register;

    @Autowired
    private Stays running;

    @BeforeAll
    void layOut(@Autowired Regions regions, @Autowired PlanBook plans) throws IOException {
        try (var table = Files.newBufferedReader(Path.of("../scenarios/rongchang-regions.csv"))) {
            new Jurisdiction("office", Jurisdiction.EVERYWHERE).run(() -> {
                regions.ensureNational();
                regions.importTable("rongchang-regions.csv", table);
                regions.serve(DISTRICT);
                regions.take(List.of(new RegionDraft(GRID, "鹿子村第1网格", RegionLevel.GRID, GRID.parent().orElseThrow(), null, 3, 9)));
                plans.keep();
            });
        }
    }

    @BeforeEach
    void holdTheClock() {
        clock.hold(NOW);
    }

    /// A household of so many people, newly registered in the grid.
    protected List<PersonId> family(HouseholdId household, int members) {
        List<PersonId> people = IntStream.range(0, members).mapToObj(n -> new PersonId(UUID.randomUUID())).toList();
        OFFICE.run(() -> {
            register.takeHouseholds(List.of(new HouseholdDraft(household, GRID, "0001", "鹿子村1号")));
            register.takePersons(people.stream().map(id -> new PersonDraft(id, GRID, household, "欧阳建国", null, null, null, null, null)).toList());
        });
        return people;
    }

    /// A person, newly registered.
    protected PersonId somebody() {
        return family(new HouseholdId(UUID.randomUUID()), 1).getFirst();
    }

    /// One number from the database, as the office sees it.
    protected long count(String query, Object... values) {
        return OFFICE.call(() -> transaction.execute(status -> sql.sql(query).params(values).query(Long.class).single()));
    }

    /// Takes everybody out of quarantine and closes every site, so that a room given from here on is one of the test's own.
    protected void emptyQuarantine() {
        List<PersonId> guests = OFFICE.call(() -> transaction.execute(status -> sql.sql("select person_id from quarantine.stay where state = 'RUNNING'")
                .query((row, index) -> new PersonId(row.getObject("person_id", UUID.class))).list()));
        OFFICE.run(() -> running.breakOff(guests, clock.today(), "NEW_EXPOSURE"));
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("update quarantine.site set closed_on = opened_on").update()));
    }

    /// The store is shared: no class leaves guests or free rooms to the next.
    @AfterAll
    void leaveQuarantineEmpty() {
        clock.hold(NOW);
        emptyQuarantine();
    }
}
