package org.zerospread.app.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

/// The accounts, as those who manage access see and change them.
///
/// A manager reaches the accounts whose every assignment lies inside his own active range, and gives no region outside it.
/// An account with nothing assigned is reached by managers of the whole district only. Each change is one transaction with
/// its audit record, and acts on the account's next request.
@Component
public class AccountRegister {

    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{1,39}");
    /// How the whole country is written where a region is asked for.
    private static final String COUNTRY = "*";

    private final AccountRows rows;
    private final Accounts accounts;
    private final AccountDesk desk;
    private final SecondFactors factors;
    private final ObjectProvider<IdentityProvider> provider;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    AccountRegister(AccountRows rows, Accounts accounts, AccountDesk desk, SecondFactors factors, ObjectProvider<IdentityProvider> provider, AuditTrail audit, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.accounts = accounts;
        this.desk = desk;
        this.factors = factors;
        this.provider = provider;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// One account.
    public record Account(UUID id, String username, String displayName, boolean disabled, boolean mustChange, @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo, boolean secondFactor, @Nullable String identity, List<Assignment> assignments) {
    }

    /// A role on a region with all that lies in it.
    public record Assignment(String role, String roleZh, String roleEn, SignedIn.Place place) {
    }

    /// What a manager may change of an account: both days are inclusive, null is unbounded.
    public record Terms(String displayName, boolean disabled, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {
    }

    /// An account with a password that is shown this once.
    public record Opened(UUID id, String username, String oneTimePassword) {
    }

    /// The accounts that the manager reaches, by user name; at most 200.
    ///
    /// @param words part of user name or display name; empty for all
    public List<Account> list(SignedIn manager, String words) {
        return rows.list(AccountRows.range(manager), rows.managesWhole(manager), words.strip());
    }

    /// One account that the manager reaches.
    public Optional<Account> find(SignedIn manager, UUID id) {
        return rows.find(id, AccountRows.range(manager), rows.managesWhole(manager));
    }

    /// Adds an account with its first assignment.
    ///
    /// @param region 6, 9, 12 or 15 digits, or `*` for the whole country
    public Change<Opened> add(SignedIn manager, String username, String displayName, String role, String region) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(name).matches() || displayName.isBlank()) {
            return new Change.Refused<>(RefusalCode.NAME_UNFIT);
        }
        return givable(manager, role, region, range -> {
            UUID id = UUID.randomUUID();
            String password = desk.oneTimePassword();
            if (!rows.add(id, name, displayName.strip(), desk.encode(password))) {
                return new Change.Refused<>(RefusalCode.NAME_UNFIT);
            }
            rows.assign(id, role, range);
            audit.record("account.created", rows.low(manager), id.toString(), name + ", " + role + " " + range.low() + "-" + range.high());
            return new Change.Done<>(new Opened(id, name, password));
        });
    }

    /// An account from a list, with the role and region of that line.
    public record Enlisted(UUID id, String username, String displayName, String role, String region, @Nullable LocalDate validFrom, @Nullable LocalDate validTo,
            @Nullable String employer, @Nullable String remarks) {
    }

    /// An account on record.
    ///
    /// @param beyond whether it has an assignment outside the range of him who enlists
    /// @param given each `ROLE low`
    record Listed(UUID id, String displayName, boolean beyond, Set<String> given) {
    }

    record Given(UUID account, String role, RegionRange range) {
    }

    /// Enlists many: an account that is new gets no password yet (a manager gives the one-time password on its page); one that is there, under the
    /// same display name, gets the role on the region. Nothing is taken away.
    ///
    /// @param within the range of him who enlists; no region outside it is given
    /// @return one answer per line: `true` where something was given, `false` where all of it was there
    @Transactional
    public List<Change<Boolean>> enlist(RegionRange within, List<Enlisted> lines) {
        Set<String> roles = rows.roles();
        Map<String, RegionRange> regions = rows.regions(lines.stream().map(Enlisted::region).collect(Collectors.toSet()), within);
        Map<String, Listed> known = new HashMap<>(rows.listed(lines.stream().map(line -> line.username().toLowerCase(Locale.ROOT)).toList(), within));
        List<Enlisted> accounts = new ArrayList<>();
        List<Given> given = new ArrayList<>();
        List<Change<Boolean>> answers = new ArrayList<>();
        for (Enlisted line : lines) {
            String name = line.username().toLowerCase(Locale.ROOT);
            RegionRange range = regions.get(line.region());
            Listed before = known.get(name);
            if (!USERNAME.matcher(name).matches() || before != null && !before.displayName().equals(line.displayName())) {
                answers.add(new Change.Refused<>(RefusalCode.NAME_UNFIT));
            } else if (range == null || !roles.contains(line.role())) {
                answers.add(new Change.Refused<>(RefusalCode.UNKNOWN));
            } else if (before != null && before.beyond()) {
                answers.add(new Change.Refused<>(RefusalCode.OUTSIDE_RANGE));
            } else if (line.validFrom() != null && line.validTo() != null && line.validFrom().isAfter(line.validTo())) {
                answers.add(new Change.Refused<>(RefusalCode.DATES_REVERSED));
            } else {
                Set<String> all = new HashSet<>(before == null ? Set.of() : before.given());
                boolean fresh = all.add(line.role() + " " + range.low());
                UUID id = before == null ? line.id() : before.id();
                known.put(name, new Listed(id, line.displayName(), false, all));
                if (before == null) {
                    accounts.add(new Enlisted(id, name, line.displayName(), line.role(), line.region(), line.validFrom(), line.validTo(), line.employer(), line.remarks()));
                }
                if (fresh) {
                    given.add(new Given(id, line.role(), range));
                }
                answers.add(new Change.Done<>(fresh));
            }
        }
        if (!given.isEmpty()) {
            rows.enlist(accounts, given);
            audit.record("accounts.enlisted", within.low(), null, accounts.size() + " accounts, " + given.size() + " assignments");
        }
        return answers;
    }

    /// Changes name, validity, or whether the account is closed; closing ends its sessions. Not of oneself (`ACC-016`).
    public Change<UUID> change(SignedIn manager, UUID id, Terms terms) {
        if (id.equals(manager.accountId())) {
            return new Change.Refused<>(RefusalCode.ONESELF);
        }
        if (terms.displayName().isBlank()) {
            return new Change.Refused<>(RefusalCode.NAME_UNFIT);
        }
        if (terms.validFrom() != null && terms.validTo() != null && terms.validFrom().isAfter(terms.validTo())) {
            return new Change.Refused<>(RefusalCode.DATES_REVERSED);
        }
        return reached(manager, id, () -> {
            rows.change(id, terms);
            audit.record("account.changed", rows.low(manager), id.toString(), terms.toString());
            return new Change.Done<>(id);
        });
    }

    /// Gives a role on a region.
    public Change<UUID> assign(SignedIn manager, UUID id, String role, String region) {
        return givable(manager, role, region, range -> reached(manager, id, () -> {
            rows.assign(id, role, range);
            audit.record("assignment.given", rows.low(manager), id.toString(), role + " " + range.low() + "-" + range.high());
            return new Change.Done<>(id);
        }));
    }

    /// Takes a role on a region away.
    ///
    /// @param low first code of the region
    public Change<UUID> withdraw(SignedIn manager, UUID id, String role, long low) {
        return reached(manager, id, () -> {
            if (!rows.withdraw(id, role, low)) {
                return new Change.Refused<>(RefusalCode.UNKNOWN);
            }
            audit.record("assignment.withdrawn", rows.low(manager), id.toString(), role + " " + low);
            return new Change.Done<>(id);
        });
    }

    /// Gives a new one-time password, ends all sessions and removes the second factor: for one who lost the way in. Not to oneself.
    public Change<Opened> reset(SignedIn manager, UUID id) {
        if (id.equals(manager.accountId())) {
            return new Change.Refused<>(RefusalCode.ONESELF);
        }
        return reached(manager, id, () -> {
            String password = desk.oneTimePassword();
            accounts.setPassword(id, desk.encode(password), true);
            factors.remove(id);
            audit.record("account.reset", rows.low(manager), id.toString(), null);
            return new Change.Done<>(new Opened(id, accounts.find(id).orElseThrow().username(), password));
        });
    }

    /// Whether an identity provider is configured.
    public boolean hasProvider() {
        return provider.getIfAvailable() != null;
    }

    /// Links the account to whom it is at the identity provider, or unlinks it; ends its sessions. Not of oneself (`ACC-016`).
    ///
    /// @param subject empty to unlink
    public Change<UUID> link(SignedIn manager, UUID id, String subject) {
        IdentityProvider one = provider.getIfAvailable();
        String name = subject.strip();
        if (one == null || name.length() > 255) {
            return new Change.Refused<>(RefusalCode.IDENTITY_UNFIT);
        }
        if (id.equals(manager.accountId())) {
            return new Change.Refused<>(RefusalCode.ONESELF);
        }
        return reached(manager, id, () -> {
            if (!rows.link(id, one.issuer(), name)) {
                return new Change.Refused<>(RefusalCode.IDENTITY_UNFIT);
            }
            accounts.raiseEpoch(id);
            audit.record(name.isEmpty() ? "account.unlinked" : "account.linked", rows.low(manager), id.toString(), one.issuer());
            return new Change.Done<>(id);
        });
    }

    private <T> Change<T> givable(SignedIn manager, String role, String region, java.util.function.Function<RegionRange, Change<T>> change) {
        Optional<RegionRange> range = region.strip().equals(COUNTRY) ? Optional.of(Jurisdiction.EVERYWHERE)
                : RegionCode.tryParse(region.strip()).filter(code -> rows.isRegion(code.value())).map(RegionCode::range);
        if (range.isEmpty() || !rows.isRole(role)) {
            return new Change.Refused<>(RefusalCode.UNKNOWN);
        }
        if (!AccountRows.range(manager).contains(range.get())) {
            return new Change.Refused<>(RefusalCode.OUTSIDE_RANGE);
        }
        return rows.guarded(transaction, () -> change.apply(range.get()));
    }

    private <T> Change<T> reached(SignedIn manager, UUID id, Supplier<Change<T>> change) {
        return rows.guarded(transaction, () -> {
            if (find(manager, id).isEmpty()) {
                return new Change.Refused<>(rows.exists(id) ? RefusalCode.OUTSIDE_RANGE : RefusalCode.UNKNOWN);
            }
            return change.get();
        });
    }
}
