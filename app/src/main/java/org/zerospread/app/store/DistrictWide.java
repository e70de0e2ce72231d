package org.zerospread.app.store;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.engine.region.RegionRange;

/// What an act sets off by rule, beyond the places of the one who acted: a positive entered in one town has roommates of other towns planned anew, in the same
/// transaction and under the same name.
///
/// For consequences that the program decides, never for what somebody asks to see: nothing read here goes back to him.
@Component
public class DistrictWide {

    private static final long CODES_PER_DISTRICT = 1_000_000_000L;

    private final JdbcClient sql;

    DistrictWide(JdbcClient sql) {
        this.sql = sql;
    }

    /// Runs the work over the whole district of the present jurisdiction, then goes on with the jurisdiction as it was. A fault ends the transaction, and the
    /// wider range with it.
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T call(Supplier<T> work) {
        Jurisdiction own = Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction"));
        RegionRange range = own.range();
        long begins = range.low() - range.low() % CODES_PER_DISTRICT;
        if (range.high() - range.low() >= CODES_PER_DISTRICT - 1) {
            return work.get();
        }
        RegionRange district = new RegionRange(begins, begins + CODES_PER_DISTRICT - 1);
        use(district);
        T done = new Jurisdiction(own.actor(), district).call(work);
        use(range);
        return done;
    }

    private void use(RegionRange range) {
        sql.sql("select set_config('zerospread.low', :low, true), set_config('zerospread.high', :high, true)").param("low", Long.toString(range.low())).param("high", Long.toString(range.high()))
                .query((row, index) -> 0).list();
    }
}
