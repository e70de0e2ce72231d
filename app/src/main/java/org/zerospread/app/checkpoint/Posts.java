package org.zerospread.app.checkpoint;

import java.time.Instant;
import java.time.LocalDate;
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
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.checkpoint.PassageRules;
import org.zerospread.engine.region.RegionCode;

/// Posts, their crews, and what one crew hands to the next.
@Component
public class Posts {

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final PassageRules rules;

    Posts(JdbcClient sql, AuditTrail audit, DistrictClock clock, PassageRules rules) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.rules = rules;
    }

    /// What kind of post.
    public enum Kind {
        MOTORWAY, VILLAGE, STATION, OTHER
    }

    /// A post.
    ///
    /// @param chief of the shift that is on now
    public record Post(UUID id, RegionCode region, String place, Kind kind, String name, LocalDate openedOn, @Nullable LocalDate closedOn, @Nullable String chief, @Nullable String crew) {
    }

    /// Totals of some time at a post.
    ///
    /// @param held those not let pass: turned back, brought to a site or to the clinic
    public record Totals(long vehicles, long persons, long fevers, long keyArea, long held) {
    }

    /// What was handed over.
    public record Handover(Instant since, Instant until, Totals totals, @Nullable String openMatters, String givenBy, String takenBy) {
    }

    /// What became of an order.
    public sealed interface Answer {

        /// It was done.
        record Done(UUID id) implements Answer {
        }

        /// `CHK-001` no such post, `CHK-005` name missing or taken, `CHK-006` times reversed or names missing, `CHK-007` nothing to hand over, or both are one person.
        record Refused(String code, String zh, String en) implements Answer {
        }
    }

    /// Opens a post.
    @Transactional
    public Answer open(RegionCode region, Kind kind, String name, LocalDate on) {
        UUID id = UUID.randomUUID();
        int added = name.isBlank() ? 0 : sql.sql("""
                insert into checkpoint.post (id, region, kind, name, opened_on, recorded_at, recorded_by) values (:id, :region, :kind, :name, :on, :at, :by) on conflict do nothing
                """).param("id", id).param("region", region.value()).param("kind", kind.name()).param("name", name.strip()).param("on", on).param("at", now()).param("by", Jurisdiction.actorNow())
                .update();
        if (added == 0) {
            return new Answer.Refused("CHK-005", "请填写名称;本区不能有两个同名卡口", "give a name that no other checkpoint of the district has");
        }
        audit.record("checkpoint.opened", region.value(), id.toString(), kind + " " + name.strip());
        return new Answer.Done(id);
    }

    /// Closes a post; its passages stay.
    @Transactional
    public Answer close(UUID post) {
        Optional<Post> found = find(post);
        int closed = sql.sql("update checkpoint.post set closed_on = greatest(opened_on, :today) where id = :id and closed_on is null").param("today", clock.today()).param("id", post).update();
        if (found.isEmpty() || closed == 0) {
            return unknown();
        }
        audit.record("checkpoint.closed", found.get().region().value(), post.toString(), found.get().name());
        return new Answer.Done(post);
    }

    /// Puts a crew at a post.
    @Transactional
    public Answer shift(UUID post, Instant from, Instant until, String chief, String crew) {
        Optional<Post> found = find(post);
        if (found.isEmpty()) {
            return unknown();
        }
        if (!from.isBefore(until) || chief.isBlank()) {
            return new Answer.Refused("CHK-006", "请填写带班人;结束须晚于开始", "name the chief; the end is later than the beginning");
        }
        UUID id = UUID.randomUUID();
        sql.sql("""
                insert into checkpoint.shift (id, post_id, region, starts_at, ends_at, chief, crew, recorded_at, recorded_by) values (:id, :post, :region, :from, :until, :chief, :crew, :at, :by)
                """).param("id", id).param("post", post).param("region", found.get().region().value()).param("from", from.atOffset(ZoneOffset.UTC)).param("until", until.atOffset(ZoneOffset.UTC))
                .param("chief", chief.strip()).param("crew", crew.strip()).param("at", now()).param("by", Jurisdiction.actorNow()).update();
        audit.record("shift.planned", found.get().region().value(), post.toString(), chief.strip());
        return new Answer.Done(id);
    }

    /// Hands the post over: the totals since the last time are put on record under both names.
    @Transactional
    public Answer handOver(UUID post, String givenBy, String takenBy, String openMatters) {
        Optional<Post> found = find(post);
        if (found.isEmpty()) {
            return unknown();
        }
        sql.sql("select pg_advisory_xact_lock(hashtext(:post))").param("post", post.toString()).query((row, index) -> 0).list();
        Instant since = lastHandover(found.get());
        Instant until = clock.instant();
        if (givenBy.isBlank() || takenBy.isBlank() || givenBy.strip().equals(takenBy.strip()) || !since.isBefore(until)) {
            return new Answer.Refused("CHK-007", "交班人、接班人须为两人;刚交接过的不重复交接", "two different people hand over; what was handed over just now is not handed over again");
        }
        Totals totals = totals(post, since, until);
        UUID id = UUID.randomUUID();
        sql.sql("""
                insert into checkpoint.handover (id, post_id, region, since, until, vehicles, persons, fevers, key_area, held, open_matters, given_by, taken_by, recorded_at, recorded_by)
                values (:id, :post, :region, :since, :until, :vehicles, :persons, :fevers, :keyArea, :held, nullif(:open, ''), :given, :taken, :at, :by)
                """).param("id", id).param("post", post).param("region", found.get().region().value()).param("since", since.atOffset(ZoneOffset.UTC)).param("until", until.atOffset(ZoneOffset.UTC))
                .param("vehicles", totals.vehicles()).param("persons", totals.persons()).param("fevers", totals.fevers()).param("keyArea", totals.keyArea()).param("held", totals.held())
                .param("open", openMatters.strip()).param("given", givenBy.strip()).param("taken", takenBy.strip()).param("at", now()).param("by", Jurisdiction.actorNow()).update();
        audit.record("checkpoint.handed-over", found.get().region().value(), post.toString(), givenBy.strip() + " → " + takenBy.strip() + ": " + totals);
        return new Answer.Done(id);
    }

    /// The posts of the jurisdiction that are open, by place and name.
    @Transactional(readOnly = true)
    public List<Post> list() {
        return posts("where p.closed_on is null", null);
    }

    /// A post, open or closed.
    @Transactional(readOnly = true)
    public Optional<Post> find(UUID id) {
        return posts("where p.id = :id", id).stream().findFirst();
    }

    private List<Post> posts(String which, @Nullable UUID id) {
        return sql.sql("""
                select p.id, p.region, p.kind, p.name, p.opened_on, p.closed_on, s.chief, s.crew,
                       coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                           where r.code in (p.region - p.region % 1000000, p.region - p.region % 1000) and r.level in (3, 4)), p.region::text) as place
                from checkpoint.post p
                left join lateral (select s.chief, s.crew from checkpoint.shift s where s.post_id = p.id and s.starts_at <= :now and s.ends_at > :now order by s.starts_at desc limit 1) s on true
                """ + which + " order by p.region, p.name").param("now", now()).param("id", id).query((row, index) -> new Post(row.getObject("id", UUID.class), new RegionCode(row.getLong("region")),
                row.getString("place"), Kind.valueOf(row.getString("kind")), row.getString("name"), row.getObject("opened_on", LocalDate.class), row.getObject("closed_on", LocalDate.class),
                row.getString("chief"), row.getString("crew"))).list();
    }

    /// Since when nothing was handed over: the last time, else the day on which the post was opened.
    @Transactional(readOnly = true)
    public Instant lastHandover(Post post) {
        return sql.sql("select max(until) from checkpoint.handover where post_id = :post").param("post", post.id()).query((row, index) -> java.util.Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single().map(OffsetDateTime::toInstant).orElseGet(() -> clock.startOf(post.openedOn()));
    }

    /// What was handed over, the newest first.
    @Transactional(readOnly = true)
    public List<Handover> listHandovers(UUID post, int most) {
        return sql.sql("select * from checkpoint.handover where post_id = :post order by until desc limit :most").param("post", post).param("most", most)
                .query((row, index) -> new Handover(row.getObject("since", OffsetDateTime.class).toInstant(), row.getObject("until", OffsetDateTime.class).toInstant(),
                        new Totals(row.getLong("vehicles"), row.getLong("persons"), row.getLong("fevers"), row.getLong("key_area"), row.getLong("held")), row.getString("open_matters"),
                        row.getString("given_by"), row.getString("taken_by"))).list();
    }

    /// The totals of some time at a post, `[since, until)`.
    @Transactional(readOnly = true)
    public Totals totals(UUID post, Instant since, Instant until) {
        return sql.sql("""
                select count(plate_index) as vehicles, coalesce(sum(occupants), 0) as persons, count(*) filter (where temperature_tenths >= 373) as fevers,
                       count(*) filter (where origin_class = 'KEY_AREA' or plate_area = '鄂') as key_area, count(*) filter (where taken in ('TURNED_BACK', 'QUARANTINED', 'SENT_TO_CLINIC')) as held
                from checkpoint.passage where post_id = :post and passed_at >= :since and passed_at < :until
                """).param("post", post).param("since", since.atOffset(ZoneOffset.UTC)).param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Totals(row.getLong("vehicles"), row.getLong("persons"), row.getLong("fevers"), row.getLong("key_area"), row.getLong("held"))).single();
    }

    /// Vehicles that passed in the jurisdiction, each counted once, whose plates begin as a rule names it (鄂 in 2020).
    @Transactional(readOnly = true)
    public long countNamedVehicles() {
        return sql.sql("select count(distinct plate_index) from checkpoint.passage where plate_area = any(:areas)")
                .param("areas", rules.rules().stream().flatMap(rule -> rule.plates().stream()).map(plate -> plate.substring(0, 1)).distinct().toArray(String[]::new)).query(Long.class).single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Answer unknown() {
        return new Answer.Refused("CHK-001", "没有这个卡口,或已撤除", "no such checkpoint, or it is closed");
    }
}
