package org.zerospread.app.screening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionCode;

/// Zero reports: a named person signs, for a grid or village and a day, that nothing was found. A blank is not a zero.
///
/// Nothing is ever changed: a report is withdrawn by one more record, and the newest of a place and day counts.
@Component
public class ZeroReports {

    private static final int LONGEST_REMARK = 200;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final ScreeningPolicy policy;

    ZeroReports(JdbcClient sql, AuditTrail audit, DistrictClock clock, ScreeningPolicy policy) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.policy = policy;
    }

    /// A report to sign, as typed.
    ///
    /// @param region code of a grid or village
    /// @param confirmed whether the sentence was ticked
    /// @param findings what was found, in words; blank for a nil return
    public record ReportForm(@Nullable String region, @Nullable String day, @Nullable Boolean confirmed, @Nullable String findings) {
    }

    /// A report to withdraw, as typed.
    public record CorrectionForm(@Nullable String region, @Nullable String day, @Nullable String reason) {
    }

    /// A report in force.
    ///
    /// @param kind `NIL` or `FINDINGS`
    /// @param findings findings that the records showed when it was signed
    public record Report(UUID id, RegionCode region, LocalDate day, String kind, int findings, @Nullable String remark, String signedBy, String signedAs, Instant at) {
    }

    /// How one grid stands on a day.
    ///
    /// @param state `NIL`, `FINDINGS`, `AWAITED` or, past the hour of the policy, `OVERDUE`
    /// @param visits household visits recorded for the day: they are no report
    /// @param workers who is assigned there
    public record Line(RegionCode region, String name, String village, String state, long visits, @Nullable Report report, @Nullable String workers) {
    }

    private record Target(RegionCode region, LocalDate day) {
    }

    /// Signs a report.
    @Transactional
    public ScreeningAnswer<Report> sign(SignedIn who, ReportForm form) {
        Target target = target(form.region(), form.day()).orElse(null);
        if (target == null) {
            return ScreeningAnswer.refuse("region", "SCR-008", "辖区内没有这个网格或村(社区),或日期不对", "no such grid or village in your regions, or the day is wrong");
        }
        if (!Boolean.TRUE.equals(form.confirmed())) {
            return ScreeningAnswer.refuse("confirmed", "SCR-012", "请勾选确认语:空白不是零报告", "tick the sentence: a blank is not a zero");
        }
        sql.sql("select pg_advisory_xact_lock(:region + :day)").param("region", target.region().value()).param("day", target.day().toEpochDay()).query((row, index) -> 0).list();
        if (findInForce(target).isPresent()) {
            return ScreeningAnswer.refuse("region", "SCR-010", "当天已报告:有误请先更正", "reported already: withdraw it first if it is wrong");
        }
        int findings = findings(target);
        String words = form.findings() == null || form.findings().isBlank() ? null : form.findings().strip();
        if (findings > 0 && words == null) {
            return ScreeningAnswer.refuse("findings", "SCR-011", "当天记录里有 " + findings + " 人发热、有症状、到过重点地区或从那里返回:请写明情况后再签",
                    "the records of the day show " + findings + " with fever, symptoms or a stay in a key area: say so in the report");
        }
        if (words != null && words.length() > LONGEST_REMARK) {
            return ScreeningAnswer.refuse("findings", "SCR-011", "不超过 200 字", "at most 200 characters");
        }
        boolean found = findings > 0 || words != null;
        return new ScreeningAnswer.Done<>(write(who, target, found ? "FINDINGS" : "NIL", found ? Math.max(1, findings) : 0, words));
    }

    /// Withdraws the report in force; the place owes one again.
    @Transactional
    public ScreeningAnswer<Report> correct(SignedIn who, CorrectionForm form) {
        Target target = target(form.region(), form.day()).orElse(null);
        if (target == null || findInForce(target).isEmpty()) {
            return ScreeningAnswer.refuse("region", "SCR-013", "当天没有可更正的报告", "there is no report of that day to withdraw");
        }
        if (form.reason() == null || form.reason().isBlank() || form.reason().length() > LONGEST_REMARK) {
            return ScreeningAnswer.refuse("reason", "SCR-014", "请写明原因,不超过 200 字", "give the reason, at most 200 characters");
        }
        return new ScreeningAnswer.Done<>(write(who, target, "WITHDRAWN", 0, form.reason().strip()));
    }

    private Report write(SignedIn who, Target target, String kind, int findings, @Nullable String remark) {
        Report report = new Report(UUID.randomUUID(), target.region(), target.day(), kind, findings, remark, who.username(), who.displayName(), clock.instant());
        sql.sql("""
                insert into screening.zero_report (id, region, day, kind, findings, remark, signed_by, signed_as, recorded_at)
                values (:id, :region, :day, :kind, :findings, :remark, :by, :as, :at)
                """).param("id", report.id()).param("region", report.region().value()).param("day", report.day()).param("kind", kind).param("findings", findings)
                .param("remark", remark).param("by", report.signedBy()).param("as", report.signedAs()).param("at", report.at().atOffset(ZoneOffset.UTC)).update();
        audit.record(kind.equals("WITHDRAWN") ? "zero_report.withdrawn" : "zero_report.signed", target.region().value(), report.id().toString(), target.day() + ", " + kind + ", " + findings);
        return report;
    }

    /// Each grid with households inside a region, and whether it (or its village as a whole) has reported for the day.
    @Transactional(readOnly = true)
    public List<Line> list(RegionCode region, LocalDate day) {
        boolean late = !clock.instant().isBefore(day.atTime(policy.zeroReportBy()).atZone(clock.getZone()).toInstant());
        return sql.sql("""
                with newest as (
                    select distinct on (region) id, region, day, kind, findings, remark, signed_by, signed_as, recorded_at from screening.zero_report
                    where day = :day and region between :low and :high order by region, seq desc
                )
                select g.region as place, r.name, coalesce(v.name, '') as village, z.*,
                       coalesce((select sum(t.visits) from screening.tally t where t.region = g.region and t.visited_on = :day), 0) as visits,
                       (select string_agg(distinct c.display_name, '、') from screening.assignment a join access.account c on c.id = a.account_id
                            join screening.round o on o.id = a.round_id and :day between o.starts_on and coalesce(o.ends_on, 'infinity')
                            where a.ended_at is null and a.household_id is null and g.region between a.region and a.high) as workers
                from screening.grid_households g join region.region r on r.code = g.region
                left join region.region v on v.code = g.region - g.region % 1000 and v.code <> r.code
                left join lateral (select n.* from newest n where n.region in (g.region, g.region - g.region % 1000) and n.kind <> 'WITHDRAWN' order by n.region desc limit 1) z on true
                where g.households > 0 and g.region between :low and :high
                order by z.id is not null, g.region limit 5000
                """).param("day", day).param("low", region.low()).param("high", region.high()).query((row, index) -> line(row, late)).list();
    }

    private Optional<Report> findInForce(Target target) {
        return sql.sql("""
                select id, region, day, kind, findings, remark, signed_by, signed_as, recorded_at from screening.zero_report
                where region = :region and day = :day order by seq desc limit 1
                """).param("region", target.region().value()).param("day", target.day()).query((row, index) -> report(row)).optional()
                .filter(report -> !report.kind().equals("WITHDRAWN"));
    }

    /// Persons of that place and day with fever, a symptom or a stay in a key area, and returnees found.
    private int findings(Target target) {
        return sql.sql("""
                select count(distinct f.person_id) from (
                    select c.person_id from screening.visit v join screening.person_check c on c.visit_id = v.id
                    where v.region between :low and :high and v.visited_at >= :from and v.visited_at < :to
                      and (c.temperature_tenths >= 373 or c.symptoms <> 0 or c.key_area_stay)
                    union all
                    select r.person_id from screening.returnee r where r.region between :low and :high and r.found_on = :day and r.origin_class = 'KEY_AREA' and r.state <> 'WITHDRAWN'
                ) f
                """).param("low", target.region().low()).param("high", target.region().high()).param("day", target.day())
                .param("from", clock.startOf(target.day()).atOffset(ZoneOffset.UTC)).param("to", clock.startOf(target.day().plusDays(1)).atOffset(ZoneOffset.UTC))
                .query(Integer.class).single();
    }

    private Optional<Target> target(@Nullable String region, @Nullable String day) {
        Optional<RegionCode> code = Optional.ofNullable(region).flatMap(text -> RegionCode.tryParse(text.strip())).filter(one -> Rounds.isOwn(one.range()))
                .filter(one -> sql.sql("select exists (select from region.region where code = :code and level >= 4)").param("code", one.value()).query(Boolean.class).single());
        try {
            LocalDate parsed = day == null || day.isBlank() ? clock.today() : LocalDate.parse(day.strip());
            return code.filter(one -> !parsed.isAfter(clock.today())).map(one -> new Target(one, parsed));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Line line(ResultSet row, boolean late) throws SQLException {
        Report report = row.getString("kind") == null ? null : report(row);
        String state = report != null ? report.kind() : late ? "OVERDUE" : "AWAITED";
        return new Line(new RegionCode(row.getLong("place")), row.getString("name"), row.getString("village"), state, row.getLong("visits"), report, row.getString("workers"));
    }

    private static Report report(ResultSet row) throws SQLException {
        return new Report(row.getObject("id", UUID.class), new RegionCode(row.getLong("region")), row.getObject("day", LocalDate.class), row.getString("kind"), row.getInt("findings"),
                row.getString("remark"), row.getString("signed_by"), row.getString("signed_as"),
                Objects.requireNonNull(row.getObject("recorded_at", OffsetDateTime.class)).toInstant());
    }
}
