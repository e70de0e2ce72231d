/// Purpose: who met whom: an index over stays of persons at places, asked for one index case or for thousands; no database.
///
/// Start reading at [TrackIndex]; what a meeting is stands at [Meetings], what may be asked at [TraceQuestion]. [TracingTables] reads the two
/// files of the command `trace`.
///
/// Depends on `engine.document` (faults with their row) and `engine.intake` (the encoding of a file). Not here: which contacts are registered
/// and quarantined, which people decide.
@NullMarked
package org.zerospread.engine.tracing;

import org.jspecify.annotations.NullMarked;
