@org.jspecify.annotations.NullMarked
package org.zerospread.app.support;
