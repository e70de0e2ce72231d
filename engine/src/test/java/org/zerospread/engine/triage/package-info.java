@NullMarked
package org.zerospread.engine.triage;

import org.jspecify.annotations.NullMarked;
