package org.zerospread.app.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.RoleBook;

/// Which role has which right.
///
/// @param refusal code of why the last change was refused
public record RolesPage(List<RoleBook.Role> roles, List<Right> rights, boolean changed, @Nullable String refusal) {
}
