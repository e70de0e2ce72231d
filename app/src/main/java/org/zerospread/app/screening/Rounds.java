package org.zerospread.app.screening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

/// Rounds of visits: over which region, from when to when, asking what.
///
/// A visit belongs to every round whose scope and period cover it. When a round begins or ends otherwise than its visits knew, it is counted
/// anew from them; meanwhile visits wait ([#letVisitsIn]), so that none is missed by both.
@Component
public class Rounds {

    private static final long GATE = 0x5343_5252L;
    private static final int LONGEST_TITLE = 60;
    private static final String COLUMNS = "r.id, r.region, r.high, r.number, r.title, r.starts_on, r.ends_on, r.questions, r.closed_at is not null as closed, g.name";

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final ScreeningPolicy policy;

    Rounds(JdbcClient sql, AuditTrail audit, DistrictClock clock, ScreeningPolicy policy) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.policy = policy;
    }

    /// A round.
    ///
    /// @param regionName where it is held
    /// @param endsOn last day; null while none is set
    /// @param questions edition of the policy whose questions are asked
    public record Round(int id, RegionCode region, long high, String regionName, int number, String title, LocalDate startsOn, @Nullable LocalDate endsOn,
            String questions, boolean closed) {

        /// Whether visits of the day belong to it.
        public boolean covers(LocalDate day) {
            return !day.isBefore(startsOn) && (endsOn == null || !day.isAfter(endsOn));
        }

        /// All that it covers.
        public RegionRange range() {
            return new RegionRange(region.value(), high);
        }
    }

    /// A round to open, as typed: nothing is checked yet.
    ///
    /// @param region code of its scope
    /// @param startsOn first day, `2020-01-22`
    /// @param endsOn last day; may be blank
    public record RoundForm(@Nullable String region, @Nullable String title, @Nullable String startsOn, @Nullable String endsOn) {
    }

    /// Where and when a number means a round.
    record Span(int number, long low, long high, LocalDate from, @Nullable LocalDate to) {

        boolean covers(long number, long region, LocalDate day) {
            return number == this.number && region >= low && region <= high && !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /// The spans of all rounds.
    static List<Span> spans(JdbcClient sql) {
        return sql.sql("select number, region, high, starts_on, ends_on from screening.round").query((row, index) -> new Span(row.getInt("number"), row.getLong("region"), row.getLong("high"),
                row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class))).list();
    }

    /// Lets a batch of visits in: opening a round waits for it, and it for that.
    static void letVisitsIn(JdbcClient sql) {
        sql.sql("select pg_advisory_xact_lock_shared(:gate)").param("gate", GATE).query((row, index) -> 0).list();
    }

    /// Opens a round.
    @Transactional
    public ScreeningAnswer<Round> open(RoundForm form) {
        List<FormFault> faults = new ArrayList<>();
        RegionCode region = scope(form.region(), faults);
        String title = form.title() == null ? "" : form.title().strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            faults.add(ScreeningAnswer.fault("title", "SCR-004", "请写轮次名称,不超过 60 字", "give the round a title of at most 60 characters"));
        }
        LocalDate from = day("startsOn", form.startsOn(), faults);
        boolean isOpenEnded = form.endsOn() == null || form.endsOn().isBlank();
        LocalDate to = isOpenEnded ? null : day("endsOn", form.endsOn(), faults);
        if (from != null && to != null && to.isBefore(from)) {
            faults.add(ScreeningAnswer.fault("endsOn", "SCR-004", "止日早于起日", "it ends before it begins"));
        }
        if (!faults.isEmpty() || region == null || from == null) {
            return new ScreeningAnswer.Refused<>(faults);
        }
        closeGate();
        if (overlaps(region, from, to)) {
            return ScreeningAnswer.refuse("startsOn", "SCR-005", "这个范围在这些日子已有一轮", "another round of this scope covers these days");
        }
        int number = sql.sql("select coalesce(max(number), 0) + 1 from screening.round where region = :region").param("region", region.value()).query(Integer.class).single();
        return new ScreeningAnswer.Done<>(write(region, number, title, from, to));
    }

    /// Opens a round under its number, or brings one that is there to these days.
    @Transactional
    public Round ensure(RegionCode region, int number, String title, LocalDate startsOn, LocalDate endsOn) {
        closeGate();
        return write(region, number, title, startsOn, endsOn);
    }

    /// Ends a round with a day, today at the latest.
    @Transactional
    public ScreeningAnswer<Round> close(int id) {
        Round round = find(id).filter(one -> !one.closed() && isOwn(one.range())).orElse(null);
        if (round == null) {
            return ScreeningAnswer.refuse("round", "SCR-006", "没有这一轮,或已结束", "no such round here, or it is closed");
        }
        closeGate();
        LocalDate today = clock.today();
        LocalDate end = today.isBefore(round.startsOn()) ? round.startsOn() : round.endsOn() != null && round.endsOn().isBefore(today) ? round.endsOn() : today;
        sql.sql("update screening.round set ends_on = :end, closed_at = :at, closed_by = :by where id = :id")
                .param("end", end).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).param("id", id).update();
        recount(id);
        audit.record("round.closed", round.region().value(), Integer.toString(id), round.title() + ", " + end);
        return new ScreeningAnswer.Done<>(find(id).orElseThrow());
    }

    /// The rounds that touch the jurisdiction, the newest first.
    @Transactional(readOnly = true)
    public List<Round> list() {
        return sql.sql("select " + COLUMNS + """
                 from screening.round r join region.region g on g.code = r.region
                where r.region <= store.high() and r.high >= store.low() order by r.starts_on desc, r.id desc
                """).query(Rounds::round).list();
    }

    /// A round that touches the jurisdiction.
    @Transactional(readOnly = true)
    public Optional<Round> find(int id) {
        return sql.sql("select " + COLUMNS + """
                 from screening.round r join region.region g on g.code = r.region
                where r.id = :id and r.region <= store.high() and r.high >= store.low()
                """).param("id", id).query(Rounds::round).optional();
    }

    private Round write(RegionCode region, int number, String title, LocalDate from, @Nullable LocalDate to) {
        int id = sql.sql("""
                insert into screening.round (region, number, title, starts_on, ends_on, questions, opened_by) values (:region, :number, :title, :from, :to, :questions, :by)
                on conflict (region, number) do update set title = excluded.title, starts_on = excluded.starts_on, ends_on = excluded.ends_on
                returning id
                """).param("region", region.value()).param("number", number).param("title", title).param("from", from).param("to", to)
                .param("questions", policy.edition()).param("by", Jurisdiction.actorNow()).query(Integer.class).single();
        recount(id);
        audit.record("round.opened", region.value(), Integer.toString(number), title);
        return find(id).orElseThrow();
    }

    private void recount(int id) {
        sql.sql("call screening.recount(:id, :zone)").param("id", id).param("zone", clock.getZone().getId()).update();
    }

    private void closeGate() {
        sql.sql("select pg_advisory_xact_lock(:gate)").param("gate", GATE).query((row, index) -> 0).list();
    }

    private boolean overlaps(RegionCode region, LocalDate from, @Nullable LocalDate to) {
        return sql.sql("""
                select exists (select from screening.round where region = :region
                    and daterange(starts_on, ends_on, '[]') && daterange(:from::date, :to::date, '[]'))
                """).param("region", region.value()).param("from", from).param("to", to).query(Boolean.class).single();
    }

    private @Nullable RegionCode scope(@Nullable String typed, List<FormFault> faults) {
        RegionCode code = typed == null ? null : RegionCode.tryParse(typed.strip()).orElse(null);
        boolean known = code != null && isOwn(code.range())
                && sql.sql("select exists (select from region.region where code = :code and level >= 2)").param("code", code.value()).query(Boolean.class).single();
        if (!known) {
            faults.add(ScreeningAnswer.fault("region", "SCR-008", "辖区内没有这个地方", "no such place in your regions"));
        }
        return known ? code : null;
    }

    static boolean isOwn(RegionRange range) {
        RegionRange own = Jurisdiction.find().map(Jurisdiction::range).orElse(null);
        return own != null && own.low() <= range.low() && range.high() <= own.high();
    }

    private static @Nullable LocalDate day(String field, @Nullable String typed, List<FormFault> faults) {
        try {
            return LocalDate.parse(Objects.requireNonNullElse(typed, "").strip());
        } catch (DateTimeParseException e) {
            faults.add(ScreeningAnswer.fault(field, "SCR-004", "日期应写成 2020-01-31", "write the day as 2020-01-31"));
            return null;
        }
    }

    private static Round round(ResultSet row, int index) throws SQLException {
        return new Round(row.getInt("id"), new RegionCode(row.getLong("region")), row.getLong("high"), row.getString("name"), row.getInt("number"), row.getString("title"),
                row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class), row.getString("questions"), row.getBoolean("closed"));
    }
}
