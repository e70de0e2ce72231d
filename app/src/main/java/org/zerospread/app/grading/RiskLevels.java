package org.zerospread.app.grading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.grading.ConfirmedCase;
import org.zerospread.engine.grading.RiskAssessment;
import org.zerospread.engine.grading.RiskLevel;
import org.zerospread.engine.grading.RiskRules;
import org.zerospread.engine.region.RegionCode;

/// The risk level of a region: a rise acts on the day the rules find it, a fall waits until a named person confirms it.
@Component
public class RiskLevels {

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final RiskEditions editions;

    RiskLevels(JdbcClient sql, AuditTrail audit, DistrictClock clock, RiskEditions editions) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.editions = editions;
    }

    /// A level that is in force.
    public record InForce(RiskLevel level, LocalDate since, String reasonZh, String reasonEn, String confirmedBy) {
    }

    /// What a daily assessment found: the level in force, and a lower one that waits to be confirmed.
    public record Finding(RiskLevel inForce, RiskAssessment assessment) {

        /// Whether a fall waits for a named person.
        public boolean fallProposed() {
            return assessment.level().ordinal() < inForce.ordinal();
        }
    }

    /// Compares the level in force with what the rules find; changes nothing.
    @Transactional(readOnly = true)
    public Finding compare(RegionCode region, LocalDate on, List<ConfirmedCase> cases) {
        RiskLevel before = findInForce(region, on, clock.instant()).map(InForce::level).orElse(RiskLevel.LOW);
        return new Finding(before, RiskAssessment.assess(cases, on, editions.on(on)));
    }

    /// Assesses a region on a day; a rise is put in force at once.
    @Transactional
    public Finding assess(RegionCode region, LocalDate on, List<ConfirmedCase> cases) {
        Finding finding = compare(region, on, cases);
        if (finding.assessment().level().ordinal() <= finding.inForce().ordinal()) {
            return finding;
        }
        put(region, finding.assessment(), on, "rules");
        return new Finding(finding.assessment().level(), finding.assessment());
    }

    /// Confirms a proposed fall; the actor of the thread is the named person.
    ///
    /// @return whether there was a fall to confirm
    @Transactional
    public boolean confirmFall(RegionCode region, LocalDate on, List<ConfirmedCase> cases) {
        Finding finding = assess(region, on, cases);
        if (!finding.fallProposed()) {
            return false;
        }
        put(region, finding.assessment(), on, Jurisdiction.actorNow());
        return true;
    }

    private void put(RegionCode region, RiskAssessment assessment, LocalDate on, String by) {
        sql.sql("""
                insert into grading.level (id, region, level, effective_on, reason_zh, reason_en, confirmed_by, recorded_at)
                values (:id, :region, :level, :on, :zh, :en, :by, :at)
                """)
                .param("id", UUID.randomUUID()).param("region", region.value()).param("level", assessment.level().name()).param("on", on)
                .param("zh", assessment.reasonZh()).param("en", assessment.reasonEn()).param("by", by).param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
        audit.record("level.in_force", region.value(), null, assessment.level() + " by " + by);
    }

    /// Whether towns have levels of their own on a day, by the edition it goes by; else the district's is theirs.
    public boolean townsHaveOwn(LocalDate day) {
        return editions.on(day).unit() != RiskRules.Unit.COUNTY;
    }

    /// The level in force in a region on a day; low where nothing was ever found.
    @Transactional(readOnly = true)
    public RiskLevel inForce(RegionCode region, LocalDate day) {
        return findInForce(region, day, clock.instant()).map(InForce::level).orElse(RiskLevel.LOW);
    }

    /// The level in force in a region on a day, as recorded by an instant; a region without one follows what lies above it.
    @Transactional(readOnly = true)
    public Optional<InForce> findInForce(RegionCode region, LocalDate on, Instant knownAt) {
        return sql.sql("""
                select level, effective_on, reason_zh, reason_en, confirmed_by from grading.level
                where region = any(:regions) and effective_on <= :on and recorded_at <= :known
                order by region = :region desc, effective_on desc, recorded_at desc limit 1
                """)
                .param("regions", selfAndAbove(region)).param("region", region.value()).param("on", on).param("known", knownAt.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new InForce(RiskLevel.valueOf(row.getString("level")), row.getObject("effective_on", LocalDate.class),
                        row.getString("reason_zh"), row.getString("reason_en"), row.getString("confirmed_by")))
                .optional();
    }

    private static Long[] selfAndAbove(RegionCode region) {
        return java.util.stream.Stream.iterate(Optional.of(region), Optional::isPresent, next -> next.flatMap(RegionCode::parent))
                .map(Optional::get).map(RegionCode::value).toArray(Long[]::new);
    }
}
