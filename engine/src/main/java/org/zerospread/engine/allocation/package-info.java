/// Purpose: which room of which site a guest gets, and why: pure rules over purpose, needs, exposure, release days and families.
///
/// Start reading at [Allocator]; the order of the rules is data, `policies/allocation-2020.yaml`, read by [AllocationPolicy].
///
/// Depends on `engine.document`. Not here: who holds a room on which night, which only the database can keep.
@NullMarked
package org.zerospread.engine.allocation;

import org.jspecify.annotations.NullMarked;
