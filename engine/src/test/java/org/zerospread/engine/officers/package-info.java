/// Tests of the rules of the three officers.
@NullMarked
package org.zerospread.engine.officers;

import org.jspecify.annotations.NullMarked;
