package org.zerospread.app.resumption;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zerospread.app.grading.MeasureAnswer;
import org.zerospread.app.grading.Measures;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.resumption.LoopTerms;
import org.zerospread.engine.resumption.Opening;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// What the matrix asks of firms today. Of a value that is not known here the strictest is taken; while no matrix is in force, what the policy says.
@Component
class FirmMeasures {

    private final Measures measures;
    private final ResumptionPolicy policy;
    private final DistrictClock clock;

    FirmMeasures(Measures measures, ResumptionPolicy policy, DistrictClock clock) {
        this.measures = measures;
        this.policy = policy;
        this.clock = clock;
    }

    /// What is asked of a firm.
    ///
    /// @param staffLimitPercent most of its staff who may be at work
    record Asked(Opening opening, int staffLimitPercent) {
    }

    /// What is asked of one.
    Asked ofOne(UUID firm) {
        Optional<MeasureAnswer> answer = measures.ofFirm(firm, clock.today());
        if (answer.isEmpty() || answer.get().matrix() == null) {
            return new Asked(policy.withoutMatrix().opening(), policy.withoutMatrix().staffLimitPercent());
        }
        return new Asked(opening(answer.get().value("opening")), percent(answer.get().value("staff-limit")));
    }

    /// The terms of a step of a firm that is held.
    LoopTerms terms(LoopBook.Kept firm, Asked asked) {
        int gone = firm.loop().returned() - firm.present();
        int most = (int) ((long) firm.staffExpected() * asked.staffLimitPercent() / 100);
        return new LoopTerms(policy, asked.opening(), most + gone, clock.getZone(), clock.instant());
    }

    private static Opening opening(String value) {
        for (Opening one : Opening.values()) {
            if (one.name().equals(value.replace('-', '_').toUpperCase(java.util.Locale.ROOT))) {
                return one;
            }
        }
        return Opening.CLOSED;
    }

    private static int percent(String value) {
        return value.matches("[0-9]{1,3}") ? Math.min(100, Integer.parseInt(value)) : 0;
    }
}
