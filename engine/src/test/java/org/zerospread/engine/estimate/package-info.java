@org.jspecify.annotations.NullMarked
package org.zerospread.engine.estimate;
