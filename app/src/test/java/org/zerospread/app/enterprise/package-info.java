@NullMarked
package org.zerospread.app.enterprise;

import org.jspecify.annotations.NullMarked;
