package org.zerospread.app.store;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.TestStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The start is refused on a database that does not guard its rows.
class StoreGuardTest extends SmallDistrict {

    @Autowired
    StoreGuard guard;

    private static void asOwner(String... statements) throws SQLException {
        StoreAddress owner = TestStore.database("small");
        try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password()); var statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    @Test
    void findsNothingInAnIntactStore() {
        assertThat(guard.listGaps()).isEmpty();
    }

    @Test
    void findsTableWithoutPolicyAndViewWithItsOwnersRights() throws SQLException {
        asOwner("create table person.loose (person_id uuid)", "create view person.seen as select id from person.person");
        try {
            assertThat(guard.listGaps()).containsExactlyInAnyOrder("person.loose", "view person.seen");
            assertThatThrownBy(guard::refuseGaps).isInstanceOfSatisfying(StoreException.class, fault -> assertThat(fault.code()).isEqualTo("STO-014"));
        } finally {
            asOwner("drop view person.seen", "drop table person.loose");
        }
    }

    @Test
    void findsPolicyThatIsNotForced() throws SQLException {
        asOwner("alter table person.arrival no force row level security");
        try {
            assertThat(guard.listGaps()).containsExactly("person.arrival");
        } finally {
            asOwner("alter table person.arrival force row level security");
        }
    }

    @Test
    void theApplicationCannotTakeTheOwnersPowers() {
        String owner = TestStore.database("small").user();
        assertThat(sql.sql("select session_user <> :owner and session_user = current_user").param("owner", owner).query(Boolean.class).single()).isTrue();
        assertThatThrownBy(() -> sql.sql("set role " + owner).update()).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> sql.sql("alter table person.person disable row level security").update()).hasStackTraceContaining("must be owner");
        assertThatThrownBy(() -> sql.sql("create table person.own (x int)").update()).hasStackTraceContaining("permission denied");
    }
}
