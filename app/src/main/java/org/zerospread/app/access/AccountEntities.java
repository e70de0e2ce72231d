package org.zerospread.app.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/// The accounts, as WebAuthn names them; nothing of them is added or removed this way.
@Component
class AccountEntities implements PublicKeyCredentialUserEntityRepository {

    private final Accounts accounts;

    AccountEntities(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return accounts.find(PasskeyRows.account(handle)).map(AccountEntities::entity).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return accounts.findUsable(username).map(AccountEntities::entity).orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        throw new UnsupportedOperationException("a passkey makes no account");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("a passkey removes no account");
    }

    private static PublicKeyCredentialUserEntity entity(Accounts.Credentials account) {
        return ImmutablePublicKeyCredentialUserEntity.builder().id(PasskeyRows.handle(account.id())).name(account.username()).displayName(account.username()).build();
    }
}
