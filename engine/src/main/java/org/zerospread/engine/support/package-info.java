/// Purpose: what support (惠企政策) a firm may get: by which policies, how much, and why not by the others.
///
/// Start reading at [SupportPolicies], then [SupportPolicy#assess]. Depends on `engine.document`, `engine.money` and `engine.region`. Not here: who files and who decides.
@NullMarked
package org.zerospread.engine.support;

import org.jspecify.annotations.NullMarked;
