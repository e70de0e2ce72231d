/// Regions: divisions of the state, the grids below them, and the district that this installation serves.
///
/// **Start reading** at [Regions].
///
/// **Allowed dependencies**: `store`, `audit` (floor 0).
///
/// **Not here**: risk levels and measures of a region (`grading`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"intake", "store", "audit"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.region;
