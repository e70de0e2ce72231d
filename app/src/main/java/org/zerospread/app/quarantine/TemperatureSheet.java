package org.zerospread.app.quarantine;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.plan.TypedTemperature;
import org.zerospread.engine.region.RegionRange;

/// The temperatures of a floor, or of a village's people at home, on one sheet: a row per person, a column per observation of the day.
@Component
public class TemperatureSheet {

    /// More people than this are asked for in parts: by floor, or by village.
    public static final int MOST_ROWS = 200;

    private final JdbcClient sql;
    private final Observations observations;
    private final DistrictClock clock;

    TemperatureSheet(JdbcClient sql, Observations observations, DistrictClock clock) {
        this.sql = sql;
        this.observations = observations;
        this.clock = clock;
    }

    /// Which sheet: a floor of a site, or, without a site, people at home within a range of regions.
    public record Which(@Nullable UUID site, @Nullable String floor, RegionRange inside, LocalDate day) {
    }

    /// A value on the sheet.
    ///
    /// @param observation null while nothing was recorded
    /// @param typed as it was typed and refused; null otherwise
    public record Cell(int slot, @Nullable UUID observation, @Nullable Integer tenths, @Nullable String typed, @Nullable String code, @Nullable String zh, @Nullable String en) {

        static Cell empty(int slot) {
            return new Cell(slot, null, null, null, null, null, null);
        }

        /// What stands in the cell.
        public String shown() {
            return typed != null ? typed : tenths == null ? "" : tenths / 10 + "." + tenths % 10;
        }
    }

    /// One person.
    ///
    /// @param where room, or village
    public record Line(UUID stay, UUID person, String name, String where, LocalDate startedOn, LocalDate releaseOn, List<Cell> cells) {
    }

    /// The sheet, and what became of what was typed.
    public record Sheet(Which which, int slots, List<Line> lines, boolean more, int saved, int refused) {
    }

    private record Taken(UUID stay, int slot, UUID observation, int tenths) {
    }

    private record At(UUID stay, int slot) {
    }

    /// The sheet as it stands.
    @Transactional(readOnly = true)
    public Sheet read(Which which) {
        RegionRange inside = which.site() == null ? which.inside() : Jurisdiction.EVERYWHERE;
        List<Line> people = sql.sql("""
                select s.id, s.person_id, p.name, s.region, s.started_on, s.release_on, coalesce(d.slots, 2) as slots,
                       coalesce(g.label, (select r.name from region.region r where r.code = s.region - s.region % 1000)) as place
                from quarantine.stay s join person.person p on p.id = s.person_id
                left join quarantine.duty d on d.stay_id = s.id and d.kind = 'TEMPERATURE'
                left join lateral (select m.label, m.site_id from quarantine.room_night n join quarantine.room m on m.id = n.room_id
                    where n.stay_id = s.id and n.nights @> :day::date limit 1) g on true
                where s.region between :low and :high and s.started_on <= :day and (s.ended_on is null or s.ended_on >= :day)
                  and case when :site::uuid is null then s.place in ('HOME', 'NONE')
                           else s.id = any (array(select n.stay_id from quarantine.room_night n join quarantine.room m on m.id = n.room_id
                              where m.site_id = :site and n.nights @> :day::date and (:floor::text is null or m.floor::text = :floor))) end
                order by length(g.label), g.label, s.region, s.id limit :limit
                """).param("day", which.day()).param("site", which.site()).param("floor", which.floor()).param("low", inside.low()).param("high", inside.high())
                .param("limit", MOST_ROWS + 1).query(TemperatureSheet::line).list();
        int slots = people.stream().mapToInt(line -> line.cells().size()).max().orElse(2);
        boolean more = people.size() > MOST_ROWS;
        List<Line> shown = more ? people.subList(0, MOST_ROWS) : people;
        Map<At, Taken> taken = taken(shown, which.day(), slots);
        List<Line> lines = shown.stream().map(line -> {
            List<Cell> cells = new ArrayList<>();
            for (int slot = 1; slot <= slots; slot++) {
                Taken one = taken.get(new At(line.stay(), slot));
                cells.add(one == null ? Cell.empty(slot) : new Cell(slot, one.observation(), one.tenths(), null, null, null, null));
            }
            return with(line, cells);
        }).toList();
        return new Sheet(which, slots, lines, more, 0, 0);
    }

    private static Line line(ResultSet row, int index) throws SQLException {
        List<Cell> cells = new ArrayList<>();
        for (int slot = 1; slot <= row.getInt("slots"); slot++) {
            cells.add(Cell.empty(slot));
        }
        return new Line(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), Masking.name(row.getString("name")), String.valueOf(row.getString("place")),
                row.getObject("started_on", LocalDate.class), row.getObject("release_on", LocalDate.class), cells);
    }

    private static Line with(Line line, List<Cell> cells) {
        return new Line(line.stay(), line.person(), line.name(), line.where(), line.startedOn(), line.releaseOn(), cells);
    }

    /// The last temperature of each slot; a slot is an equal part of the day. What was corrected does not count.
    private Map<At, Taken> taken(List<Line> lines, LocalDate day, int slots) {
        Map<At, Taken> taken = new HashMap<>();
        sql.sql("""
                select distinct on (o.stay_id, slot) o.stay_id, x.slot, o.id, o.temperature_tenths
                from quarantine.observation o cross join lateral (select 1 + (extract(epoch from o.taken_at - :begins)::integer * :slots / 86400) as slot) x
                where o.stay_id = any(:stays) and o.taken_on = :day and o.temperature_tenths is not null and not exists (select from quarantine.observation c where c.corrects = o.id)
                order by o.stay_id, slot, o.taken_at desc, o.recorded_at desc
                """).param("begins", clock.startOf(day).atOffset(java.time.ZoneOffset.UTC)).param("slots", slots).param("day", day)
                .param("stays", lines.stream().map(Line::stay).toArray(UUID[]::new))
                .query((row, index) -> new Taken(row.getObject("stay_id", UUID.class), row.getInt("slot"), row.getObject("id", UUID.class), row.getInt("temperature_tenths")))
                .list().forEach(one -> taken.put(new At(one.stay(), one.slot()), one));
        return taken;
    }

    /// Takes a filled sheet: every cell that was understood is recorded, every other one comes back as it was typed, with the reason.
    ///
    /// A value changed is a correction; a cell emptied changes nothing.
    ///
    /// @param typed by `stay_slot`
    @Transactional
    public Sheet fill(Which which, Map<String, String> typed) {
        Sheet before = read(which);
        Map<UUID, At> asked = new LinkedHashMap<>();
        Map<At, Cell> refused = new HashMap<>();
        List<ObservationDraft> drafts = new ArrayList<>();
        for (Line line : before.lines()) {
            for (Cell cell : line.cells()) {
                String text = typed.getOrDefault(line.stay() + "_" + cell.slot(), "").strip();
                if (text.isEmpty() || text.equals(cell.shown())) {
                    continue;
                }
                At at = new At(line.stay(), cell.slot());
                switch (TypedTemperature.of(text)) {
                    case TypedTemperature.Refused(String zh, String en) -> refused.put(at, new Cell(cell.slot(), cell.observation(), cell.tenths(), text, "STY-005", zh, en));
                    case TypedTemperature.Read(int tenths) when cell.tenths() != null && cell.tenths() == tenths -> { }
                    case TypedTemperature.Read(int tenths) -> {
                        Instant taken = takenAt(which.day(), cell.slot(), before.slots());
                        if (taken.isAfter(clock.instant())) {
                            refused.put(at, new Cell(cell.slot(), null, null, text, "STY-004", "这一次还没到时间", "it is not time for this one yet"));
                        } else {
                            ObservationDraft draft = new ObservationDraft(idOf(at, which.day(), tenths, cell.observation()), new PersonId(line.person()), taken, (short) tenths, 0, null, cell.observation());
                            drafts.add(draft);
                            asked.put(draft.id(), at);
                        }
                    }
                }
            }
        }
        Observations.Receipt receipt = observations.record(drafts);
        for (Observations.Refusal refusal : receipt.refused()) {
            At at = asked.get(refusal.id());
            if (at != null) {
                refused.put(at, new Cell(at.slot(), null, null, typed.get(at.stay() + "_" + at.slot()), refusal.code(), refusal.zh(), refusal.en()));
            }
        }
        Sheet after = read(which);
        List<Line> lines = after.lines().stream().map(line -> with(line, line.cells().stream().map(cell -> refused.getOrDefault(new At(line.stay(), cell.slot()), cell)).toList())).toList();
        return new Sheet(which, after.slots(), lines, after.more(), receipt.taken(), refused.size());
    }

    /// When a value of a slot was taken: two thirds into its part of the day, or now when that is still to come; the part's beginning while the part itself is to come.
    private Instant takenAt(LocalDate day, int slot, int slots) {
        Instant begins = clock.startOf(day).plus(Duration.ofDays(1).multipliedBy(slot - 1L).dividedBy(slots));
        Instant usual = begins.plus(Duration.ofDays(1).dividedBy(slots).multipliedBy(2).dividedBy(3));
        Instant now = clock.instant();
        return now.isBefore(begins) ? begins : usual.isAfter(now) ? now : usual;
    }

    /// The same value for the same cell has the same id, so that a sheet sent twice is taken once.
    private static UUID idOf(At at, LocalDate day, int tenths, @Nullable UUID corrects) {
        return UUID.nameUUIDFromBytes(("sheet " + at.stay() + " " + day + " " + at.slot() + " " + tenths + " " + corrects).getBytes(StandardCharsets.UTF_8));
    }
}
