@NullMarked
package org.zerospread.engine.care;

import org.jspecify.annotations.NullMarked;
