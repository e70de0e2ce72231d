package org.zerospread.app.board;

/// How far some firms are back.
///
/// @param working those that have begun by an own step and are not frozen; `large` are above the state's threshold, `largeWorking` of them work
/// @param staffExpected people who work there when all do
/// @param staffReturned people who came back in batches
public record Rate(long firms, long working, long large, long largeWorking, long staffExpected, long staffReturned) {

    /// Share of the firms that work, in percent, rounded down: all is only said of all.
    public int firmsPercent() {
        return percent(working, firms);
    }

    /// Share of the large firms that work, likewise.
    public int largePercent() {
        return percent(largeWorking, large);
    }

    /// Share of the staff who returned, likewise.
    public int staffPercent() {
        return percent(staffReturned, staffExpected);
    }

    private static int percent(long part, long whole) {
        return whole == 0 ? 0 : (int) Math.min(100, part * 100 / whole);
    }
}
