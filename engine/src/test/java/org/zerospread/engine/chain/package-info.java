@NullMarked
package org.zerospread.engine.chain;

import org.jspecify.annotations.NullMarked;
