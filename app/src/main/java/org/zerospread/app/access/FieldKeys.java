package org.zerospread.app.access;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.StoreException;
import org.zerospread.app.store.UnderMasterKey;

/// The data keys, as the database keeps them: wrapped (AES-256-GCM) under a key that follows from the installation's.
@Component
class FieldKeys implements UnderMasterKey {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final int MOST_KEYS = 255;

    private final JdbcClient sql;
    private final SecretKey wrapping;
    private final SecureRandom random = new SecureRandom();
    private volatile Ring held;

    /// All keys that are in use.
    ///
    /// @param fields by number, oldest first
    record Ring(Map<Integer, SecretKey> fields, int newestId, SecretKey index) {

        SecretKey newest() {
            return java.util.Objects.requireNonNull(fields.get(newestId), "newest key");
        }
    }

    private record Row(int id, String kind, byte[] wrapped) {
    }

    FieldKeys(JdbcClient sql, MasterKey master) {
        this.sql = sql;
        this.wrapping = wrapping(master);
        this.held = load();
    }

    private static SecretKey wrapping(MasterKey master) {
        return master.derive("data keys", "AES");
    }

    @Override
    public void rewrap(JdbcClient owner, MasterKey fresh) {
        SecretKey next = wrapping(fresh);
        List<Row> rows = rows();
        owner.sql("update access.data_key k set wrapped = n.wrapped from unnest(:ids::int[], :wrapped::bytea[]) as n (id, wrapped) where k.id = n.id")
                .param("ids", rows.stream().map(Row::id).toArray(Integer[]::new))
                .param("wrapped", rows.stream().map(row -> wrap(next, unwrap(row), owner(row.id(), row.kind()))).toArray(byte[][]::new)).update();
    }

    /// The keys as last read: never asks the database, so it may be called in the middle of a COPY.
    Ring ring() {
        return held;
    }

    /// Reads the keys again: another process may have begun a new one.
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void reload() {
        held = load();
    }

    /// Reads the keys, and makes the first ones where there are none.
    ///
    /// @throws StoreException `STO-013` when they were wrapped under another installation's key
    private Ring load() {
        if (rows().isEmpty()) {
            insert(1, "INDEX");
            insert(2, "FIELD");
        }
        TreeMap<Integer, SecretKey> fields = new TreeMap<>();
        SecretKey index = null;
        int newest = 0;
        for (Row row : rows()) {
            if (row.kind().equals("INDEX")) {
                index = new SecretKeySpec(unwrap(row), "HmacSHA256");
            } else {
                fields.put(row.id(), new SecretKeySpec(unwrap(row), "AES"));
                newest = row.id();
            }
        }
        return new Ring(Collections.unmodifiableMap(fields), newest, java.util.Objects.requireNonNull(index, "index key"));
    }

    private List<Row> rows() {
        return sql.sql("select id, kind, wrapped from access.data_key order by made_at, id")
                .query((row, number) -> new Row(row.getInt("id"), row.getString("kind"), row.getBytes("wrapped"))).list();
    }

    private void insert(int id, String kind) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        sql.sql("insert into access.data_key (id, kind, wrapped) values (:id, :kind, :wrapped) on conflict do nothing")
                .param("id", id).param("kind", kind).param("wrapped", wrap(wrapping, key, owner(id, kind))).update();
    }

    /// Adds a data key and makes it the newest.
    synchronized int add() {
        java.util.Set<Integer> taken = rows().stream().map(Row::id).collect(java.util.stream.Collectors.toSet());
        int id = java.util.stream.IntStream.rangeClosed(1, MOST_KEYS).filter(number -> !taken.contains(number)).findFirst()
                .orElseThrow(() -> new IllegalStateException("all " + MOST_KEYS + " key numbers are in use"));
        insert(id, "FIELD");
        reload();
        return held.newestId();
    }

    /// Removes a data key that has not been the newest for a day: by then no process writes under it any more.
    ///
    /// @return whether it was removed
    synchronized boolean remove(int id) {
        boolean removed = sql.sql("""
                delete from access.data_key k where k.id = :id and k.kind = 'FIELD'
                  and exists (select from access.data_key n where n.kind = 'FIELD' and n.made_at > k.made_at and n.made_at < clock_timestamp() - interval '1 day')
                """).param("id", id).update() > 0;
        reload();
        return removed;
    }

    private byte[] wrap(SecretKey under, byte[] key, String owner) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, under, nonce, owner);
            byte[] wrapped = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(key.length));
            cipher.doFinal(key, 0, key.length, wrapped, NONCE);
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every JDK", e);
        }
    }

    private byte[] unwrap(Row row) {
        try {
            return cipher(Cipher.DECRYPT_MODE, wrapping, Arrays.copyOf(row.wrapped(), NONCE), owner(row.id(), row.kind())).doFinal(row.wrapped(), NONCE, row.wrapped().length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new StoreException("STO-013", "这个数据库用的是另一把密钥:请用当初的密钥(--key-file、ZEROSPREAD_KEY 或数据目录中的 key 文件)。"
                    + " This store was written under another key: give the one that it was begun with (--key-file, ZEROSPREAD_KEY or the file key in its data directory).");
        }
    }

    private static Cipher cipher(int mode, SecretKey under, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, under, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return cipher;
    }

    private static String owner(int id, String kind) {
        return "data key " + kind + " " + id;
    }
}
