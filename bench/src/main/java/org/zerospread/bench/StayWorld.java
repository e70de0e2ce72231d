package org.zerospread.bench;

import java.util.SplittableRandom;

/// An invented town of stays: the same seed, the same stays.
///
/// Everybody sleeps at home and goes somewhere by day, day after day, until each has his share of the stays. Six of ten places are homes; the others are visited by Zipf's law with the exponent 0.8: of 40,000 the
/// first has 2.7 % of all visits. A visit lasts from ten minutes to eight hours, short ones more often (uniform in the logarithm); one stay in 2,000 lasts five to fifty days.
///
/// @param stays stays in all, as many for each person
/// @param persons persons, numbered from 0
/// @param places places, numbered from 0
record StayWorld(int stays, int persons, int places) {

    /// 2020-01-01T00:00Z, in seconds since 1970.
    static final long BEGIN = 1_577_836_800L;
    static final int DAY = 86_400;
    private static final long SEED = 20_200_120;
    private static final double EXPONENT = 0.8;

    /// Takes one stay; seconds since [#BEGIN].
    interface Taker {
        void stay(int person, int place, int start, int end);
    }

    /// Days that the stays cover, long ones apart.
    int days() {
        return (stays / persons + 1) / 2;
    }

    /// Tells every stay, person by person.
    void tell(Taker taker) {
        int homes = places * 6 / 10;
        double[] upTo = visited(places - homes);
        SplittableRandom random = new SplittableRandom(SEED);
        int each = stays / persons;
        for (int person = 0; person < persons; person++) {
            int home = random.nextInt(homes);
            for (int i = 0; i < each; i++) {
                int midnight = i / 2 * DAY;
                boolean night = i % 2 == 0;
                int place = night ? home : homes + drawn(upTo, random.nextDouble());
                int start = midnight + (night ? 18 * 3600 : 6 * 3600) + random.nextInt(4 * 3600);
                int length = night ? 10 * 3600 + random.nextInt(3 * 3600) : (int) (600 * Math.pow(48, random.nextDouble()));
                if (random.nextInt(2_000) == 0) {
                    length = (5 + random.nextInt(46)) * DAY;
                }
                taker.stay(person, place, start, start + length);
            }
        }
    }

    /// Latitude of a place: a grid of places some 30 m apart, homes and others mixed.
    static double latitude(int place) {
        return 29.3 + place * 7_919L % 100_003 / 317 * 0.0003;
    }

    /// Longitude of a place.
    static double longitude(int place) {
        return 105.4 + place * 7_919L % 100_003 % 317 * 0.0003;
    }

    private static double[] visited(int count) {
        double[] upTo = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.pow(i + 1, -EXPONENT);
            upTo[i] = sum;
        }
        return upTo;
    }

    private static int drawn(double[] upTo, double share) {
        int found = java.util.Arrays.binarySearch(upTo, share * upTo[upTo.length - 1]);
        return Math.min(upTo.length - 1, found < 0 ? -found - 1 : found);
    }
}
