package org.zerospread.app.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that is known about a person, on the day it happened.
///
/// @param at the moment, where more than the day is known
/// @param alarm whether a reader must not miss it
/// @param span for a stage of quarantine: where and how long
public record TimelineEntry(LocalDate day, @Nullable Instant at, Kind kind, boolean alarm, Phrase what, List<Phrase> details, @Nullable Span span) {

    /// What it is about.
    public enum Kind {
        ARRIVAL, VISIT, CLINIC, TEST, CASE, CONTACT, STAGE, STAY, CARE, MOVE, TRACK, CERTIFICATE
    }

    /// A stage of quarantine as it was lived.
    ///
    /// @param place `CENTRAL`, `HOME`, `HOSPITAL` or `REHAB`
    /// @param until the first day after it; null while it lasts
    /// @param where site and room, or the address
    /// @param page address of the page of the stay
    public record Span(String place, LocalDate from, @Nullable LocalDate until, @Nullable String where, String page) {
    }

    /// An entry without a span.
    public static TimelineEntry of(LocalDate day, @Nullable Instant at, Kind kind, boolean alarm, Phrase what, List<Phrase> details) {
        return new TimelineEntry(day, at, kind, alarm, what, details, null);
    }

    /// The same with one more detail.
    public TimelineEntry with(Phrase detail) {
        return new TimelineEntry(day, at, kind, alarm, what, java.util.stream.Stream.concat(details.stream(), java.util.stream.Stream.of(detail)).toList(), span);
    }
}
