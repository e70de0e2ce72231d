package org.zerospread.app.enterprise;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.SignedIn;

/// The enterprise that an account acts for. Addresses of a firm's own user carry no id of a firm: it is always his own.
@Component
public class OwnFirm {

    private final JdbcClient sql;

    OwnFirm(JdbcClient sql) {
        this.sql = sql;
    }

    /// The firm of the account; empty when nobody bound the account to one, or when it is no more.
    @Transactional(readOnly = true)
    public Optional<Firm> find(SignedIn account) {
        return sql.sql("""
                select f.id, f.credit_code, f.name, f.industry, f.size, f.large, f.park, f.priority, f.region, f.address, f.contact, f.phone, f.staff_expected, f.closed_on
                from enterprise.account a join enterprise.firm f on f.id = a.firm_id and f.closed_on is null where a.account_id = :account
                """).param("account", account.accountId()).query(Firms::read).optional();
    }
}
