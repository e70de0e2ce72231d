/// Purpose: how days are counted, in one place, because a bulletin is judged by its day count.
///
/// Start reading at [DayCounter]; the conventions with examples are in `docs/day-counting.md`.
///
/// Depends on nothing but the JDK. Not here: what today is; the caller gives every date.
@NullMarked
package org.zerospread.engine.calendar;

import org.jspecify.annotations.NullMarked;
