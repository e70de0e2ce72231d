@NullMarked
package org.zerospread.engine.allocation;

import org.jspecify.annotations.NullMarked;
