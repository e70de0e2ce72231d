/// Purpose: how many rooms of quarantine sites will be taken on each of the coming days, with an interval; the day on which the
/// reserve is broken, and what would cure it. Rooms wait for people, never people for rooms.
///
/// Start reading at [RoomForecast]; how the arrivals to come are learned is [ArrivalRate], how their number is distributed is
/// [CountDistribution].
///
/// Depends on `plan` (which nights a plan asks a room for), `allocation` (what sites are for) and `document` (to read a [ReservePolicy]). Not here: the stays, the
/// sites, and who gets which room.
@NullMarked
package org.zerospread.engine.forecast;

import org.jspecify.annotations.NullMarked;
