/// Facts about the package of the same name.
@NullMarked
package org.zerospread.engine.region;

import org.jspecify.annotations.NullMarked;
