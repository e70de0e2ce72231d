package org.zerospread.engine.plan;

import java.util.Optional;
import org.zerospread.engine.document.YamlMapping;

/// Reads how a stage is observed: `observations_per_day`, or a section `observation` with thresholds.
final class ObservationText {

    private static final int MAX_TIMES = 24;

    private ObservationText() {}

    static Observation read(YamlMapping stage) {
        Optional<YamlMapping> section = stage.optionalMapping("observation");
        if (section.isEmpty()) {
            return Observation.times(stage.integer("observations_per_day", 0, MAX_TIMES));
        }
        YamlMapping observation = section.get();
        int times = observation.integer("times_per_day", 0, MAX_TIMES);
        int fever = tenths(observation, "fever_from", Observation.FEVER);
        int urgent = tenths(observation, "urgent_from", Math.max(fever, Observation.URGENT));
        if (urgent < fever) {
            observation.fault("urgent_from", "PLAN-010", "“urgent_from”不能低于“fever_from”", "urgent_from cannot lie below fever_from");
        }
        return new Observation(times, fever, Math.max(fever, urgent));
    }

    private static int tenths(YamlMapping observation, String key, int otherwise) {
        return observation.optionalDecimal(key, 36, 42).map(celsius -> (int) Math.round(celsius * 10)).orElse(otherwise);
    }
}
