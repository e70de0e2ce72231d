/// Purpose: a staged quarantine plan as data, and what it means for one person: the days of each stage, what is due on each day,
/// where the person stands today, and what a test result leads to.
///
/// Start reading at [Plan], then [StayRun], which says everything about one stay, and [StayFold], where it is decided. [PlanReader] reads a plan,
/// [EventFile] what was recorded, [PlanChange] decides about a new version. How days are counted is in `docs/day-counting.md`.
///
/// Depends on `document` (to read a plan) and on the origin classes of `grading`. Not here: the person, the room, and the files under `plans/`.
@NullMarked
package org.zerospread.engine.plan;

import org.jspecify.annotations.NullMarked;
