package org.zerospread.app.access;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionRange;

/// What is done with accounts: the first one at the first start, and passwords.
@Component
public class AccountDesk {

    /// Letters and digits that nobody takes for one another.
    private static final String EASY = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 200;

    private final Accounts accounts;
    private final AccessEvents events;
    private final AuditTrail audit;
    private final PasswordEncoder encoder;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    AccountDesk(Accounts accounts, AccessEvents events, AuditTrail audit, PasswordEncoder encoder, PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.events = events;
        this.audit = audit;
        this.encoder = encoder;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What became of a password change.
    public sealed interface PasswordChange {

        /// The new password acts from now on.
        record Changed() implements PasswordChange {
        }

        /// The password stays as it was.
        ///
        /// @param code `ACC-005` old password wrong, `ACC-006` too short or too long, `ACC-007` contains the user name,
        ///     `ACC-008` same as before
        record Refused(String code) implements PasswordChange {
        }
    }

    /// Creates the account `admin` over all regions, when no account exists.
    ///
    /// @return its one-time password, shown once and kept only as a hash; empty when there are accounts already
    public Optional<String> firstAdministrator(RegionRange everything) {
        String password = oneTimePassword();
        String hash = encode(password);
        UUID id = UUID.randomUUID();
        boolean added = new Jurisdiction("admin", everything).call(() -> Boolean.TRUE.equals(transaction.execute(status -> {
            boolean first = accounts.addFirst(id, "admin", "管理员", hash, everything);
            if (first) {
                audit.record("account.created", everything.low(), id.toString(), "admin, ADMINISTRATOR");
            }
            return first;
        })));
        return added ? Optional.of(password) : Optional.empty();
    }

    /// Sets an own password for an account that knows its present one.
    public PasswordChange changePassword(UUID account, String old, String fresh) {
        Accounts.Credentials present = accounts.find(account).orElseThrow(() -> new IllegalArgumentException("no account " + account));
        if (!encoder.matches(old, present.passwordHash())) {
            events.record(present.username(), "password.refused", account.toString(), "ACC-005");
            return new PasswordChange.Refused("ACC-005");
        }
        if (fresh.codePointCount(0, fresh.length()) < SHORTEST_PASSWORD || fresh.length() > LONGEST_PASSWORD) {
            return new PasswordChange.Refused("ACC-006");
        }
        if (fresh.toLowerCase(Locale.ROOT).contains(present.username())) {
            return new PasswordChange.Refused("ACC-007");
        }
        if (fresh.equals(old)) {
            return new PasswordChange.Refused("ACC-008");
        }
        accounts.setPassword(account, encode(fresh), false);
        events.record(present.username(), "password.changed", account.toString(), null);
        return new PasswordChange.Changed();
    }

    /// Works from now on in another of the account's jurisdictions.
    ///
    /// @return whether it is assigned
    public boolean chooseJurisdiction(SignedIn account, long low) {
        Optional<SignedIn.Place> place = account.jurisdictions().stream().filter(one -> one.range().low() == low).findFirst();
        place.ifPresent(one -> {
            accounts.choose(account.accountId(), one.range());
            events.record(account.username(), "jurisdiction.chosen", account.accountId().toString(), one.range().low() + "-" + one.range().high());
        });
        return place.isPresent();
    }

    /// Ends every session of the account, the present one included.
    public void signOutEverywhere(SignedIn account) {
        accounts.raiseEpoch(account.accountId());
        events.record(account.username(), "signed-out-everywhere", account.accountId().toString(), null);
    }

    String encode(String password) {
        return java.util.Objects.requireNonNull(encoder.encode(password), "hash");
    }

    String oneTimePassword() {
        return IntStream.range(0, 4)
                .mapToObj(group -> random.ints(4, 0, EASY.length()).mapToObj(index -> EASY.substring(index, index + 1)).collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }
}
