@NullMarked
package org.zerospread.engine.recruiting;

import org.jspecify.annotations.NullMarked;
