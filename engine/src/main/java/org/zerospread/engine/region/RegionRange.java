package org.zerospread.engine.region;

/// All region codes from `low` to `high`, both inclusive: a region with everything inside it.
public record RegionRange(long low, long high) {

    public RegionRange {
        if (low > high) {
            throw new IllegalArgumentException("low " + low + " lies above high " + high);
        }
    }

    /// Whether the code, as a 15-digit number, lies in the range.
    public boolean contains(long code) {
        return low <= code && code <= high;
    }

    /// Whether the whole of the other range lies in this one; a range contains itself.
    public boolean contains(RegionRange other) {
        return low <= other.low && other.high <= high;
    }
}
