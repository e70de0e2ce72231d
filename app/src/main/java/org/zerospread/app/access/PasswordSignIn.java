package org.zerospread.app.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// Checks a user name and password, for the sign-in form and for HTTP Basic alike.
///
/// An unknown name costs as much time as a wrong password, and gets the same answer. A proved pair is remembered
/// for some minutes where the caller sends it with each request (Basic): Argon2 is slow on purpose.
final class PasswordSignIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final SignInThrottle throttle;
    private final AccessEvents events;
    private final @Nullable ProvedPasswords proved;
    private final String hashOfNobody;

    /// @param proved remembers proved pairs; null proves each time
    PasswordSignIn(Accounts accounts, PasswordEncoder encoder, SignInThrottle throttle, AccessEvents events, @Nullable ProvedPasswords proved) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.throttle = throttle;
        this.events = events;
        this.proved = proved;
        this.hashOfNobody = java.util.Objects.requireNonNull(encoder.encode("nobody has this password"), "hash");
    }

    /// Too many failures: the account has to wait from this address.
    static final class MustWaitException extends LockedException {

        private static final long serialVersionUID = 1L;

        private final long waitSeconds;

        MustWaitException(Duration wait) {
            super("ACC-002");
            this.waitSeconds = Math.max(1, wait.toSeconds());
        }

        long waitSeconds() {
            return waitSeconds;
        }
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String username = asked.getName().strip().toLowerCase(Locale.ROOT);
        String password = String.valueOf(asked.getCredentials());
        String address = asked.getDetails() instanceof WebAuthenticationDetails details ? String.valueOf(details.getRemoteAddress()) : "";
        Duration wait = throttle.waitFor(username, address);
        if (wait.isPositive()) {
            throw new MustWaitException(wait);
        }
        Optional<Accounts.Credentials> account = accounts.findUsable(username);
        if (!holds(account, password)) {
            throttle.failed(username, address);
            events.record(clip(username), "sign-in.refused", null, "from " + address);
            throw new BadCredentialsException("ACC-001");
        }
        throttle.succeeded(username, address);
        Accounts.Credentials known = account.orElseThrow();
        if (proved == null || proved.add(known, password)) {
            events.record(known.username(), "signed-in", known.id().toString(), "from " + address);
        }
        return UsernamePasswordAuthenticationToken.authenticated(new AccountPrincipal(known.id(), known.username(), known.epoch(), false, InstantSource.system().instant()), null, List.of());
    }

    private boolean holds(Optional<Accounts.Credentials> account, String password) {
        if (proved != null && account.isPresent() && proved.contains(account.get(), password)) {
            return true;
        }
        boolean matches = encoder.matches(password, account.map(Accounts.Credentials::passwordHash).orElse(hashOfNobody));
        return matches && account.isPresent();
    }

    private static String clip(String username) {
        return username.length() > 40 ? username.substring(0, 40) : username;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
