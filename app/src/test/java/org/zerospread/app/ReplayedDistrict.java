package org.zerospread.app;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.zerospread.app.scenario.Replay;
import org.zerospread.app.scenario.ScenarioReader;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

/// Rongchang after the whole replay at one hundredth; replayed once for all tests that extend this.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestStore.Replayed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ReplayedDistrict {

    protected static final RegionCode DISTRICT = RegionCode.parse("500153");
    protected static final Path SCENARIO = Path.of("../scenarios/rongchang-2020.yaml");
    protected static final Jurisdiction WHOLE_DISTRICT = new Jurisdiction("test", DISTRICT.range());

    private static boolean replayed;

    @Autowired
    protected Replay replay;

    /// The replay's order, as the tests run it.
    protected static Replay.Order order() {
        ScenarioReader.Reading reading = ScenarioReader.read(SCENARIO);
        if (!(reading instanceof ScenarioReader.Reading.Accepted accepted)) {
            throw new AssertionError(reading);
        }
        return new Replay.Order(accepted.scenario(), Path.of("../scenarios"), null, 0.01, null);
    }

    @BeforeAll
    void replayOnce() {
        synchronized (ReplayedDistrict.class) {
            if (!replayed) {
                if (!(replay.run(order(), state -> { }) instanceof Replay.Answer.Done)) {
                    throw new AssertionError("the replay was refused");
                }
                replayed = true;
            }
        }
    }
}
