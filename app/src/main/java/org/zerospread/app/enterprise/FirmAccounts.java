package org.zerospread.app.enterprise;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Says which accounts act for a firm.
@Component
public class FirmAccounts {

    private static final long CODES_PER_TOWN = 1_000_000L;

    private final JdbcClient sql;
    private final Firms firms;
    private final AuditTrail audit;
    private final DistrictClock clock;

    FirmAccounts(JdbcClient sql, Firms firms, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.firms = firms;
        this.audit = audit;
        this.clock = clock;
    }

    /// An account that acts for the firm.
    public record Bound(UUID id, String username, String displayName) {
    }

    private record Account(UUID id, boolean fits, boolean elsewhere) {
    }

    /// The accounts of a firm.
    @Transactional(readOnly = true)
    public List<Bound> list(UUID firm) {
        return sql.sql("""
                select a.id, a.username, a.display_name from enterprise.account b join access.account a on a.id = b.account_id join enterprise.firm f on f.id = b.firm_id
                where b.firm_id = :firm order by a.username
                """).param("firm", firm).query((row, index) -> new Bound(row.getObject("id", UUID.class), row.getString("username"), row.getString("display_name"))).list();
    }

    /// Lets an account act for a firm: one of a firm's contact whose jurisdiction has the firm in it and reaches no farther than its town.
    @Transactional
    public FirmAnswer bind(UUID firm, String username) {
        Optional<Firm> known = firms.find(firm).filter(one -> one.closedOn() == null);
        if (known.isEmpty()) {
            return FirmDesk.unknown();
        }
        long region = known.get().region().value();
        long town = region / CODES_PER_TOWN * CODES_PER_TOWN;
        Optional<Account> account = sql.sql("""
                select a.id, exists (select from access.assignment s where s.account_id = a.id and s.role = 'ENTERPRISE_CONTACT' and s.low <= :region and :region <= s.high
                        and s.low >= :town and s.high < :town + 1000000) as fits,
                    exists (select from enterprise.account b where b.account_id = a.id and b.firm_id <> :firm) as elsewhere
                from access.account a where a.username = :name and not a.disabled
                """).param("region", region).param("town", town).param("firm", firm).param("name", username.strip())
                .query((row, index) -> new Account(row.getObject("id", UUID.class), row.getBoolean("fits"), row.getBoolean("elsewhere"))).optional();
        if (account.isEmpty() || !account.get().fits()) {
            return FirmAnswer.refused("username", "ENT-015", "没有这个账号, 或不是企业联系人、辖区不是企业所在镇街或村: 先在用户管理里开设", "no such account, or none of a firm's contact over the firm's town or village: open it among the users first");
        }
        if (account.get().elsewhere()) {
            return FirmAnswer.refused("username", "ENT-016", "此账号已属于另一家企业", "this account acts for another firm");
        }
        int bound = sql.sql("insert into enterprise.account (account_id, firm_id, bound_at, bound_by) values (:account, :firm, :at, :by) on conflict do nothing").param("account", account.get().id())
                .param("firm", firm).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        if (bound > 0) {
            audit.record("firm.account-bound", region, firm.toString(), username.strip());
        }
        return new FirmAnswer.Done(account.get().id());
    }

    /// Takes an account off a firm.
    @Transactional
    public FirmAnswer release(UUID firm, UUID account) {
        Optional<Firm> known = firms.find(firm);
        int released = known.isEmpty() ? 0 : sql.sql("delete from enterprise.account where account_id = :account and firm_id = :firm").param("account", account).param("firm", firm).update();
        if (released == 0) {
            return FirmAnswer.refused("username", "ENT-015", "此账号不属于这家企业", "the account does not act for this firm");
        }
        audit.record("firm.account-released", known.orElseThrow().region().value(), firm.toString(), account.toString());
        return new FirmAnswer.Done(firm);
    }
}
