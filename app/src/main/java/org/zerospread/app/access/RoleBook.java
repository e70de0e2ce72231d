package org.zerospread.app.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.audit.AuditTrail;

/// The roles and the rights that each gives: a table of the database, changed at run time.
@Component
public class RoleBook {

    private final JdbcClient sql;
    private final AccountRows rows;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    RoleBook(JdbcClient sql, AccountRows rows, AuditTrail audit, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.rows = rows;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// One role.
    public record Role(String code, String nameZh, String nameEn, Set<Right> rights) {
    }

    /// All roles, those with most rights first.
    public List<Role> list() {
        return sql.sql("""
                select r.code, r.name_zh, r.name_en, coalesce(array_agg(g.right_code) filter (where g.right_code is not null), '{}') as rights
                from access.role r left join access.role_right g on g.role = r.code
                group by r.code order by count(g.right_code) desc, r.code
                """).query((row, index) -> {
            Set<Right> rights = EnumSet.noneOf(Right.class);
            Arrays.stream((String[]) row.getArray("rights").getArray()).map(Right::valueOf).forEach(rights::add);
            return new Role(row.getString("code"), row.getString("name_zh"), row.getString("name_en"), rights);
        }).list();
    }

    /// Gives a role these rights and no others.
    ///
    /// Refused where that would leave nobody who manages access (`ACC-014`), and to one who does not manage the whole
    /// district (`ACC-022`), because a role acts everywhere.
    public Change<Role> setRights(SignedIn manager, String role, Set<Right> rights) {
        if (!rows.managesWhole(manager)) {
            return new Change.Refused<>(RefusalCode.ROLES_ACT_EVERYWHERE);
        }
        return rows.guarded(transaction, () -> {
            Role before = list().stream().filter(one -> one.code().equals(role)).findFirst().orElse(null);
            if (before == null) {
                return new Change.Refused<>(RefusalCode.UNKNOWN);
            }
            String[] codes = rights.stream().map(Right::name).toArray(String[]::new);
            sql.sql("delete from access.role_right where role = :role and right_code <> all (:codes)").param("role", role).param("codes", codes).update();
            sql.sql("insert into access.role_right (role, right_code) select :role, unnest(:codes) on conflict do nothing").param("role", role).param("codes", codes).update();
            if (!rights.equals(before.rights())) {
                audit.record("role.changed", rows.low(manager), role, changes(before.rights(), rights));
            }
            return new Change.Done<>(new Role(before.code(), before.nameZh(), before.nameEn(), rights));
        });
    }

    private static String changes(Set<Right> before, Set<Right> after) {
        StringBuilder text = new StringBuilder();
        after.stream().filter(right -> !before.contains(right)).collect(java.util.stream.Collectors.toCollection(TreeSet::new)).forEach(right -> text.append(" +").append(right));
        before.stream().filter(right -> !after.contains(right)).forEach(right -> text.append(" -").append(right));
        return text.toString().strip();
    }
}
