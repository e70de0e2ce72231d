/// Purpose: sums of money as people type them, exact to the cent.
///
/// Start reading at [Yuan]. Depends on the JDK only. Not here: who pays what to whom.
@NullMarked
package org.zerospread.engine.money;

import org.jspecify.annotations.NullMarked;
