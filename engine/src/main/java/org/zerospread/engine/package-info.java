/// The rules of an outbreak as pure functions.
@org.jspecify.annotations.NullMarked
package org.zerospread.engine;
