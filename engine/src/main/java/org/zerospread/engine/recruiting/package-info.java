/// Purpose: in which order a project of investment and an application for a job go their way, and whether somebody may start work.
///
/// Start reading at [ProjectStage] and [ApplicationState]. Depends on the JDK only. Not here: who decides, and what is kept.
@NullMarked
package org.zerospread.engine.recruiting;

import org.jspecify.annotations.NullMarked;
