package org.zerospread.engine.plan;

/// How a person is observed during a stage.
///
/// @param timesPerDay how often temperature and symptoms are taken each day
/// @param feverFromTenths 发热: from this temperature on it is a symptom, in tenths of a degree Celsius, such as 373
/// @param urgentFromTenths from this temperature on a doctor is called at once, in tenths; at least the fever's
public record Observation(int timesPerDay, int feverFromTenths, int urgentFromTenths) {

    /// 37.3 °C, the threshold of the national protocols; 38.5 °C as urgent is the house's own.
    public static final int FEVER = 373;
    public static final int URGENT = 385;

    public Observation {
        if (timesPerDay < 0 || feverFromTenths < 350 || urgentFromTenths < feverFromTenths) {
            throw new IllegalArgumentException(timesPerDay + " observations a day, fever from " + feverFromTenths + ", urgent from " + urgentFromTenths + " tenths");
        }
    }

    /// With the usual thresholds.
    public static Observation times(int perDay) {
        return new Observation(perDay, FEVER, URGENT);
    }
}
