/// Facts about the package of the same name.
@NullMarked
package org.zerospread.engine.resumption;

import org.jspecify.annotations.NullMarked;
