/// Facts about the package of the same name.
@NullMarked
package org.zerospread.engine.calendar;

import org.jspecify.annotations.NullMarked;
