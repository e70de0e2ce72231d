package org.zerospread.app.care;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

/// The directory of stands without staff (无人售卖点): vegetables, rice and oil are there, one pays by phone. The public reads it; nobody is named in it.
@Component
public class Stands {

    private static final int MOST = 500;
    private static final int LONGEST = 120;

    private final JdbcClient sql;
    private final Regions regions;
    private final AuditTrail audit;
    private final DistrictClock clock;

    Stands(JdbcClient sql, Regions regions, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    /// A stand.
    ///
    /// @param region town, village or grid, with its name in `regionName`
    /// @param place where in it: the gate, the square
    /// @param payment how one pays
    public record Stand(UUID id, String region, String regionName, String name, String place, String goods, String hours, String payment, boolean open, java.time.Instant changedAt) {
    }

    /// A stand as somebody types it.
    public record Form(@Nullable String region, @Nullable String name, @Nullable String place, @Nullable String goods, @Nullable String hours, @Nullable String payment) {

        /// A form with nothing in it.
        public static Form empty() {
            return new Form(null, null, null, null, null, null);
        }
    }

    /// Stands of a town or village, by its name, pinyin or code, or by what they have; all when blank. Open ones first.
    @Transactional(readOnly = true)
    public List<Stand> list(String words) {
        String clean = words.strip();
        return sql.sql("""
                select s.id, s.region, s.name, s.place, s.goods, s.hours, s.payment, s.open, s.changed_at, coalesce(n.names, s.region::text) as region_name
                from care.stand s
                left join lateral (select string_agg(r.name, ' ' order by r.level) as names from region.region r
                    where r.code in (s.region - s.region % 1000000, s.region - s.region % 1000, s.region) and r.level in (3, 4, 5)) n on true
                where :words = '' or strpos(coalesce(n.names, ''), :words) > 0 or strpos(s.name, :words) > 0 or strpos(s.goods, :words) > 0 or starts_with(s.region::text, :words)
                   or exists (select from region.region r where r.code in (s.region - s.region % 1000000, s.region - s.region % 1000) and r.level in (3, 4)
                       and (starts_with(r.pinyin, lower(:words)) or starts_with(r.initials, lower(:words))))
                order by not s.open, s.region, s.name limit :most
                """).param("words", clean).param("most", MOST)
                .query((row, index) -> new Stand(row.getObject("id", UUID.class), new RegionCode(row.getLong("region")).toString(), row.getString("region_name"), row.getString("name"),
                        row.getString("place"), row.getString("goods"), row.getString("hours"), row.getString("payment"), row.getBoolean("open"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant())).list();
    }

    /// Puts a stand into the directory.
    @Transactional
    public CareAnswer add(UUID id, Form form) {
        FormReader reader = new FormReader(regions, clock);
        RegionCode region = reader.place("region", form.region());
        String name = needed(reader, "name", form.name());
        String place = needed(reader, "place", form.place());
        String goods = needed(reader, "goods", form.goods());
        String hours = needed(reader, "hours", form.hours());
        String payment = needed(reader, "payment", form.payment());
        if (region == null || !reader.faults().isEmpty()) {
            return new CareAnswer.Refused(reader.faults());
        }
        sql.sql("""
                insert into care.stand (id, region, name, place, goods, hours, payment, open, changed_at, changed_by) values (:id, :region, :name, :place, :goods, :hours, :payment, true, :at, :by)
                """).param("id", id).param("region", region.value()).param("name", name).param("place", place).param("goods", goods).param("hours", hours).param("payment", payment)
                .param("at", now()).param("by", Jurisdiction.actorNow()).update();
        audit.record("stand.added", region.value(), id.toString(), name);
        return new CareAnswer.Done(id);
    }

    /// Says that a stand is open or closed.
    @Transactional
    public CareAnswer open(UUID id, boolean open) {
        Optional<Long> region = sql.sql("update care.stand set open = :open, changed_at = :at, changed_by = :by where id = :id and region between store.low() and store.high() returning region")
                .param("open", open).param("at", now()).param("by", Jurisdiction.actorNow()).param("id", id).query(Long.class).optional();
        if (region.isEmpty()) {
            return CareAnswer.Refused.of("stand", "CARE-004", "本辖区没有这个售卖点", "no such stand here");
        }
        audit.record(open ? "stand.opened" : "stand.closed", region.get(), id.toString(), null);
        return new CareAnswer.Done(id);
    }

    private static String needed(FormReader reader, String field, @Nullable String typed) {
        String text = reader.text(field, typed, LONGEST);
        if (text == null) {
            reader.add(field, "CARE-002", "请填写", "write it");
        }
        return text == null ? "" : text;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
