/// Pages and API of the register of enterprises; `/firm` is a firm's own side of it.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.enterprise.web;
