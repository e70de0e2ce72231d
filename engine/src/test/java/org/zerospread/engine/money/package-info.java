@NullMarked
package org.zerospread.engine.money;

import org.jspecify.annotations.NullMarked;
