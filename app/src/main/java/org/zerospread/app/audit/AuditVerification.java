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
import java.util.UUID;
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
    private final Map<Long, AuditCut> cuts;
    private final List<Fault> faults = new ArrayList<>();
    private long records;

    private AuditVerification(Connection connection, List<AuditRoot> roots, Map<Long, AuditCut> cuts) {
        this.connection = connection;
        this.cuts = cuts;
        this.roots = roots;
    }

    /// What is wrong: `AUD-001` a record was altered, `AUD-002` records are missing, `AUD-003` the tail was cut off, `AUD-004` a root's
    /// signature is wrong, `AUD-005` a root is not in the chain, `AUD-008` the signature of a cut is wrong. Of each chain only the first broken place is told: all after it follows from it.
    ///
    /// @param id of the record; null where it concerns no single one
    public record Fault(String code, long district, long seq, @Nullable Long id, String zh, String en) {
    }

    /// What came of it.
    ///
    /// @param cuts where the beginnings of chains were taken away under a signature; each chain is checked from there
    public record Report(long records, long chains, int roots, List<AuditCut> cuts, List<Fault> faults) {
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
            return new AuditVerification(connection, roots, lastCuts(connection)).run();
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

    /// The last cut of each chain.
    private static Map<Long, AuditCut> lastCuts(Connection connection) throws SQLException {
        Map<Long, AuditCut> cuts = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("""
                select c.district, c.seq, c.day, c.hash, c.run_id, c.signers, c.signature, k.public_key from audit.cut c join audit.signing_key k on k.id = c.key_id order by c.district, c.seq
                """)) {
            while (row.next()) {
                cuts.put(row.getLong("district"), new AuditCut(row.getLong("district"), row.getLong("seq"), row.getObject("day", LocalDate.class), row.getBytes("hash"),
                        row.getObject("run_id", UUID.class), row.getString("signers"), row.getBytes("signature"), row.getBytes("public_key")));
            }
        }
        return cuts;
    }

    private Report run() throws SQLException {
        Map<Long, End> heads = heads();
        Map<Long, End> ends = new LinkedHashMap<>();
        Map<Long, Map<Long, byte[]>> wanted = new LinkedHashMap<>();
        roots.forEach(root -> wanted.computeIfAbsent(root.district(), district -> new LinkedHashMap<>()).put(root.seq(), new byte[0]));
        for (AuditCut cut : cuts.values()) {
            wanted.computeIfAbsent(cut.district(), district -> new LinkedHashMap<>()).put(cut.seq(), cut.hash());
            if (!cut.isSigned()) {
                add("AUD-008", cut.district(), cut.seq(), null, "审计链在第 " + cut.seq() + " 条处的截断签名不对", "the signature of the cut at record " + cut.seq() + " is wrong");
            }
        }
        walk(ends, wanted);
        heads.forEach((district, head) -> compare(district, head, ends.get(district)));
        roots.forEach(root -> check(root, wanted));
        return new Report(records, ends.size(), roots.size(), List.copyOf(cuts.values()), List.copyOf(faults));
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
                    End before = ends.get(link.district());
                    if (before == null) {
                        before = begin(link, stored);
                    }
                    if (isTail(before, link)) {
                        // Nothing before it is left to compute its hash from; the records after it, up to the signed cut, prove it.
                        records--;
                    } else if (link.seq() != before.seq() + 1) {
                        add("AUD-002", link.district(), before.seq() + 1, null, "第 " + (before.seq() + 1) + " 条审计记录被删除", "record " + (before.seq() + 1) + " was removed");
                    } else if (!Arrays.equals(stored, AuditChain.hash(before.hash(), link))) {
                        add("AUD-001", link.district(), link.seq(), link.id(), "第 " + link.seq() + " 条审计记录被改动(" + link.recordedAt() + " " + link.action() + ")",
                                "record " + link.seq() + " was altered (" + link.recordedAt() + " " + link.action() + ")");
                    }
                    ends.put(link.district(), new End(link.seq(), stored));
                    Map<Long, byte[]> of = wanted.get(link.district());
                    if (of != null && of.containsKey(link.seq())) {
                        AuditCut cut = cuts.get(link.district());
                        if (cut != null && cut.seq() == link.seq() && !Arrays.equals(cut.hash(), stored)) {
                            add("AUD-001", link.district(), link.seq(), link.id(), "第 " + link.seq() + " 条审计记录与签过名的截断不符", "record " + link.seq() + " is not the one of the signed cut");
                        }
                        of.put(link.seq(), stored);
                    }
                }
            }
        }
    }

    /// What the first record that is left follows: nothing, the cut, or, while a deletion is under way, a record that went already.
    private End begin(AuditChain.Link first, byte[] stored) {
        AuditCut cut = cuts.get(first.district());
        if (cut == null || first.seq() == 1) {
            return new End(0, AuditChain.beginning(first.district()));
        }
        return first.seq() > cut.seq() ? new End(cut.seq(), cut.hash()) : new End(first.seq(), stored);
    }

    private static boolean isTail(End before, AuditChain.Link link) {
        return before.seq() == link.seq();
    }

    private void compare(long district, End head, @Nullable End end) {
        AuditCut cut = cuts.get(district);
        long last = end == null ? cut == null ? 0 : cut.seq() : end.seq();
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
        } else if (there.length == 0 && cuts.containsKey(root.district()) && root.seq() < cuts.get(root.district()).seq()) {
            return;
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
