package org.zerospread.engine.disease;

/// From the exposure to the onset, in days.
///
/// @param shortestDays no onset before
/// @param longestDays contacts are watched as long
public record Incubation(double shortestDays, double medianDays, double longestDays) {

    public Incubation {
        if (shortestDays > medianDays || medianDays > longestDays) {
            throw new IllegalArgumentException("incubation " + shortestDays + ", " + medianDays + ", " + longestDays);
        }
    }
}
