/// Facts about the package of the same name.
@NullMarked
package org.zerospread.engine.grading;

import org.jspecify.annotations.NullMarked;
