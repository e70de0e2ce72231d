/// Purpose: a staged quarantine plan as data, and what it means for one person: the days of each stage, what is due on each day,
/// where the person stands today, and what a test result leads to.
///
/// Start reading at [Plan], then [Schedule] and [StayRules]. How days are counted is in `docs/day-counting.md`.
///
/// Depends on `document` (to read a plan). Not here: the person, the room, and the files under `plans/`.
@NullMarked
package org.zerospread.engine.plan;

import org.jspecify.annotations.NullMarked;
