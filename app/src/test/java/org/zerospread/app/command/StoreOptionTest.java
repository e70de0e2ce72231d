package org.zerospread.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.StoreException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoreOptionTest {

    @Test
    void refusesServerOlderThan15() {
        assertThatThrownBy(() -> StoreOption.refuseOldServer(140_011)).isInstanceOfSatisfying(StoreException.class, fault -> {
            assertThat(fault.code()).isEqualTo("STO-006");
            assertThat(fault).hasMessageContaining("PostgreSQL 14").hasMessageContaining("15");
        });
        assertThatCode(() -> StoreOption.refuseOldServer(150_000)).doesNotThrowAnyException();
    }

    @Test
    void readsUserPasswordAndPortFromTheAddress() {
        var address = StoreOption.parse("postgresql://lu:secret@db.example:5433/zs?sslmode=require");
        assertThat(address.url()).isEqualTo("jdbc:postgresql://db.example:5433/zs?sslmode=require");
        assertThat(address.user()).isEqualTo("lu");
        assertThat(address.toString()).doesNotContain("secret");
    }

    @Test
    void refusesAddressOfAnotherKind() {
        assertThatThrownBy(() -> StoreOption.parse("mysql://db/zs")).isInstanceOfSatisfying(StoreException.class, fault -> assertThat(fault.code()).isEqualTo("STO-007"));
    }

    @Test
    void makesKeyThatOnlyItsOwnerReadsAndReadsItAgain(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("key");
        String made = MasterKey.open(file).text();
        assertThat(made).hasSize(64);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(MasterKey.open(file).text()).isEqualTo(made);
    }

    @Test
    void refusesKeyOfAnotherLengthWithoutQuotingIt() {
        assertThatThrownBy(() -> MasterKey.parse("abcdef")).isInstanceOfSatisfying(StoreException.class, fault -> {
            assertThat(fault.code()).isEqualTo("STO-012");
            assertThat(fault.getMessage()).doesNotContain("abcdef");
        });
    }
}
