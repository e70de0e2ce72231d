/// Purpose: the scenarios of the intake, from a clean file to the faults of real ones.
@NullMarked
package org.zerospread.engine.intake;

import org.jspecify.annotations.NullMarked;
