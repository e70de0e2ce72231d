package org.zerospread.engine.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// The eight digits of a birth date in a card number. Cards are not checked against today, for nothing here knows the date.
final class BirthDate {

    private static final int EARLIEST_YEAR = 1850;
    private static final int LATEST_YEAR = 2199;

    private BirthDate() {}

    static Optional<LocalDate> parse(String yyyymmdd) {
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(yyyymmdd.substring(0, 4)),
                    Integer.parseInt(yyyymmdd.substring(4, 6)),
                    Integer.parseInt(yyyymmdd.substring(6, 8)));
            boolean plausible = date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR;
            return plausible ? Optional.of(date) : Optional.empty();
        } catch (DateTimeException impossible) {
            // 30 February and the like: the digits are there, the day is not.
            return Optional.empty();
        }
    }
}
