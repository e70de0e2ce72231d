package org.zerospread.app.access;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/// The table of passkeys, as Spring Security reads and writes it.
///
/// The user handle of WebAuthn is the account's id: random, and says nothing of anybody.
@Component
class PasskeyRows implements UserCredentialRepository {

    private static final String COLUMNS = """
            select credential_id, account_id, label, public_key, sign_count, user_verified, backup_eligible, backed_up, transports, attestation, client_data, added_at, used_at
            from access.passkey
            """;

    private final JdbcClient sql;

    PasskeyRows(JdbcClient sql) {
        this.sql = sql;
    }

    static Bytes handle(UUID account) {
        return new Bytes(ByteBuffer.allocate(16).putLong(account.getMostSignificantBits()).putLong(account.getLeastSignificantBits()).array());
    }

    static UUID account(Bytes handle) {
        ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    @Override
    public void delete(Bytes credential) {
        sql.sql("delete from access.passkey where credential_id = :id").param("id", credential.getBytes()).update();
    }

    /// Adds a passkey, or keeps what its use has changed; whose it is never changes.
    ///
    /// Spring Security compares the counter with that of the registration only, so the last one kept is compared here: one that
    /// does not rise gives a clone away (WebAuthn Level 3, section 6.1.1). Authenticators without a counter stay at 0.
    ///
    /// @throws IllegalArgumentException when the counter did not rise
    @Override
    public void save(CredentialRecord one) {
        Bytes attestation = one.getAttestationObject();
        if (attestation == null) {
            throw new IllegalArgumentException("a passkey without attestation object");
        }
        Bytes clientData = one.getAttestationClientDataJSON();
        Instant used = one.getLastUsed();
        int kept = sql.sql("""
                insert into access.passkey (credential_id, account_id, label, public_key, sign_count, user_verified, backup_eligible, backed_up, transports,
                    attestation, client_data, added_at)
                values (:id, :account, :label, :key, :count, :verified, :eligible, :backed, string_to_array(:transports, ','), :attestation, :clientData, :added)
                on conflict (credential_id) do update set sign_count = excluded.sign_count, user_verified = excluded.user_verified, backed_up = excluded.backed_up,
                    used_at = :used
                where passkey.account_id = excluded.account_id
                  and (excluded.sign_count > passkey.sign_count or excluded.sign_count = 0 and passkey.sign_count = 0)
                """).param("id", one.getCredentialId().getBytes()).param("account", account(one.getUserEntityUserId())).param("label", one.getLabel())
                .param("key", one.getPublicKey().getBytes()).param("count", one.getSignatureCount()).param("verified", one.isUvInitialized())
                .param("eligible", one.isBackupEligible()).param("backed", one.isBackupState())
                .param("transports", one.getTransports().stream().map(AuthenticatorTransport::getValue).collect(Collectors.joining(",")))
                .param("attestation", attestation.getBytes()).param("clientData", clientData == null ? null : clientData.getBytes())
                .param("added", one.getCreated().atOffset(ZoneOffset.UTC)).param("used", used.atOffset(ZoneOffset.UTC)).update();
        if (kept != 1) {
            throw new IllegalArgumentException("the counter of a passkey did not rise");
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return sql.sql(COLUMNS + "where credential_id = :id").param("id", credential.getBytes()).query(PasskeyRows::credential).optional().orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return sql.sql(COLUMNS + "where account_id = :id order by added_at").param("id", account(handle)).query(PasskeyRows::credential).list();
    }

    /// What the account page shows, without keys.
    List<Passkeys.Passkey> list(UUID account) {
        return sql.sql("select credential_id, label, added_at, used_at from access.passkey where account_id = :id order by added_at").param("id", account)
                .query((row, index) -> new Passkeys.Passkey(new Bytes(row.getBytes("credential_id")).toBase64UrlString(), row.getString("label"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant(), instant(row, "used_at")))
                .list();
    }

    /// @return whether there was such a passkey of the account
    boolean remove(UUID account, Bytes credential) {
        return sql.sql("delete from access.passkey where account_id = :account and credential_id = :id").param("account", account)
                .param("id", credential.getBytes()).update() == 1;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static CredentialRecord credential(ResultSet row, int index) throws SQLException {
        byte[] clientData = row.getBytes("client_data");
        Instant added = row.getObject("added_at", OffsetDateTime.class).toInstant();
        Instant used = instant(row, "used_at");
        ImmutableCredentialRecord.ImmutableCredentialRecordBuilder builder = ImmutableCredentialRecord.builder().credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id"))).userEntityUserId(handle(row.getObject("account_id", UUID.class)))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key"))).signatureCount(row.getLong("sign_count"))
                .uvInitialized(row.getBoolean("user_verified")).backupEligible(row.getBoolean("backup_eligible")).backupState(row.getBoolean("backed_up"))
                .transports(Arrays.stream((String[]) row.getArray("transports").getArray()).map(AuthenticatorTransport::valueOf).collect(Collectors.toSet()))
                .attestationObject(new Bytes(row.getBytes("attestation"))).label(row.getString("label")).created(added).lastUsed(used == null ? added : used);
        return (clientData == null ? builder : builder.attestationClientDataJSON(new Bytes(clientData))).build();
    }
}
