/// Purpose: what is done at the desk of a fever clinic: to which desk somebody goes and why, and when a suspicion may be taken back. Pure rules.
///
/// Start reading at [TriagePolicy] and [ExclusionRule]. Depends on `engine.document`, `engine.grading` and `engine.plan`. Not here: queues, reports and records of visits.
@NullMarked
package org.zerospread.engine.triage;

import org.jspecify.annotations.NullMarked;
