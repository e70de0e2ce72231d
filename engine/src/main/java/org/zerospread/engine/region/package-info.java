/// Purpose: where anything is, as one number. A [RegionCode] is a statistical division code with a grid behind it, and all that
/// lies inside a region is a range of such numbers.
///
/// Start reading at [RegionCode].
///
/// Depends on nothing but the JDK. Not here: the names of regions and the tree of a real district, which are data.
@NullMarked
package org.zerospread.engine.region;

import org.jspecify.annotations.NullMarked;
