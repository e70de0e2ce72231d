package org.zerospread.app.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.access.AccountRegister;
import org.zerospread.app.access.RoleBook;

/// One account with the forms that change it.
///
/// @param own whether it is the reader's own, which others change
/// @param linkable whether an identity provider is configured
/// @param opened its new one-time password, shown this once
public record AccountPage(AccountRegister.Account account, List<RoleBook.Role> roles, boolean own, boolean linkable, boolean changed, AccountRegister.@Nullable Opened opened,
        @Nullable String refusal) {
}
