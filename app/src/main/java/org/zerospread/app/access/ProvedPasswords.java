package org.zerospread.app.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Pairs of account and password proved in the last minutes, kept as keyed digests that only this process can make.
///
/// The stored hash is part of the digest, so a changed password is no longer found.
final class ProvedPasswords {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST_PAIRS = 2_000;

    private final InstantSource time;
    private final SecretKeySpec key;
    private final Map<String, Instant> until = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_PAIRS;
        }
    };

    ProvedPasswords(InstantSource time) {
        this.time = time;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /// Whether the pair was proved a short while ago.
    synchronized boolean contains(Accounts.Credentials account, String password) {
        Instant end = until.get(digest(account, password));
        return end != null && end.isAfter(time.instant());
    }

    /// Remembers the pair.
    ///
    /// @return whether it had not been remembered
    synchronized boolean add(Accounts.Credentials account, String password) {
        if (contains(account, password)) {
            return false;
        }
        until.put(digest(account, password), time.instant().plus(KEPT));
        return true;
    }

    private String digest(Accounts.Credentials account, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((account.id() + "\n" + account.passwordHash() + "\n" + password).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
