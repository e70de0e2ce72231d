package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonMatching;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.DistrictWide;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.identity.CardReading;
import org.zerospread.engine.identity.PhoneNumber;
import org.zerospread.engine.identity.PhoneReading;

/// Who is at a site at which hours: slots per post as data, and the people who fill them.
@Component
public class WatchRota {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_NEEDED = 50;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final PersonMatching matching;
    private final DistrictWide district;

    WatchRota(JdbcClient sql, AuditTrail audit, DistrictClock clock, PersonMatching matching, DistrictWide district) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.matching = matching;
        this.district = district;
    }

    /// The four posts of a site.
    public enum Post {
        CHIEF, MEDIC, POLICE, SERVICE
    }

    /// A shift of a post, the same every day.
    ///
    /// @param ends when not after `starts`, on the next day
    public record Slot(UUID id, Post post, LocalTime starts, LocalTime ends, int needed) {
    }

    /// Somebody who has the watch.
    ///
    /// @param registered whether he is known as a person of the register
    public record Turn(UUID id, String name, boolean registered) {
    }

    /// A slot on a day.
    public record Filled(Slot slot, LocalDate day, List<Turn> turns) {

        /// How many are still missing.
        public int missing() {
            return Math.max(0, slot.needed() - turns.size());
        }
    }

    /// The slots of a site in force on a day, by post and hour.
    @Transactional(readOnly = true)
    public List<Slot> listSlots(UUID site, LocalDate on) {
        return sql.sql("""
                select id, post, starts_at, ends_at, needed from quarantine.watch_slot where site_id = :site and valid_from <= :on and (valid_to is null or valid_to > :on)
                order by array_position(array['CHIEF', 'MEDIC', 'POLICE', 'SERVICE'], post), starts_at
                """).param("site", site).param("on", on).query((row, index) -> new Slot(row.getObject("id", UUID.class), Post.valueOf(row.getString("post")),
                        row.getObject("starts_at", LocalTime.class), row.getObject("ends_at", LocalTime.class), row.getInt("needed"))).list();
    }

    /// Every slot of a site on so many days from a day on.
    @Transactional(readOnly = true)
    public List<Filled> list(UUID site, LocalDate from, int days) {
        Map<String, List<Turn>> turns = new LinkedHashMap<>();
        sql.sql("""
                select t.id, t.slot_id, t.on_day, t.name, t.person_id is not null as registered from quarantine.watch_turn t join quarantine.watch_slot s on s.id = t.slot_id
                where s.site_id = :site and t.on_day >= :from and t.on_day < :from::date + :days order by t.recorded_at, t.id
                """).param("site", site).param("from", from).param("days", days).query(row -> {
            turns.computeIfAbsent(row.getString("slot_id") + row.getString("on_day"), key -> new ArrayList<>()).add(new Turn(row.getObject("id", UUID.class), row.getString("name"), row.getBoolean("registered")));
        });
        return from.datesUntil(from.plusDays(days)).flatMap(day -> listSlots(site, day).stream().map(slot -> new Filled(slot, day, turns.getOrDefault(slot.id() + day.toString(), List.of())))).toList();
    }

    /// Adds a slot from today on; the same post and hour again changes how many are needed and when it ends.
    @Transactional
    public RoomAnswer<UUID> putSlot(UUID site, @Nullable Post post, @Nullable LocalTime starts, @Nullable LocalTime ends, @Nullable Integer needed) {
        Optional<Long> region = region(site);
        if (region.isEmpty()) {
            return RoomAnswer.refuse("site", "ROM-001", "本辖区没有这个隔离点", "no such site in your regions");
        }
        if (post == null || starts == null || ends == null || needed == null || needed < 1 || needed > MOST_NEEDED) {
            return RoomAnswer.refuse("slot", "ROM-009", "请填写岗位、起止时间和 1 到 50 的人数", "give post, hours and a number from 1 to 50");
        }
        UUID id = sql.sql("""
                insert into quarantine.watch_slot (id, site_id, region, post, starts_at, ends_at, needed, valid_from, recorded_at, recorded_by)
                values (gen_random_uuid(), :site, :region, :post, :starts, :ends, :needed, :today, :at, :by)
                on conflict (site_id, post, starts_at) where valid_to is null do update set ends_at = excluded.ends_at, needed = excluded.needed, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
                returning id
                """).param("site", site).param("region", region.get()).param("post", post.name()).param("starts", starts).param("ends", ends).param("needed", needed).param("today", clock.today())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).query(UUID.class).single();
        audit.record("watch.slot", region.get(), site.toString(), post + " " + starts + "–" + ends + " × " + needed);
        return new RoomAnswer.Done<>(id);
    }

    /// Sets up the usual watch of a site that has none: three shifts of eight hours for each post.
    @Transactional
    public RoomAnswer<UUID> putUsualSlots(UUID site) {
        Optional<Long> region = region(site);
        if (region.isEmpty()) {
            return RoomAnswer.refuse("site", "ROM-001", "本辖区没有这个隔离点", "no such site in your regions");
        }
        int added = sql.sql("""
                insert into quarantine.watch_slot (id, site_id, region, post, starts_at, ends_at, needed, valid_from, recorded_at, recorded_by)
                select gen_random_uuid(), :site, :region, p.post, h.starts::time, h.ends::time, p.needed, :today, :at, :by
                from (values ('CHIEF', 1), ('MEDIC', 2), ('POLICE', 1), ('SERVICE', 2)) as p (post, needed), (values ('08:00', '16:00'), ('16:00', '00:00'), ('00:00', '08:00')) as h (starts, ends)
                where not exists (select from quarantine.watch_slot s where s.site_id = :site and s.valid_to is null)
                """).param("site", site).param("region", region.get()).param("today", clock.today()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        if (added == 0) {
            return RoomAnswer.refuse("slot", "ROM-009", "本点已有值守时段", "the site has slots already");
        }
        audit.record("watch.slots", region.get(), site.toString(), Integer.toString(added));
        return new RoomAnswer.Done<>(site);
    }

    /// Ends a slot from today on; what was is kept.
    @Transactional
    public RoomAnswer<UUID> endSlot(UUID slot) {
        List<Long> regions = sql.sql("""
                update quarantine.watch_slot set valid_to = greatest(:today, valid_from) where id = :slot and valid_to is null and region between store.low() and store.high() returning region
                """).param("today", clock.today()).param("slot", slot).query(Long.class).list();
        if (regions.isEmpty()) {
            return noSlot();
        }
        audit.record("watch.slot-ended", regions.getFirst(), slot.toString(), null);
        return new RoomAnswer.Done<>(slot);
    }

    /// Names somebody for a slot on a day.
    ///
    /// @param number card or telephone number of a person of the register: then he is a contact should a guest turn out positive; null to leave it open
    @Transactional
    public RoomAnswer<UUID> name(UUID slot, @Nullable LocalDate day, @Nullable String name, @Nullable String number) {
        if (day == null || name == null || name.isBlank() || name.strip().length() > LONGEST_NAME) {
            return RoomAnswer.refuse("name", "ROM-010", "请填写姓名(最多 60 字)和日期", "give a name of at most 60 characters and a day");
        }
        Optional<PersonId> person = Optional.empty();
        if (number != null && !number.isBlank()) {
            person = find(name.strip(), number);
            if (person.isEmpty()) {
                return RoomAnswer.refuse("number", "ROM-012", "登记册里没有这个姓名和号码的人:请先登记此人, 或不填号码", "nobody in the register has this name and number: register him first, or leave the number out");
            }
        }
        UUID id = UUID.randomUUID();
        List<Long> regions = sql.sql("""
                insert into quarantine.watch_turn (id, slot_id, region, on_day, name, username, person_id, recorded_at, recorded_by)
                select :id, s.id, s.region, :day, coalesce(a.display_name, :name), a.username, :person, :at, :by
                from quarantine.watch_slot s left join access.account a on a.username = :name and not a.disabled
                where s.id = :slot and s.valid_from <= :day and (s.valid_to is null or s.valid_to > :day) and s.region between store.low() and store.high()
                on conflict do nothing returning region
                """).param("id", id).param("day", day).param("name", name.strip()).param("slot", slot).param("person", person.map(PersonId::value).orElse(null))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).query(Long.class).list();
        if (regions.isEmpty()) {
            return noSlot();
        }
        audit.record("watch.named", regions.getFirst(), slot.toString(), day + " " + name.strip());
        return new RoomAnswer.Done<>(id);
    }

    /// Who is meant, wherever in the district he is registered.
    private Optional<PersonId> find(String name, String number) {
        CardNumber card = CardNumber.read(number) instanceof CardReading.Accepted(CardNumber read, List<String> _) ? read : null;
        String phone = PhoneNumber.read(number) instanceof PhoneReading.Accepted(PhoneNumber read, List<String> _) ? read.value() : null;
        if (card == null && phone == null) {
            return Optional.empty();
        }
        PersonMatching.Match match = district.call(() -> matching.match(List.of(new PersonMatching.Hint(name, card, phone, null)))).getFirst();
        return match.isCertain() ? Optional.ofNullable(match.person()) : Optional.empty();
    }

    /// Takes a name off a slot.
    @Transactional
    public RoomAnswer<UUID> unname(UUID turn) {
        List<Long> regions = sql.sql("delete from quarantine.watch_turn where id = :id returning region").param("id", turn).query(Long.class).list();
        if (regions.isEmpty()) {
            return RoomAnswer.refuse("name", "ROM-010", "没有这一班", "there is no such turn");
        }
        audit.record("watch.unnamed", Objects.requireNonNull(regions.getFirst()), turn.toString(), null);
        return new RoomAnswer.Done<>(turn);
    }

    private Optional<Long> region(UUID site) {
        return sql.sql("select region from quarantine.site where id = :site and region between store.low() and store.high()").param("site", site).query(Long.class).optional();
    }

    private static RoomAnswer<UUID> noSlot() {
        return RoomAnswer.refuse("name", "ROM-010", "没有这个时段, 或此人已排在这一班", "no such slot on that day, or the name is there already");
    }
}
