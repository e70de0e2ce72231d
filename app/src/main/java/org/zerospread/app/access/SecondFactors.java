package org.zerospread.app.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.UnderMasterKey;

/// Second factors: six digits of an authenticator app that change every thirty seconds (TOTP, RFC 6238), and recovery codes.
///
/// A code is good for its own step and the one on either side, once: the step last used is kept. Times are real ones, also
/// while a replay holds the district's clock.
@Component
public class SecondFactors implements UnderMasterKey {

    private static final int STEP_SECONDS = 30;
    private static final int RECOVERY_CODES = 8;
    private static final int NONCE_BYTES = 12;
    private static final int SECRET_BYTES = 20;

    private final JdbcClient sql;
    private final AccountDesk desk;
    private final AccessEvents events;
    private final SignInThrottle throttle;
    private final SecretKey secretKey;
    private final SecretKey recoveryKey;
    private final InstantSource time = InstantSource.system();
    private final SecureRandom random = new SecureRandom();
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(STEP_SECONDS));

    SecondFactors(JdbcClient sql, AccountDesk desk, AccessEvents events, SignInThrottle throttle, MasterKey key) {
        this.sql = sql;
        this.desk = desk;
        this.events = events;
        this.throttle = throttle;
        this.secretKey = secrets(key);
        this.recoveryKey = key.derive("recovery", "HmacSHA256");
    }

    /// A secret that waits to be confirmed.
    ///
    /// @param secret Base32, as one types it into an app
    /// @param address `otpauth:` address, as the app reads it from the QR code
    public record Setup(String secret, String address) {
    }

    /// What became of a code.
    public sealed interface Answer {

        /// The code is right, and spent.
        record Accepted() implements Answer {
        }

        /// The code is wrong or was used before.
        record Wrong() implements Answer {
        }

        /// Too many were wrong.
        record MustWait(long seconds) implements Answer {
        }
    }

    /// Whether the account has a second factor set up.
    public boolean isSetUp(UUID account) {
        return sql.sql("""
                select exists (select from access.second_factor where account_id = :id and confirmed_at is not null)
                    or exists (select from access.passkey where account_id = :id)
                """).param("id", account).query(Boolean.class).single();
    }

    /// Whether the account has an authenticator app set up.
    public boolean hasApp(UUID account) {
        return find(account).filter(Row::confirmed).isPresent();
    }

    private static SecretKey secrets(MasterKey key) {
        return key.derive("totp", "AES");
    }

    /// Recovery codes are kept as keyed digests only: they go, and everybody makes new ones.
    @Override
    public void rewrap(JdbcClient owner, MasterKey fresh) {
        record Kept(UUID account, byte[] secret) {
        }
        SecretKey next = secrets(fresh);
        List<Kept> all = sql.sql("select account_id, secret from access.second_factor").query((row, index) -> new Kept(row.getObject("account_id", UUID.class), row.getBytes("secret"))).list();
        owner.sql("update access.second_factor f set secret = n.secret from unnest(:ids::uuid[], :secrets::bytea[]) as n (id, secret) where f.account_id = n.id")
                .param("ids", all.stream().map(Kept::account).toArray(UUID[]::new))
                .param("secrets", all.stream().map(kept -> encrypt(next, kept.account(), decrypt(kept.account(), kept.secret()))).toArray(byte[][]::new)).update();
        owner.sql("delete from access.recovery_code").update();
    }

    /// The secret to set up: the one that waits, else a new one.
    public Setup begin(SignedIn account) {
        byte[] fresh = new byte[SECRET_BYTES];
        random.nextBytes(fresh);
        sql.sql("insert into access.second_factor (account_id, secret) values (:id, :secret) on conflict (account_id) do nothing")
                .param("id", account.accountId()).param("secret", encrypt(secretKey, account.accountId(), fresh)).update();
        byte[] secret = find(account.accountId()).filter(one -> !one.confirmed()).map(one -> decrypt(account.accountId(), one.secret()))
                .orElseThrow(() -> new IllegalStateException("already set up"));
        String text = base32(secret);
        return new Setup(text, "otpauth://totp/Zerospread:" + URLEncoder.encode(account.username(), StandardCharsets.UTF_8) + "?secret=" + text + "&issuer=Zerospread");
    }

    /// Confirms the secret that waits with a code of it.
    ///
    /// @return the recovery codes, to be shown once; empty when the code is wrong
    public Optional<List<String>> confirm(SignedIn account, String code) {
        Optional<Row> waiting = find(account.accountId()).filter(one -> !one.confirmed());
        if (waiting.isEmpty() || throttle.waitFor(key(account.username()), "").isPositive()
                || !spendStep(account.accountId(), waiting.get(), digits(code))) {
            throttle.failed(key(account.username()), "");
            return Optional.empty();
        }
        throttle.succeeded(key(account.username()), "");
        List<String> codes = new ArrayList<>();
        events.change(account.username(), "second-factor.set-up", account.accountId().toString(), "app", () -> {
            sql.sql("update access.second_factor set confirmed_at = :at where account_id = :id").param("id", account.accountId())
                    .param("at", time.instant().atOffset(ZoneOffset.UTC)).update();
            codes.addAll(freshRecoveryCodes(account.accountId()));
        });
        return Optional.of(codes);
    }

    /// Replaces the recovery codes.
    List<String> freshRecoveryCodes(UUID account) {
        List<String> codes = Stream.generate(desk::oneTimePassword).limit(RECOVERY_CODES).toList();
        sql.sql("delete from access.recovery_code where account_id = :id").param("id", account).update();
        for (String one : codes) {
            sql.sql("insert into access.recovery_code (account_id, digest) values (:id, :digest)").param("id", account).param("digest", digest(account, one)).update();
        }
        return codes;
    }

    /// Checks a code of the app, or a recovery code, and spends it.
    public Answer check(UUID account, String username, String code) {
        Duration wait = throttle.waitFor(key(username), "");
        if (wait.isPositive()) {
            return new Answer.MustWait(Math.max(1, wait.toSeconds()));
        }
        boolean byApp = find(account).filter(Row::confirmed).map(row -> spendStep(account, row, digits(code))).orElse(false);
        boolean byRecovery = !byApp && sql.sql("delete from access.recovery_code where account_id = :id and digest = :digest").param("id", account)
                .param("digest", digest(account, code.strip().toLowerCase(Locale.ROOT))).update() == 1;
        if (!byApp && !byRecovery) {
            throttle.failed(key(username), "");
            events.record(username, "second-factor.refused", account.toString(), null);
            return new Answer.Wrong();
        }
        throttle.succeeded(key(username), "");
        events.record(username, byApp ? "second-factor.shown" : "recovery-code.used", account.toString(), null);
        return new Answer.Accepted();
    }

    /// Removes the authenticator app, confirmed or waiting.
    void removeApp(UUID account) {
        sql.sql("delete from access.second_factor where account_id = :id").param("id", account).update();
    }

    /// Removes recovery codes that stand in for nothing.
    void tidy(UUID account) {
        if (!isSetUp(account)) {
            sql.sql("delete from access.recovery_code where account_id = :id").param("id", account).update();
        }
    }

    /// Removes every second factor and the recovery codes.
    void remove(UUID account) {
        sql.sql("delete from access.passkey where account_id = :id").param("id", account).update();
        sql.sql("delete from access.recovery_code where account_id = :id").param("id", account).update();
        sql.sql("delete from access.second_factor where account_id = :id").param("id", account).update();
    }

    private record Row(byte[] secret, boolean confirmed, long lastStep) {
    }

    private Optional<Row> find(UUID account) {
        return sql.sql("select secret, confirmed_at is not null as confirmed, last_step from access.second_factor where account_id = :id").param("id", account)
                .query((row, index) -> new Row(row.getBytes("secret"), row.getBoolean("confirmed"), row.getLong("last_step"))).optional();
    }

    /// Whether the code is that of a step not used yet; the database decides between two that come at once.
    private boolean spendStep(UUID account, Row row, String code) {
        SecretKeySpec secret = new SecretKeySpec(decrypt(account, row.secret()), "HmacSHA1");
        long now = time.instant().getEpochSecond() / STEP_SECONDS;
        for (long step = Math.max(now - 1, row.lastStep() + 1); step <= now + 1; step++) {
            if (MessageDigest.isEqual(codeAt(secret, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8))) {
                return sql.sql("update access.second_factor set last_step = :step where account_id = :id and last_step < :step").param("id", account)
                        .param("step", step).update() == 1;
            }
        }
        return false;
    }

    private String codeAt(SecretKeySpec secret, long step) {
        try {
            return generator.generateOneTimePasswordString(secret, Instant.ofEpochSecond(step * STEP_SECONDS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA1 is part of every JDK", e);
        }
    }

    private byte[] encrypt(SecretKey under, UUID account, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, under, account, nonce, secret);
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return both;
    }

    private byte[] decrypt(UUID account, byte[] kept) {
        return crypt(Cipher.DECRYPT_MODE, secretKey, account, Arrays.copyOf(kept, NONCE_BYTES), Arrays.copyOfRange(kept, NONCE_BYTES, kept.length));
    }

    /// AES-256-GCM; the account's id is authenticated too, so that a row cannot be moved to another account.
    private static byte[] crypt(int mode, SecretKey under, UUID account, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, under, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(account.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the second factor of account " + account + " was encrypted with another key", e);
        }
    }

    private byte[] digest(UUID account, String code) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(recoveryKey);
            return mac.doFinal((account + "\n" + code).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }

    private static String base32(byte[] secret) {
        String digits = new BigInteger(1, secret).toString(32);
        StringBuilder text = new StringBuilder();
        ("0".repeat(SECRET_BYTES * 8 / 5 - digits.length()) + digits).chars()
                .forEach(digit -> text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Character.digit(digit, 32))));
        return text.toString();
    }

    private static String digits(String code) {
        return code.replaceAll("\\s", "");
    }

    private static String key(String username) {
        return "second factor of " + username;
    }
}
