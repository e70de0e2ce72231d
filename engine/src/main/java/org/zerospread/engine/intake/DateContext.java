package org.zerospread.engine.intake;

import java.time.LocalDate;
import java.time.ZoneId;

/// What a date without a year may be understood by, and which days lie ahead.
///
/// @param from first day a record of this file may be of
/// @param today last day it may be of, in the district
/// @param zone the district's zone
public record DateContext(LocalDate from, LocalDate today, ZoneId zone) {
    public DateContext {
        if (from.isAfter(today)) {
            throw new IllegalArgumentException("period begins " + from + " after " + today);
        }
    }
}
