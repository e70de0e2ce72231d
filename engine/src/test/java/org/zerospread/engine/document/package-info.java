/// Facts about the package of the same name.
@NullMarked
package org.zerospread.engine.document;

import org.jspecify.annotations.NullMarked;
