@NullMarked
package org.zerospread.engine.certificate;

import org.jspecify.annotations.NullMarked;
