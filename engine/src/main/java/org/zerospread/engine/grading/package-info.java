/// Purpose: grades places and origins by dated policies written as data: which class an arrival's origin has on a day, and which
/// risk level a district has, why, since when and until when.
///
/// Start reading at [OriginPolicy#classify] and [RiskAssessment#assess].
///
/// Depends on `region`, `calendar` and `document`. Not here: the measures that follow from a class (the three-three matrix), and
/// the level that an office announced, which is a decision of its own and a record elsewhere.
@NullMarked
package org.zerospread.engine.grading;

import org.jspecify.annotations.NullMarked;
