package org.zerospread.engine.region;

/// The levels of the region tree, from the province down to the grid.
///
/// Source: GB/T 2260 (six digits), GB/T 10114 (town, three digits) and the statistical division codes (village, three
/// digits); the three digits of the grid are this project's own.
public enum RegionLevel {
    PROVINCE(2, "省"),
    CITY(4, "市"),
    DISTRICT(6, "区县"),
    TOWN(9, "镇街"),
    VILLAGE(12, "村(社区)"),
    GRID(15, "网格");

    private final int digits;
    private final long span;
    private final String zh;

    RegionLevel(int digits, String zh) {
        this.digits = digits;
        this.zh = zh;
        long size = 1;
        for (int digit = digits; digit < 15; digit++) {
            size *= 10;
        }
        this.span = size;
    }

    /// How many leading digits of the 15 are significant at this level.
    public int digits() {
        return digits;
    }

    /// How many 15-digit numbers one region of this level covers: 1 for a grid, 1 000 for a village, and so on.
    public long span() {
        return span;
    }

    /// The Chinese word of the level.
    public String zh() {
        return zh;
    }

    /// Whether this level lies below (is finer than) the other.
    public boolean isBelow(RegionLevel other) {
        return compareTo(other) > 0;
    }
}
