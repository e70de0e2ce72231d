@NullMarked
package org.zerospread.engine.disease;

import org.jspecify.annotations.NullMarked;
