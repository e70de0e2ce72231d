package org.zerospread.app.resumption;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.resumption.FirmLoop;
import org.zerospread.engine.resumption.LoopDuty;
import org.zerospread.engine.resumption.Opening;
import org.zerospread.engine.resumption.Readiness;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// Tells where a firm stands, what is asked of it, what is due, and what it has at hand.
@Component
public class FirmLoops {

    private final LoopBook book;
    private final FirmMeasures measures;
    private final FilingCheck filings;
    private final ResumptionPolicy policy;

    FirmLoops(LoopBook book, FirmMeasures measures, FilingCheck filings, ResumptionPolicy policy) {
        this.book = book;
        this.measures = measures;
        this.filings = filings;
        this.policy = policy;
    }

    /// A firm in the loop.
    ///
    /// @param opening what the matrix asks today
    /// @param staffLimitPercent most of its staff who may be at work
    /// @param present how many have returned and are still on the ledger
    /// @param own whether who asks belongs to the firm
    /// @param lastReport day of the last daily report
    /// @param duties the earliest deadline first
    public record Standing(UUID id, String name, RegionCode region, FirmLoop loop, Opening opening, int staffLimitPercent, int staffExpected, int present, boolean own,
            @Nullable LocalDate lastReport, List<LoopDuty> duties) {
    }

    /// Where a firm stands today; empty when it is not here.
    @Transactional(readOnly = true)
    public Optional<Standing> find(UUID firm) {
        return book.find(firm).map(kept -> {
            FirmMeasures.Asked asked = measures.ofOne(firm);
            return new Standing(kept.id(), kept.name(), kept.region(), kept.loop(), asked.opening(), asked.staffLimitPercent(), kept.staffExpected(), kept.present(), kept.own(), kept.lastReport(),
                    book.dutiesOf(kept, asked.opening()));
        });
    }

    /// What it lacks of what must be at hand before it files.
    @Transactional(readOnly = true)
    public List<Readiness.Shortfall> shortfalls(UUID firm) {
        return filings.readiness(List.of(firm)).getOrDefault(firm, new Readiness(0, Map.of(), 0, List.of())).shortfalls(policy.readiness());
    }
}
