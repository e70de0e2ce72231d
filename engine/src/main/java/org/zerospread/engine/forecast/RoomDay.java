package org.zerospread.engine.forecast;

import java.time.LocalDate;

/// The rooms of a purpose, or of a site, on a day.
///
/// @param rooms usable rooms
/// @param certain of them needed by stays that run already
/// @param need people who need a room here, whether there is one or not
/// @param occupied rooms taken: as many as are needed, at most all
/// @param reserve rooms that must stay free
/// @param risk the chance that fewer stay free, 0 to 1
public record RoomDay(LocalDate date, int rooms, int certain, Band need, Band occupied, int reserve, double risk) {

    /// Rooms that stay free; with the occupied ones they are all rooms.
    public Band free() {
        return occupied.leftOf(rooms);
    }

    /// Whether the reserve is broken when as many come as are expected.
    public boolean isBrokenAsExpected() {
        return rooms - need.expected() < reserve - 1e-9;
    }

    /// Whether the reserve is broken when as many come as only once in ten times.
    public boolean isBrokenAtHigh() {
        return rooms - need.high() < reserve;
    }
}
