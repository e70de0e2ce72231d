/// Facts about the package of the same name.
@NullMarked
package org.zerospread.engine.identity;

import org.jspecify.annotations.NullMarked;
