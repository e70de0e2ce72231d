package org.zerospread.app.situation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.grading.RiskLevels;
import org.zerospread.app.person.ArrivalFigures;
import org.zerospread.app.quarantine.StayFigures;
import org.zerospread.app.recruiting.RecruitingFigures;
import org.zerospread.app.region.Region;
import org.zerospread.app.region.Regions;
import org.zerospread.app.resumption.ResumptionFigures;
import org.zerospread.app.screening.ScreeningFigures;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.store.SnapshotMemory;
import org.zerospread.app.surveillance.CaseFigures;
import org.zerospread.engine.calendar.DayCounter;
import org.zerospread.engine.grading.RiskLevel;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;
import tools.jackson.databind.json.JsonMapper;

/// Draws and publishes bulletins.
///
/// A bulletin is drawn in one repeatable-read transaction, so that its figures agree with each other, and remembered until
/// the next commit ([SnapshotMemory]).
@Component
public class BulletinDesk {

    private static final RegionRange WUHAN = RegionCode.parse("420100").range();

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final Regions regions;
    private final CaseFigures cases;
    private final StayFigures stays;
    private final ScreeningFigures screening;
    private final ArrivalFigures arrivals;
    private final RiskLevels levels;
    private final ResumptionFigures resumption;
    private final RecruitingFigures recruiting;
    private final JsonMapper json;
    private final SnapshotMemory memory;
    private final TransactionTemplate oneView;

    BulletinDesk(JdbcClient sql, AuditTrail audit, DistrictClock clock, Regions regions, CaseFigures cases, StayFigures stays, ScreeningFigures screening,
            ArrivalFigures arrivals, RiskLevels levels, ResumptionFigures resumption, RecruitingFigures recruiting, JsonMapper json, SnapshotMemory memory, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.regions = regions;
        this.cases = cases;
        this.stays = stays;
        this.screening = screening;
        this.arrivals = arrivals;
        this.levels = levels;
        this.resumption = resumption;
        this.recruiting = recruiting;
        this.json = json;
        this.memory = memory;
        this.oneView = new TransactionTemplate(transactions);
        oneView.setReadOnly(true);
        oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    private record Question(RegionCode region, LocalDate date, @Nullable Instant asKnownAt, LocalDate today, RegionRange jurisdiction) {
    }

    /// Draws the bulletin of a region for a date as known now.
    public Bulletin drawNow(RegionCode region, LocalDate date) {
        return draw(region, date, null);
    }

    /// Draws the bulletin of a region for a date.
    ///
    /// @param asKnownAt only what was recorded by then counts; `null` means now
    public Bulletin draw(RegionCode region, LocalDate date, @Nullable Instant asKnownAt) {
        RegionRange jurisdiction = Jurisdiction.find().orElseThrow(() -> new IllegalStateException("a bulletin is drawn for somebody")).range();
        return memory.remember(new Question(region, date, asKnownAt, clock.today(), jurisdiction),
                () -> oneView.execute(status -> count(region, date, asKnownAt == null ? clock.instant() : asKnownAt)));
    }

    private Bulletin count(RegionCode region, LocalDate date, Instant knownAt) {
        RegionRange inside = region.range();
        CaseFigures.Cases counted = cases.cases(inside, date, knownAt);
        StayFigures.InQuarantine quarantined = stays.count(inside, date, knownAt);
        ScreeningFigures.Totals visits = screening.upTo(inside, date, knownAt);
        ArrivalFigures.Returnees returnees = arrivals.count(inside, clock.startOf(date.plusDays(1)), knownAt, WUHAN);
        RecruitingFigures.Totals work = recruiting.upTo(inside, date, knownAt);
        RiskLevel level = levels.findInForce(region, date, knownAt).map(RiskLevels.InForce::level).orElse(RiskLevel.LOW);
        ResumptionFigures.Figures firms = resumption.count(inside, date, knownAt);
        String name = regions.find(region).map(Region::name).orElse(region.toString());
        return new Bulletin(region, name, date, knownAt, clock.getZone(), level.name().toLowerCase(Locale.ROOT),
                counted.confirmed(), counted.confirmedNew(), counted.imported(), counted.local(), counted.discharged(), counted.deaths(),
                counted.suspectedCurrent(), counted.suspectedNew(), cases.contactsCurrent(inside, date, knownAt), counted.repositive(),
                quarantined.central(), quarantined.home(), days(counted.lastConfirmed(), date), days(counted.lastSuspected(), date),
                visits.visits(), visits.checks(), returnees.keyArea(), returnees.named(), counted.importedRelated(), counted.asymptomatic().total(), counted.asymptomatic().fresh(),
                counted.asymptomatic().current(), counted.asymptomatic().turned(), firms.largeTotal(), firms.largeResumed(), firms.staffExpected(), firms.staffReturned(),
                work.recruited(), work.signed(), work.signedYuan());
    }

    private static @Nullable Integer days(@Nullable LocalDate last, LocalDate date) {
        OptionalInt days = DayCounter.since(last, date);
        return days.isPresent() ? days.getAsInt() : null;
    }

    /// Publishes the bulletin of a date as known now: its figures are kept as they were drawn.
    @Transactional
    public Bulletin publish(RegionCode region, LocalDate date) {
        Instant now = clock.instant();
        Bulletin bulletin = count(region, date, now);
        sql.sql("""
                insert into situation.bulletin (region, day, as_known_at, figures, published_by, published_at)
                values (:region, :day, :known, :figures::jsonb, :by, :known) on conflict do nothing
                """)
                .param("region", region.value()).param("day", date).param("known", now.atOffset(ZoneOffset.UTC))
                .param("figures", json.writeValueAsString(bulletin.asJson())).param("by", Jurisdiction.actorNow()).update();
        audit.record("bulletin.published", region.value(), date.toString(), null);
        return bulletin;
    }
}
