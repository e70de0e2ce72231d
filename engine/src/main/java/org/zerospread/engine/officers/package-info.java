/// Purpose: what the three officers of a firm (guide, resident, supervisor) owe it: how heavy a firm is for who takes care of it, how far it lies, on which day the next
/// visit is due, and when a problem that nobody solves goes one step up. Pure rules, read from a policy.
///
/// Start reading at [OfficerPolicy]. Depends on `region` and `document`. Not here: who is assigned to which firm (a search, in the application), and records.
@NullMarked
package org.zerospread.engine.officers;

import org.jspecify.annotations.NullMarked;
