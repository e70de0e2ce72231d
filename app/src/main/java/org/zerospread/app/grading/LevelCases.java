package org.zerospread.app.grading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.surveillance.DiseaseBook;
import org.zerospread.engine.grading.CaseClusters;
import org.zerospread.engine.grading.ConfirmedCase;
import org.zerospread.engine.region.RegionCode;

/// The confirmed cases that a level rests on, with the clusters they form: cases tied by a registered link, as contact of one another, or by one household. They are
/// read for the whole district whoever asks, since its level is the same for everybody; what is read says when and in which town, and nothing of who.
@Component
class LevelCases {

    private static final long CODES_PER_DISTRICT = 1_000_000_000L;

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final DiseaseBook diseases;

    LevelCases(JdbcClient sql, DistrictClock clock, DiseaseBook diseases) {
        this.sql = sql;
        this.clock = clock;
        this.diseases = diseases;
    }

    /// A case with the town in which it counts.
    record Placed(long town, ConfirmedCase confirmed) {
    }

    /// The cases of the district of a region that were confirmed up to the end of a day, the first first.
    List<Placed> list(RegionCode region, LocalDate day) {
        long low = region.low() / CODES_PER_DISTRICT * CODES_PER_DISTRICT;
        long high = low + CODES_PER_DISTRICT - 1;
        List<Placed> cases = new ArrayList<>(sql.sql("select case_id, town, confirmed_at from grading.confirmed_cases(:disease, :low, :high, :before)")
                .param("disease", diseases.outbreak().code()).param("low", low).param("high", high).param("before", clock.startOf(day.plusDays(1)).atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Placed(row.getLong("town"), new ConfirmedCase(row.getString("case_id"), day(row.getObject("confirmed_at", OffsetDateTime.class).toInstant()), null))).list());
        cases.sort(Comparator.comparing((Placed one) -> one.confirmed().confirmedOn()).thenComparing(one -> one.confirmed().id()));
        if (cases.size() < 2) {
            return cases;
        }
        List<CaseClusters.Tie> ties = sql.sql("select one, other from grading.case_ties(:disease, :low, :high)").param("disease", diseases.outbreak().code()).param("low", low).param("high", high)
                .query((row, index) -> new CaseClusters.Tie(row.getString("one"), row.getString("other"))).list();
        List<ConfirmedCase> tied = CaseClusters.tie(cases.stream().map(Placed::confirmed).toList(), ties);
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < tied.size(); i++) {
            placed.add(new Placed(cases.get(i).town(), tied.get(i)));
        }
        return placed;
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
