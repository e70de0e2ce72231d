@NullMarked
package org.zerospread.app.chain;

import org.jspecify.annotations.NullMarked;
