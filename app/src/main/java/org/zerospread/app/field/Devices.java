package org.zerospread.app.field;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// The phones: when each was last heard of, what it had not sent, and the order to forget everything.
@Component
public class Devices {

    private static final int MOST = 500;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final TransactionTemplate transaction;

    Devices(JdbcClient sql, AuditTrail audit, DistrictClock clock, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// One phone.
    ///
    /// @param unsent what it had not sent when last heard of
    /// @param wipedAt when it said that it had obeyed
    public record Device(UUID id, String account, Instant lastContactAt, int unsent, @Nullable Instant wipeOrderedAt, @Nullable String wipeOrderedBy, @Nullable Instant wipedAt) {
    }

    /// A phone says that it is there.
    ///
    /// @param wiped whether it obeyed an order just now
    /// @return whether it is to forget everything
    @Transactional
    public boolean contact(UUID id, String account, int unsent, boolean wiped) {
        boolean first = sql.sql("""
                insert into field.device as known (id, region, account, first_contact_at, last_contact_at, unsent) values (:id, :region, :account, :at, :at, :unsent)
                on conflict (id) do update set account = excluded.account, last_contact_at = excluded.last_contact_at, unsent = excluded.unsent,
                    wiped_at = case when :wiped and known.wipe_ordered_at is not null then coalesce(known.wiped_at, excluded.last_contact_at) else known.wiped_at end
                returning first_contact_at = last_contact_at
                """).param("id", id).param("region", Jurisdiction.placeFor(0)).param("account", account).param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("unsent", Math.max(0, unsent)).param("wiped", wiped).query(Boolean.class).single();
        if (first || wiped) {
            audit.record(wiped ? "device.wiped" : "device.known", Jurisdiction.placeFor(0), id.toString(), account);
        }
        return isWipeOrdered(id);
    }

    private boolean isWipeOrdered(UUID id) {
        return sql.sql("select wipe_ordered_at is not null and wiped_at is null from field.device where id = :id").param("id", id).query(Boolean.class).optional().orElse(false);
    }

    /// Whether a phone is to forget everything, also asked by one on which nobody is signed in any more. Its id is random and tells nothing else.
    public boolean isToBeWiped(UUID id) {
        return new Jurisdiction("field", Jurisdiction.EVERYWHERE).call(() -> Boolean.TRUE.equals(transaction.execute(status -> isWipeOrdered(id))));
    }

    /// The phones of the present jurisdiction, those not heard of for longest first.
    @Transactional(readOnly = true)
    public List<Device> list() {
        return sql.sql("""
                select id, account, last_contact_at, unsent, wipe_ordered_at, wipe_ordered_by, wiped_at from field.device order by last_contact_at, id limit :most
                """).param("most", MOST).query((row, index) -> new Device(row.getObject("id", UUID.class), row.getString("account"),
                row.getObject("last_contact_at", OffsetDateTime.class).toInstant(), row.getInt("unsent"), instant(row, "wipe_ordered_at"), row.getString("wipe_ordered_by"),
                instant(row, "wiped_at"))).list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /// Orders a phone to forget its queue, its drafts and its list at the next contact.
    ///
    /// @return empty when no such phone is known here
    @Transactional
    public Optional<UUID> orderWipe(UUID id) {
        Optional<Long> region = sql.sql("""
                update field.device set wipe_ordered_at = :at, wipe_ordered_by = :by, wiped_at = null where id = :id returning region
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).param("id", id).query(Long.class).optional();
        region.ifPresent(where -> audit.record("device.wipe-ordered", where, id.toString(), null));
        return region.map(where -> id);
    }
}
