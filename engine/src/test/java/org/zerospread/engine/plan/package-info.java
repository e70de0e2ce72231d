/// Facts about the package of the same name.
@NullMarked
package org.zerospread.engine.plan;

import org.jspecify.annotations.NullMarked;
