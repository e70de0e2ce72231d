package org.zerospread.app.enterprise;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Writes the ledgers of staff: who works where, one person at one firm at a time.
@Component
public class StaffLedger {

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final AuditTrail audit;
    private final DistrictClock clock;

    StaffLedger(JdbcClient sql, BulkCopy copy, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.copy = copy;
        this.audit = audit;
        this.clock = clock;
    }

    /// What became of a line.
    public enum Line { ADDED, CHANGED, SAME, TWICE, AT_ANOTHER_FIRM, NO_FIRM }

    /// Puts people on ledgers, many at a time. Who is there already has his post, shift, table, bus and dormitory put down anew; one who works elsewhere is not taken, nor is the
    /// second line of the same person. The persons must be in the register.
    ///
    /// @return one answer per draft, in their order
    @Transactional
    public List<Line> take(List<StaffDraft> drafts) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        Map<UUID, UUID> employed = employed(drafts);
        Map<UUID, Boolean> seen = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        List<StaffDraft> sound = new ArrayList<>();
        for (StaffDraft draft : drafts) {
            UUID at = employed.get(draft.person().value());
            boolean twice = seen.put(draft.person().value(), true) != null;
            Line line = twice ? Line.TWICE : at == null ? Line.ADDED : at.equals(draft.firm()) ? Line.SAME : Line.AT_ANOTHER_FIRM;
            lines.add(line);
            if (line == Line.ADDED || line == Line.SAME) {
                sound.add(draft);
            }
        }
        Map<UUID, Line> done = write(sound);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) == Line.ADDED || lines.get(i) == Line.SAME) {
                lines.set(i, done.getOrDefault(drafts.get(i).person().value(), lines.get(i) == Line.ADDED ? Line.NO_FIRM : Line.SAME));
            }
        }
        return lines;
    }

    private Map<UUID, UUID> employed(List<StaffDraft> drafts) {
        Map<UUID, UUID> employed = new HashMap<>();
        sql.sql("select person_id, firm_id from enterprise.employed(:persons)").param("persons", drafts.stream().map(draft -> draft.person().value()).distinct().toArray(UUID[]::new)).query(row -> {
            employed.put(row.getObject("person_id", UUID.class), row.getObject("firm_id", UUID.class));
        });
        return employed;
    }

    private Map<UUID, Line> write(List<StaffDraft> sound) {
        LocalDate today = clock.today();
        copy.stage("staff_draft", "firm_id uuid, person_id uuid, post text, shift text, canteen_table text, bus text, dormitory text, joined_on date",
                new String[] {"firm_id", "person_id", "post", "shift", "canteen_table", "bus", "dormitory", "joined_on"}, sound, (draft, row) -> {
                    row.setUUID(0, draft.firm());
                    row.setUUID(1, draft.person().value());
                    row.setText(2, draft.post());
                    row.setText(3, draft.shift());
                    row.setText(4, draft.canteenTable());
                    row.setText(5, draft.bus());
                    row.setText(6, draft.dormitory());
                    row.setDate(7, draft.joinedOn() == null ? today : draft.joinedOn());
                });
        Map<UUID, Line> done = new HashMap<>();
        sql.sql("""
                with changed as (
                    update enterprise.staff s set post = coalesce(d.post, s.post), shift = coalesce(d.shift, s.shift), canteen_table = coalesce(d.canteen_table, s.canteen_table),
                        bus = coalesce(d.bus, s.bus), dormitory = coalesce(d.dormitory, s.dormitory)
                    from staff_draft d
                    where s.firm_id = d.firm_id and s.person_id = d.person_id and s.left_on is null
                      and (coalesce(d.post, s.post), coalesce(d.shift, s.shift), coalesce(d.canteen_table, s.canteen_table), coalesce(d.bus, s.bus), coalesce(d.dormitory, s.dormitory))
                          is distinct from (s.post, s.shift, s.canteen_table, s.bus, s.dormitory)
                    returning s.person_id
                ), added as (
                    insert into enterprise.staff (id, firm_id, person_id, region, post, shift, canteen_table, bus, dormitory, joined_on, recorded_at, recorded_by)
                    select gen_random_uuid(), d.firm_id, d.person_id, f.region, d.post, d.shift, d.canteen_table, d.bus, d.dormitory, d.joined_on, :at, :by
                    from staff_draft d join enterprise.firm f on f.id = d.firm_id and f.closed_on is null
                    where not exists (select from enterprise.staff s where s.person_id = d.person_id and s.left_on is null)
                    on conflict (firm_id, person_id, joined_on) do update set left_on = null, post = excluded.post, shift = excluded.shift, canteen_table = excluded.canteen_table,
                        bus = excluded.bus, dormitory = excluded.dormitory
                    returning person_id
                )
                select person_id, 'CHANGED' as line from changed union all select person_id, 'ADDED' from added
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).query(row -> {
                    done.put(row.getObject("person_id", UUID.class), Line.valueOf(Objects.requireNonNull(row.getString("line"))));
                });
        if (!done.isEmpty()) {
            Long region = sql.sql("select region from enterprise.firm where id = :id").param("id", sound.getFirst().firm()).query(Long.class).single();
            audit.record("staff.listed", region, sound.stream().map(StaffDraft::firm).distinct().count() == 1 ? sound.getFirst().firm().toString() : null, done.size() + " of " + sound.size());
        }
        return done;
    }

    /// Takes somebody off the ledger of a firm from a day on.
    ///
    /// @return whether he was on it
    @Transactional
    public boolean leave(UUID firm, UUID staff, LocalDate on) {
        Optional<Long> region = sql.sql("update enterprise.staff set left_on = greatest(:on, joined_on) where id = :id and firm_id = :firm and left_on is null returning region")
                .param("on", on).param("id", staff).param("firm", firm).query(Long.class).optional();
        region.ifPresent(where -> audit.record("staff.left", where, staff.toString(), on.toString()));
        return region.isPresent();
    }

    /// Takes somebody off the ledger of a firm from today on.
    ///
    /// @return whether he was on it
    @Transactional
    public boolean leave(UUID firm, UUID staff) {
        return leave(firm, staff, clock.today());
    }

    /// The firm of each person who works somewhere now.
    @Transactional(readOnly = true)
    public Map<PersonId, UUID> firmsOf(List<PersonId> persons) {
        Map<PersonId, UUID> firms = new HashMap<>();
        sql.sql("select person_id, firm_id from enterprise.staff where person_id = any(:persons) and left_on is null").param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new)).query(row -> {
            firms.put(new PersonId(row.getObject("person_id", UUID.class)), row.getObject("firm_id", UUID.class));
        });
        return firms;
    }
}
