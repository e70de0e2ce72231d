/// Purpose: the rules by which firms and their staff go back to work.
///
/// Start reading at [ReturnRule], who may return and who may not; then at [FirmLoop], where a firm stands in the closed loop after its steps: [LoopRule] says which step may follow which, [LoopDuties]
/// what is due, all numbers come from a [ResumptionPolicy]. [CreditCode] and [IndustryCode] say what a firm is. Depends on `engine.document` and
/// `engine.identity`. Not here: which measures hold for whom (`engine.matrix`), plans and their stays (`engine.plan`).
@NullMarked
package org.zerospread.engine.resumption;

import org.jspecify.annotations.NullMarked;
