@NullMarked
package org.zerospread.engine.checkpoint;

import org.jspecify.annotations.NullMarked;
