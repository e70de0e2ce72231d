package org.zerospread.app.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/// Somebody whom the identity provider vouches for, with the account that is linked to him.
final class LinkedUser extends DefaultOidcUser {

    private static final long serialVersionUID = 1L;

    private final AccountPrincipal account;

    LinkedUser(OidcIdToken token, AccountPrincipal account) {
        super(List.of(), token);
        this.account = account;
    }

    AccountPrincipal account() {
        return account;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LinkedUser user && user.account.equals(account) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }
}
