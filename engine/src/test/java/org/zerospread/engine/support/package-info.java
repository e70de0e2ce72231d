@NullMarked
package org.zerospread.engine.support;

import org.jspecify.annotations.NullMarked;
