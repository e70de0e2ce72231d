package org.zerospread.app.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriUtils;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.engine.region.RegionRange;

/// A second person's approval of long lists that leave the house ([ExportPolicy]).
///
/// A list that is too long is kept as an ask. Its asker says what for, somebody else whose jurisdiction contains the asker's lets it go or
/// refuses, and the asker takes the list out once, in time, with the same filters in the same jurisdiction. Moments are those of the machine:
/// a replay that holds the district's clock prolongs nothing.
@Component
public class ExportApprovals implements SealedFields {

    private static final int SHOWN = 100;
    private static final int LONGEST_REASON = 500;
    private static final String COLUMNS = """
            e.id, e.region, coalesce(r.name, e.region::text) as place, e.account_id, e.asker, e.list, e.filters_sealed, e.row_count, e.reason, e.prepared_at, e.asked_at, e.decided_by,
            e.decision_reason, e.decided_at, e.expires_at, e.used_at,
            case when e.state = 'APPROVED' and e.expires_at <= clock_timestamp() then 'EXPIRED' else e.state end as state
            """;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final FieldCipher cipher;
    private final ExportPolicy policy;

    ExportApprovals(JdbcClient sql, AuditTrail audit, FieldCipher cipher, ExportPolicy policy) {
        this.sql = sql;
        this.audit = audit;
        this.cipher = cipher;
        this.policy = policy;
    }

    /// The rule that acts.
    public ExportPolicy policy() {
        return policy;
    }

    /// Whether a list of so many rows waits for approval.
    boolean isNeededFor(int rows) {
        return rows > policy.approvalAboveRows();
    }

    /// Uses up the approval of this very list, in the transaction that puts the export on record.
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<UUID> use(HttpServletRequest request, SignedIn account) {
        RegionRange range = range(account);
        return sql.sql("""
                update access.export_ask set state = 'USED', used_at = clock_timestamp() where id = (
                    select id from access.export_ask where account_id = :account and list = :list and filters_index = :filters and region = :low and high = :high
                        and state = 'APPROVED' and expires_at > clock_timestamp() order by decided_at limit 1 for update)
                  and state = 'APPROVED' returning id
                """).param("account", account.accountId()).param("list", request.getRequestURI()).param("filters", index(filters(request)))
                .param("low", range.low()).param("high", range.high()).query(UUID.class).optional();
    }

    /// Keeps a list that was too long, for its asker to say what for; the same list is kept once.
    @Transactional
    void prepare(HttpServletRequest request, SignedIn account, int rows) {
        RegionRange range = range(account);
        UUID id = UUID.randomUUID();
        String filters = filters(request);
        int added = sql.sql("""
                insert into access.export_ask (id, region, high, account_id, asker, list, filters_sealed, filters_index, row_count, state)
                values (:id, :low, :high, :account, :asker, :list, :sealed, :index, :rows, 'PREPARED') on conflict do nothing
                """).param("id", id).param("low", range.low()).param("high", range.high()).param("account", account.accountId()).param("asker", account.username())
                .param("list", request.getRequestURI()).param("sealed", cipher.seal(filters, owner(id))).param("index", index(filters)).param("rows", rows).update();
        if (added > 0) {
            audit.record("export.held", range.low(), id.toString(), request.getRequestURI() + ", " + rows + " rows");
        }
    }

    /// Asks for approval of a list that was too long.
    @Transactional
    public Change<ExportAsk> ask(SignedIn account, UUID id, String reason) {
        Optional<ExportAsk> ask = find(id).filter(one -> one.accountId().equals(account.accountId()));
        if (ask.isEmpty()) {
            return new Change.Refused<>(RefusalCode.UNKNOWN_EXPORT);
        }
        if (isUnfit(reason)) {
            return new Change.Refused<>(RefusalCode.EXPORT_REASON_MISSING);
        }
        int changed = sql.sql("update access.export_ask set state = 'ASKED', reason = :reason, asked_at = clock_timestamp() where id = :id and state = 'PREPARED'")
                .param("id", id).param("reason", reason.strip()).update();
        if (changed == 0) {
            return new Change.Refused<>(RefusalCode.EXPORT_CLOSED);
        }
        audit.record("export.asked", ask.get().region(), id.toString(), ask.get().list() + ", " + ask.get().rows() + " rows: " + reason.strip());
        return new Change.Done<>(find(id).orElseThrow());
    }

    /// Approves or refuses what somebody else asks for.
    ///
    /// @param reason needed for a refusal
    @Transactional
    public Change<ExportAsk> decide(SignedIn account, UUID id, boolean approve, String reason) {
        Optional<ExportAsk> ask = find(id);
        if (ask.isEmpty()) {
            return new Change.Refused<>(RefusalCode.UNKNOWN_EXPORT);
        }
        if (ask.get().accountId().equals(account.accountId())) {
            audit.record("export.refused", ask.get().region(), id.toString(), RefusalCode.OWN_EXPORT.code());
            return new Change.Refused<>(RefusalCode.OWN_EXPORT);
        }
        if (!approve && isUnfit(reason) || reason.length() > LONGEST_REASON) {
            return new Change.Refused<>(RefusalCode.EXPORT_REASON_MISSING);
        }
        int changed = sql.sql("""
                update access.export_ask set state = case when :approve then 'APPROVED' else 'REFUSED' end, decided_by_id = :account, decided_by = :name, decision_reason = nullif(:reason, ''),
                    decided_at = clock_timestamp(), expires_at = case when :approve then clock_timestamp() + make_interval(hours => :hours) end
                where id = :id and state = 'ASKED'
                """).param("approve", approve).param("account", account.accountId()).param("name", account.username()).param("reason", reason.strip())
                .param("hours", Math.toIntExact(policy.valid().toHours())).param("id", id).update();
        if (changed == 0) {
            return new Change.Refused<>(RefusalCode.EXPORT_CLOSED);
        }
        audit.record(approve ? "export.approved" : "export.denied", ask.get().region(), id.toString(), ask.get().list() + " for " + ask.get().asker() + (reason.isBlank() ? "" : ": " + reason.strip()));
        return new Change.Done<>(find(id).orElseThrow());
    }

    /// One ask, of the account's own or in its jurisdiction.
    @Transactional(readOnly = true)
    public Optional<ExportAsk> find(UUID id) {
        return sql.sql("select " + COLUMNS + " from access.export_ask e left join region.region r on r.code = e.region where e.id = :id").param("id", id).query(this::ask).optional();
    }

    /// The account's own asks, newest first.
    @Transactional(readOnly = true)
    public List<ExportAsk> listOwn(SignedIn account) {
        return sql.sql("select " + COLUMNS + " from access.export_ask e left join region.region r on r.code = e.region where e.account_id = :account order by e.prepared_at desc limit :most")
                .param("account", account.accountId()).param("most", SHOWN).query(this::ask).list();
    }

    /// What waits for this account's decision: asks of others, all of whose range lies in its jurisdiction; oldest first.
    @Transactional(readOnly = true)
    public List<ExportAsk> listOpen(SignedIn account) {
        return sql.sql("select " + COLUMNS
                + " from access.export_ask e left join region.region r on r.code = e.region where e.state = 'ASKED' and e.account_id <> :account order by e.asked_at limit :most")
                .param("account", account.accountId()).param("most", SHOWN).query(this::ask).list();
    }

    @Override
    @Transactional(readOnly = true)
    public long countOtherThan(int key) {
        return sql.sql("select count(*) from access.export_ask where get_byte(filters_sealed, 0) <> :key").param("key", key).query(Long.class).single();
    }

    @Override
    @Transactional
    public Piece sealAnew(int key, UUID after, int most) {
        record Sealed(UUID id, byte[] filters) {
        }
        List<Sealed> rows = sql.sql("select id, filters_sealed from access.export_ask where id > :after and get_byte(filters_sealed, 0) <> :key order by id limit :most for update")
                .param("key", key).param("after", after).param("most", most).query((row, index) -> new Sealed(row.getObject("id", UUID.class), row.getBytes("filters_sealed"))).list();
        if (rows.isEmpty()) {
            return Piece.END;
        }
        sql.sql("update access.export_ask e set filters_sealed = n.filters from unnest(:ids::uuid[], :filters::bytea[]) as n (id, filters) where e.id = n.id")
                .param("ids", rows.stream().map(Sealed::id).toArray(UUID[]::new))
                .param("filters", rows.stream().map(row -> cipher.seal(cipher.open(row.filters(), owner(row.id())), owner(row.id()))).toArray(byte[][]::new)).update();
        return new Piece(rows.size(), rows.getLast().id());
    }

    private ExportAsk ask(ResultSet row, int index) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new ExportAsk(id, row.getLong("region"), row.getString("place"), row.getObject("account_id", UUID.class), row.getString("asker"), row.getString("list"),
                Objects.requireNonNull(cipher.open(row.getBytes("filters_sealed"), owner(id))), row.getInt("row_count"), ExportAsk.State.valueOf(row.getString("state")),
                row.getString("reason"), Objects.requireNonNull(moment(row, "prepared_at")), moment(row, "asked_at"), row.getString("decided_by"), row.getString("decision_reason"),
                moment(row, "decided_at"), moment(row, "expires_at"), moment(row, "used_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static boolean isUnfit(String reason) {
        return reason.isBlank() || reason.length() > LONGEST_REASON;
    }

    private static RegionRange range(SignedIn account) {
        return Objects.requireNonNull(account.range(), "whoever exports has a jurisdiction");
    }

    private static String owner(UUID id) {
        return "export_ask.filters:" + id;
    }

    private byte[] index(String filters) {
        return Objects.requireNonNull(cipher.index("export filters", filters));
    }

    /// The filters in one order, without those left empty, so that the same list is known again.
    private static String filters(HttpServletRequest request) {
        Map<String, String[]> sorted = new TreeMap<>(request.getParameterMap());
        return sorted.entrySet().stream().flatMap(one -> Arrays.stream(one.getValue()).filter(value -> !value.isBlank())
                .map(value -> UriUtils.encode(one.getKey(), StandardCharsets.UTF_8) + "=" + UriUtils.encode(value.strip(), StandardCharsets.UTF_8))).collect(Collectors.joining("&"));
    }
}
