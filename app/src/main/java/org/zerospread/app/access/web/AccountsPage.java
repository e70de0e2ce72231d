package org.zerospread.app.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.access.AccountRegister;
import org.zerospread.app.access.RoleBook;

/// The accounts found, and a form that adds one.
///
/// @param opened the account just added, with its password
public record AccountsPage(String words, List<AccountRegister.Account> accounts, List<RoleBook.Role> roles, AccountRegister.@Nullable Opened opened,
        @Nullable String refusal) {
}
