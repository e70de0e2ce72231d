/// Page and API of the resumption board.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.board.web;
