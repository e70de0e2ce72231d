package org.zerospread.engine.officers;

import java.util.EnumMap;
import java.util.Map;

/// How much work a firm is for an officer, in points.
///
/// @param base of any firm
/// @param perHundredStaff more for each hundred of its staff, taken in proportion
/// @param most of its staff alone, however many they are
/// @param priorityPercent by its priority
/// @param zonePercent by its zone, which stands for the risk there
public record Workload(int base, int perHundredStaff, int most, Map<FirmClass, Integer> priorityPercent, Map<FirmZone, Integer> zonePercent) {

    public Workload {
        priorityPercent = new EnumMap<>(priorityPercent);
        zonePercent = new EnumMap<>(zonePercent);
    }

    /// The points of a firm, at least 1.
    public int points(int staff, FirmClass priority, FirmZone zone) {
        long size = base + Math.min(most, Math.round(staff * (perHundredStaff / 100.0)));
        return (int) Math.max(1, Math.round(size * (priorityPercent.getOrDefault(priority, 100) / 100.0) * (zonePercent.getOrDefault(zone, 100) / 100.0)));
    }
}
