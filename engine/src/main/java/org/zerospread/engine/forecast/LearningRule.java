package org.zerospread.engine.forecast;

/// How the arrivals of the last days are weighed to say how many will come.
///
/// @param days how many days are looked at, today's being the last
/// @param keep weight of a day against the one after it, above 0 and at most 1: 0.8 halves the weight every three days
public record LearningRule(int days, double keep) {

    public LearningRule {
        if (days < 1 || !(keep > 0 && keep <= 1)) {
            throw new IllegalArgumentException("learning from " + days + " days, keeping " + keep);
        }
    }
}
