package org.zerospread.app.access;

import java.time.Duration;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/// Lets an account remove its own second factors.
///
/// The session must have shown one, and the password is asked for again: a screen left open is not enough. Every other session
/// and token of the account ends, and rights that need a second factor stop with the last one.
@Component
public class SecondFactorDesk {

    /// What stands for the authenticator app where a passkey's id would stand.
    public static final String APP = "app";

    private final SecondFactors factors;
    private final PasskeyRows passkeys;
    private final Accounts accounts;
    private final AccessEvents events;
    private final PasswordEncoder encoder;
    private final SignInThrottle throttle;

    SecondFactorDesk(SecondFactors factors, PasskeyRows passkeys, Accounts accounts, AccessEvents events, PasswordEncoder encoder, SignInThrottle throttle) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.events = events;
        this.encoder = encoder;
        this.throttle = throttle;
    }

    /// Removes the app or one passkey.
    ///
    /// @param which [#APP] or a passkey's id in base64url
    /// @return whether another second factor is left
    public Change<Boolean> remove(SignedIn account, String which, String password) {
        UUID id = account.accountId();
        String key = "removal of " + account.username();
        if (!account.secondFactor()) {
            return new Change.Refused<>(RefusalCode.SECOND_FACTOR_FIRST);
        }
        Duration wait = throttle.waitFor(key, "");
        if (wait.isPositive()) {
            return new Change.Refused<>(RefusalCode.WAIT);
        }
        if (!encoder.matches(password, accounts.find(id).orElseThrow().passwordHash())) {
            throttle.failed(key, "");
            events.record(account.username(), "password.refused", id.toString(), "second-factor.removed");
            return new Change.Refused<>(RefusalCode.PASSWORD_NEEDED);
        }
        throttle.succeeded(key, "");
        boolean app = which.equals(APP);
        if (app ? !factors.hasApp(id) : passkeys.list(id).stream().noneMatch(one -> one.id().equals(which))) {
            return new Change.Refused<>(RefusalCode.UNKNOWN);
        }
        events.change(account.username(), "second-factor.removed", id.toString(), app ? "app" : "passkey", () -> {
            if (app) {
                factors.removeApp(id);
            } else {
                passkeys.remove(id, Bytes.fromBase64(which));
            }
            factors.tidy(id);
            accounts.raiseEpoch(id);
        });
        return new Change.Done<>(factors.isSetUp(id));
    }
}
