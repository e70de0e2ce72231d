package org.zerospread.engine.forecast;

/// How many rooms of a purpose must stay free.
public sealed interface Reserve {

    /// A share of the usable rooms, rounded up.
    ///
    /// @param share 0 to below 1
    record Share(double share) implements Reserve {
        public Share {
            if (!(share >= 0 && share < 1)) {
                throw new IllegalArgumentException("reserve of a share of " + share);
            }
        }
    }

    /// A number of rooms.
    record Number(int rooms) implements Reserve {
        public Number {
            if (rooms < 0) {
                throw new IllegalArgumentException("reserve of " + rooms + " rooms");
            }
        }
    }

    /// How many of so many rooms must stay free.
    default int of(int rooms) {
        return switch (this) {
            case Share(double share) -> (int) Math.ceil(share * rooms - 1e-9);
            case Number(int number) -> number;
        };
    }

    /// How many rooms there must be so that so many can be taken and the reserve is kept.
    default int roomsFor(int taken) {
        return switch (this) {
            case Share(double share) -> {
                int rooms = (int) Math.floor(taken / (1 - share));
                while (rooms - of(rooms) < taken) {
                    rooms++;
                }
                yield rooms;
            }
            case Number(int number) -> taken + number;
        };
    }
}
