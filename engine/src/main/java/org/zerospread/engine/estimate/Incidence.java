package org.zerospread.engine.estimate;

/// New cases of consecutive days, those infected here apart from those infected elsewhere.
///
/// All cases of the first day count as imported, whatever was said of them: nobody before them can have infected them.
public final class Incidence {

    private final long[] local;
    private final long[] imported;

    private Incidence(long[] local, long[] imported) {
        this.local = local;
        this.imported = imported;
        if (local.length > 0) {
            imported[0] += local[0];
            local[0] = 0;
        }
    }

    /// Cases of whom nothing is said: all but those of the first day are local.
    ///
    /// @throws IllegalArgumentException for a count below 0
    public static Incidence of(long... cases) {
        return of(cases, new long[cases.length]);
    }

    /// Cases by where they were infected.
    ///
    /// @throws IllegalArgumentException for a count below 0 or lists of different length
    public static Incidence of(long[] local, long[] imported) {
        if (local.length != imported.length) {
            throw new IllegalArgumentException(local.length + " days of local cases, but " + imported.length + " of imported");
        }
        for (int day = 0; day < local.length; day++) {
            if (local[day] < 0 || imported[day] < 0) {
                throw new IllegalArgumentException("cases below 0 on day " + (day + 1));
            }
        }
        return new Incidence(local.clone(), imported.clone());
    }

    /// How many days.
    public int days() {
        return local.length;
    }

    /// Those infected here on a day, counted from 0.
    public long local(int day) {
        return local[day];
    }

    /// All cases of a day, counted from 0.
    public long all(int day) {
        return local[day] + imported[day];
    }

    /// All cases.
    public long total() {
        long total = 0;
        for (int day = 0; day < local.length; day++) {
            total += all(day);
        }
        return total;
    }

    /// How many days pass before the first case; all of them without one.
    public int leadingZeros() {
        int day = 0;
        while (day < local.length && all(day) == 0) {
            day++;
        }
        return day;
    }
}
