package org.zerospread.app.person;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.SealedFields;
import org.zerospread.engine.region.RegionCode;

/// The sealed addresses of the households, when a new key is brought to them; those that have no digest yet get one on the way.
@Component
class SealedHouseholds implements SealedFields {

    private final JdbcClient sql;
    private final FieldCipher cipher;

    SealedHouseholds(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    private record Row(UUID id, RegionCode region, byte[] address) {
    }

    @Override
    @Transactional(readOnly = true)
    public long countOtherThan(int key) {
        return sql.sql("select count(*) from person.household where get_byte(address_sealed, 0) <> :key or address_index is null").param("key", key).query(Long.class).single();
    }

    @Override
    @Transactional
    public Piece sealAnew(int key, UUID after, int most) {
        List<Row> rows = sql.sql("""
                select id, region, address_sealed from person.household where id > :after and (get_byte(address_sealed, 0) <> :key or address_index is null)
                order by id limit :most for update
                """).param("after", after).param("key", key).param("most", most)
                .query((row, index) -> new Row(row.getObject("id", UUID.class), new RegionCode(row.getLong("region")), row.getBytes("address_sealed"))).list();
        if (rows.isEmpty()) {
            return Piece.END;
        }
        List<String> addresses = rows.stream().map(row -> Objects.requireNonNull(cipher.open(row.address(), SealedNumbers.address(row.id())))).toList();
        byte[][] sealed = new byte[rows.size()][];
        byte[][] digests = new byte[rows.size()][];
        for (int i = 0; i < sealed.length; i++) {
            sealed[i] = Objects.requireNonNull(cipher.seal(addresses.get(i), SealedNumbers.address(rows.get(i).id())));
            digests[i] = Objects.requireNonNull(cipher.index("address", AddressText.key(rows.get(i).region(), addresses.get(i))));
        }
        sql.sql("update person.household h set address_sealed = n.address, address_index = n.digest from unnest(:ids::uuid[], :addresses::bytea[], :digests::bytea[]) as n (id, address, digest) where h.id = n.id")
                .param("ids", rows.stream().map(Row::id).toArray(UUID[]::new)).param("addresses", sealed).param("digests", digests).update();
        return new Piece(rows.size(), rows.getLast().id());
    }
}
