package org.zerospread.engine.intake;

import java.time.LocalDate;
import java.time.ZoneId;

/// What a date without a year may be understood by, and which days lie ahead.
///
/// @param from first day a record of this file may be of
/// @param today last day it may be of, in the district
/// @param zone the district's zone
/// @param order what whoever sends the file says about dates that end in the year
public record DateContext(LocalDate from, LocalDate today, ZoneId zone, Order order) {

    /// How `03/02/2020` is meant.
    public enum Order {
        /// Nobody said: such a date is understood only where one reading exists.
        UNKNOWN,
        DAY_FIRST,
        MONTH_FIRST
    }

    public DateContext {
        if (from.isAfter(today)) {
            throw new IllegalArgumentException("period begins " + from + " after " + today);
        }
    }

    /// Nothing said about the order of day and month.
    public DateContext(LocalDate from, LocalDate today, ZoneId zone) {
        this(from, today, zone, Order.UNKNOWN);
    }
}
