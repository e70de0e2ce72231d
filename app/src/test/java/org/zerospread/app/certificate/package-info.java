@NullMarked
package org.zerospread.app.certificate;

import org.jspecify.annotations.NullMarked;
