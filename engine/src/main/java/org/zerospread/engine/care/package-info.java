/// Purpose: on which days a standing need of somebody in quarantine (a meal each day, rubbish every third) is an errand. Pure rules.
///
/// Start reading at [StandingNeed]. Depends on nothing. Not here: who does it, and records.
@NullMarked
package org.zerospread.engine.care;

import org.jspecify.annotations.NullMarked;
