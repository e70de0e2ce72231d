package org.zerospread.app.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.store.StoreAddress;

/// Checks the chains of the audit trail: reads every record once, in order, and computes its hash again.
///
/// Needs the database alone, as its owner reads it; no application runs.
public final class AuditVerification {

    private static final int AT_ONCE = 5_000;

    private final Connection connection;
    private final List<AuditRoot> roots;
    private final List<Fault> faults = new ArrayList<>();
    private long records;

    private AuditVerification(Connection connection, List<AuditRoot> roots) {
        this.connection = connection;
        this.roots = roots;
    }

    /// What is wrong: `AUD-001` a record was altered, `AUD-002` records are missing, `AUD-003` the tail was cut off, `AUD-004` a root's
    /// signature is wrong, `AUD-005` a root is not in the chain. Of each chain only the first broken place is told: all after it follows from it.
    ///
    /// @param id of the record; null where it concerns no single one
    public record Fault(String code, long district, long seq, @Nullable Long id, String zh, String en) {
    }

    /// What came of it.
    public record Report(long records, long chains, int roots, List<Fault> faults) {
    }

    private record End(long seq, byte[] hash) {
    }

    /// Checks all chains.
    ///
    /// @param owner the owner of the tables
    /// @param kept a root that was kept elsewhere, if there is one
    public static Report verify(StoreAddress owner, @Nullable AuditRoot kept) throws SQLException {
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password())) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select set_config('zerospread.low', '" + Jurisdiction.EVERYWHERE.low() + "', true), set_config('zerospread.high', '" + Jurisdiction.EVERYWHERE.high() + "', true)");
            }
            List<AuditRoot> roots = new ArrayList<>(listRoots(connection));
            if (kept != null) {
                roots.add(kept);
            }
            return new AuditVerification(connection, roots).run();
        }
    }

    private static List<AuditRoot> listRoots(Connection connection) throws SQLException {
        List<AuditRoot> roots = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("""
                select r.district, r.day, r.seq, r.hash, r.signature, k.public_key from audit.root r join audit.signing_key k on k.id = r.key_id order by r.district, r.day
                """)) {
            while (row.next()) {
                roots.add(new AuditRoot(row.getLong("district"), row.getObject("day", LocalDate.class), row.getLong("seq"), row.getBytes("hash"), row.getBytes("signature"),
                        row.getBytes("public_key")));
            }
        }
        return roots;
    }

    private Report run() throws SQLException {
        Map<Long, End> heads = heads();
        Map<Long, End> ends = new LinkedHashMap<>();
        Map<Long, Map<Long, byte[]>> wanted = new LinkedHashMap<>();
        roots.forEach(root -> wanted.computeIfAbsent(root.district(), district -> new LinkedHashMap<>()).put(root.seq(), new byte[0]));
        walk(ends, wanted);
        heads.forEach((district, head) -> compare(district, head, ends.get(district)));
        roots.forEach(root -> check(root, wanted));
        return new Report(records, ends.size(), roots.size(), List.copyOf(faults));
    }

    private Map<Long, End> heads() throws SQLException {
        Map<Long, End> heads = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local role zerospread_audit");
            try (ResultSet row = statement.executeQuery("select district, seq, hash from audit.head order by district")) {
                while (row.next()) {
                    heads.put(row.getLong("district"), new End(row.getLong("seq"), row.getBytes("hash")));
                }
            }
            statement.execute("reset role");
        }
        return heads;
    }

    private void walk(Map<Long, End> ends, Map<Long, Map<Long, byte[]>> wanted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select id, district, seq, recorded_at, actor, action, region, subject, detail, hash from audit.record order by district, seq
                """)) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    AuditChain.Link link = new AuditChain.Link(row.getLong("id"), row.getLong("district"), row.getLong("seq"), row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            row.getString("actor"), row.getString("action"), row.getLong("region"), row.getString("subject"), row.getString("detail"));
                    byte[] stored = row.getBytes("hash");
                    records++;
                    End before = ends.getOrDefault(link.district(), new End(0, AuditChain.beginning(link.district())));
                    if (link.seq() != before.seq() + 1) {
                        add("AUD-002", link.district(), before.seq() + 1, null, "第 " + (before.seq() + 1) + " 条审计记录被删除", "record " + (before.seq() + 1) + " was removed");
                    } else if (!Arrays.equals(stored, AuditChain.hash(before.hash(), link))) {
                        add("AUD-001", link.district(), link.seq(), link.id(), "第 " + link.seq() + " 条审计记录被改动(" + link.recordedAt() + " " + link.action() + ")",
                                "record " + link.seq() + " was altered (" + link.recordedAt() + " " + link.action() + ")");
                    }
                    ends.put(link.district(), new End(link.seq(), stored));
                    Map<Long, byte[]> of = wanted.get(link.district());
                    if (of != null && of.containsKey(link.seq())) {
                        of.put(link.seq(), stored);
                    }
                }
            }
        }
    }

    private void compare(long district, End head, @Nullable End end) {
        long last = end == null ? 0 : end.seq();
        if (last < head.seq()) {
            add("AUD-003", district, last + 1, null, "审计链尾被截断:应到第 " + head.seq() + " 条,只到第 " + last + " 条", "the tail was cut off: it should reach record " + head.seq() + " and ends at " + last);
        } else if (end != null && (last > head.seq() || !Arrays.equals(end.hash(), head.hash()))) {
            add("AUD-003", district, head.seq(), null, "审计链尾与链首登记不符", "the end of the chain is not the one on file");
        }
    }

    private void check(AuditRoot root, Map<Long, Map<Long, byte[]>> wanted) {
        byte[] there = wanted.getOrDefault(root.district(), Map.of()).getOrDefault(root.seq(), new byte[0]);
        if (!AuditChain.isSigned(root)) {
            faults.add(new Fault("AUD-004", root.district(), root.seq(), null, root.day() + " 的链根签名不对", "the signature of the root of " + root.day() + " is wrong"));
        } else if (!Arrays.equals(there, root.hash())) {
            faults.add(new Fault("AUD-005", root.district(), root.seq(), null, root.day() + " 的链根(第 " + root.seq() + " 条)不在审计链中:其后或其前的记录被重写或截断",
                    "the root of " + root.day() + " (record " + root.seq() + ") is not in the chain: it was rewritten or cut off"));
        }
    }

    private void add(String code, long district, long seq, @Nullable Long id, String zh, String en) {
        if (faults.stream().noneMatch(fault -> fault.district() == district)) {
            faults.add(new Fault(code, district, seq, id, zh, en));
        }
    }
}
