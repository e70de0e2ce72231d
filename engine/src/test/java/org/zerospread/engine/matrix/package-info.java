@NullMarked
package org.zerospread.engine.matrix;

import org.jspecify.annotations.NullMarked;
