package org.zerospread.app.access;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.TestStore;
import org.zerospread.app.certificate.CertificateKeys;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.StoreAddress;
import org.zerospread.app.store.StoreException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The keys of the store under another installation key.
class RewrapTest extends SmallDistrict {

    @Autowired
    KeyRotation rotation;

    @Autowired
    MasterKey present;

    @Autowired
    CertificateKeys certificates;

    private Map<Integer, String> keysUnder(MasterKey master) {
        Map<Integer, String> keys = new TreeMap<>();
        new FieldKeys(sql, master).ring().fields().forEach((id, key) -> keys.put(id, java.util.HexFormat.of().formatHex(key.getEncoded())));
        return keys;
    }

    /// As it lies in the table; the other tests of the store sign with it.
    private byte[] certificateKey(JdbcClient tables) {
        certificates.list();
        return tables.sql("select private_wrapped from certificate.signing_key where retired_at is null").query(byte[].class).single();
    }

    @Test
    void theSameDataKeysOpenWithTheNewKeyAloneAndBackAgain() {
        Map<Integer, String> before = keysUnder(present);
        MasterKey fresh = MasterKey.parse("ab".repeat(32));
        StoreAddress owner = TestStore.database("small");
        JdbcClient tables = JdbcClient.create(new DriverManagerDataSource(owner.url(), owner.user(), owner.password()));
        byte[] signing = certificateKey(tables);
        Optional<byte[]> lists = tables.sql("select private_wrapped from checkpoint.list_key").query(byte[].class).optional();
        rotation.rewrap(owner, fresh);
        try {
            assertThat(keysUnder(fresh)).isEqualTo(before).isNotEmpty();
            assertThatThrownBy(() -> keysUnder(present)).isInstanceOf(StoreException.class).hasMessageContaining("another key");
            Long records = new Jurisdiction("auditor", Jurisdiction.EVERYWHERE)
                    .call(() -> transaction.execute(status -> sql.sql("select count(*) from audit.record where action = 'key.installation'").query(Long.class).single()));
            assertThat(records).isEqualTo(1);
            assertThat(certificateKey(tables)).as("brought along").isNotEqualTo(signing);
        } finally {
            new FieldKeys(sql, fresh).rewrap(tables, present);
            tables.sql("update certificate.signing_key set private_wrapped = :was where retired_at is null").param("was", signing).update();
            lists.ifPresent(was -> tables.sql("update checkpoint.list_key set private_wrapped = :was").param("was", was).update());
        }
        assertThat(keysUnder(present)).isEqualTo(before);
    }
}
