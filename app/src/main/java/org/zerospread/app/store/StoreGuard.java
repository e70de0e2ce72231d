package org.zerospread.app.store;

import java.util.List;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Refuses to start on a database that does not guard its rows.
///
/// Every table must be under forced row-level security with a policy, unless its comment says `open:` and why nobody is named in
/// it; every view must ask with its reader's rights; and the application's own role must be bound by all that.
@Lazy(false)
@Component
class StoreGuard {

    private final JdbcClient sql;

    StoreGuard(JdbcClient sql, FlywayMigrationInitializer migrated) {
        this.sql = sql;
        refuseGaps();
    }

    /// @throws StoreException `STO-014` when anything is not guarded
    void refuseGaps() {
        List<String> gaps = listGaps();
        if (!gaps.isEmpty()) {
            throw new StoreException("STO-014", "数据库没有守住这些对象,拒绝启动: " + String.join(", ", gaps) + "。请按 docs/security.md 恢复行级策略。"
                    + " The database does not guard these, so the program does not start: restore their row-level policies as docs/security.md says.");
        }
    }

    /// What is not guarded: tables without a forced policy, views with their owner's rights, powers that the application must not have.
    List<String> listGaps() {
        return sql.sql("""
                select c.oid::regclass::text from pg_class c
                where c.relkind in ('r', 'p') and c.relpersistence = 'p' and c.relname <> 'flyway_schema_history'
                  and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
                  and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'open: _%'
                  and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
                union all
                select 'view ' || c.oid::regclass::text from pg_class c
                where c.relkind in ('v', 'm') and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
                  and not coalesce('security_invoker=true' = any (c.reloptions) or 'security_invoker=on' = any (c.reloptions), false)
                  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
                union all
                select 'role ' || r.rolname from pg_roles r
                where r.rolname = current_user and (r.rolsuper or r.rolbypassrls or r.rolcreaterole
                    or exists (select from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p', 'v') and c.relpersistence = 'p'))
                order by 1
                """).query(String.class).list();
    }
}
