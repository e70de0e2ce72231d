package org.zerospread.app.store;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.ReplayedDistrict;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The database is the guard: what a jurisdiction does not cover does not exist.
class RowPolicyTest extends ReplayedDistrict {

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    private long count(Jurisdiction who, String table) {
        return who.call(() -> transaction.execute(status -> sql.sql("select count(*) from " + table).query(Long.class).single()));
    }

    @Test
    void everyTableThatNamesAPersonIsGuarded() {
        assertThat(sql.sql("""
                select c.oid::regclass::text from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attname in ('person_id', 'household_id', 'card_number', 'stay_id') and not a.attisdropped
                where c.relkind = 'r' and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema') and c.relpersistence = 'p'
                  and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
                """).query(String.class).list()).isEmpty();
    }

    @Test
    void nothingSetMeansNoRows() {
        Long persons = transaction.execute(status -> sql.sql("select count(*) from person.person").query(Long.class).single());
        assertThat(persons).isZero();
    }

    @Test
    void aTownSeesItsOwnPersonsOnly() {
        long all = count(WHOLE_DISTRICT, "person.person");
        long town = count(new Jurisdiction("town", RegionCode.parse("500153106").range()), "person.person");
        assertThat(all).isGreaterThan(7_000);
        assertThat(town).isBetween(1L, all / 5);
        assertThat(count(new Jurisdiction("elsewhere", RegionCode.parse("510500").range()), "person.person")).isZero();
    }

    @Test
    void theJurisdictionEndsWithItsTransaction() {
        count(WHOLE_DISTRICT, "screening.visit");
        for (int i = 0; i < 20; i++) {
            Long after = transaction.execute(status -> sql.sql("select count(*) from screening.visit").query(Long.class).single());
            assertThat(after).isZero();
        }
    }

    @Test
    void nobodyWritesOutsideHisJurisdiction() {
        Jurisdiction town = new Jurisdiction("town", RegionCode.parse("500153106").range());
        assertThatThrownBy(() -> town.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into person.household (id, region, door, recorded_at, recorded_by) values (gen_random_uuid(), 500153107202001, '1', now(), 'x')
                """).update()))).isInstanceOf(DataAccessException.class).hasStackTraceContaining("row-level security");
    }

    @Test
    void theAuditTrailCannotBeChangedByTheApplication() {
        assertThatThrownBy(() -> WHOLE_DISTRICT.run(() -> transaction.executeWithoutResult(status -> sql.sql("update audit.record set actor = 'x'").update())))
                .isInstanceOf(DataAccessException.class).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> WHOLE_DISTRICT.run(() -> transaction.executeWithoutResult(status -> sql.sql("delete from audit.record").update())))
                .isInstanceOf(DataAccessException.class).hasStackTraceContaining("permission denied");
    }

    @Test
    void everyWriteOfTheReplayIsOnTheAuditTrail() {
        List<String> actions = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("select distinct action from audit.record").query(String.class).list()));
        assertThat(actions).contains("households.taken", "persons.taken", "visits.received", "arrivals.registered", "stays.opened", "stays.advanced", "tests.recorded",
                        "case.confirmed", "contacts.registered", "contacts.released", "bulletin.published", "level.in_force", "site.opened");
    }
}
