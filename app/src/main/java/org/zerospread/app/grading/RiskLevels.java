package org.zerospread.app.grading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.region.Region;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.grading.ConfirmedCase;
import org.zerospread.engine.grading.RiskAssessment;
import org.zerospread.engine.grading.RiskLevel;
import org.zerospread.engine.grading.RiskRules;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// The risk level of a region: a rise acts on the day the rules find it, a fall waits until a named person confirms it.
///
/// By an edition whose unit is the county, the district has a level and its towns share it; by one for towns or areas, each town has its own beside the district's.
@Component
public class RiskLevels {

    private static final int LONGEST_REASON = 200;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final RiskEditions editions;
    private final LevelCases cases;
    private final Regions regions;

    RiskLevels(JdbcClient sql, AuditTrail audit, DistrictClock clock, RiskEditions editions, LevelCases cases, Regions regions) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.editions = editions;
        this.cases = cases;
        this.regions = regions;
    }

    /// A level that is in force.
    ///
    /// @param confirmedBy who confirmed a fall; `rules` for a rise
    /// @param confirmedWhy why he did; null for a rise
    /// @param edition code of the rules by which it was found
    public record InForce(RiskLevel level, LocalDate since, String reasonZh, String reasonEn, String confirmedBy, @Nullable String confirmedWhy, @Nullable String edition) {
    }

    /// What an assessment found: the level in force, and a lower one that waits to be confirmed.
    public record Finding(RiskLevel inForce, RiskAssessment assessment) {

        /// Whether a fall waits for a named person.
        public boolean fallProposed() {
            return assessment.level().ordinal() < inForce.ordinal();
        }
    }

    /// What became of a confirmation.
    public sealed interface Confirmation {

        /// The lower level is in force.
        record Done(RiskLevel level) implements Confirmation {
        }

        /// Nothing was changed: `GRD-001` the reason is missing or too long, `GRD-002` no fall waits here, `GRD-003` no such place, or not within who confirms.
        record Refused(FormFault fault) implements Confirmation {
        }
    }

    /// Compares the level in force with what the rules find; changes nothing.
    @Transactional(readOnly = true)
    public Finding compare(RegionCode region, LocalDate on) {
        return compare(region, on, casesOf(region, cases.list(region, on)));
    }

    private Finding compare(RegionCode region, LocalDate on, List<ConfirmedCase> confirmed) {
        return new Finding(inForce(region, on), RiskAssessment.assess(confirmed, on, editions.on(on)));
    }

    static List<ConfirmedCase> casesOf(RegionCode region, List<LevelCases.Placed> all) {
        return all.stream().filter(one -> region.level().ordinal() <= RegionLevel.DISTRICT.ordinal() || one.town() == region.value()).map(LevelCases.Placed::confirmed).toList();
    }

    /// Assesses a district on a day, and its towns where they have levels of their own; a rise is put in force at once.
    ///
    /// @return what was found of the district
    @Transactional
    public Finding assess(RegionCode district, LocalDate on) {
        // One after the other, so that two who confirm cases at once do not raise twice.
        sql.sql("select pg_advisory_xact_lock(hashtext('grading.level'))").query((row, index) -> 0).list();
        List<LevelCases.Placed> all = cases.list(district, on);
        if (townsHaveOwn(on)) {
            all.stream().map(LevelCases.Placed::town).distinct().map(RegionCode::new).filter(town -> town.level() == RegionLevel.TOWN).forEach(town -> raise(town, on, casesOf(town, all)));
        }
        return raise(district, on, casesOf(district, all));
    }

    private Finding raise(RegionCode region, LocalDate on, List<ConfirmedCase> confirmed) {
        Finding finding = compare(region, on, confirmed);
        if (finding.assessment().level().ordinal() <= finding.inForce().ordinal()) {
            return finding;
        }
        put(region, finding.assessment(), on, "rules", null);
        return new Finding(finding.assessment().level(), finding.assessment());
    }

    /// Confirms a proposed fall; the actor of the thread is the named person.
    @Transactional
    public Confirmation confirmFall(RegionCode region, LocalDate on, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return refused("reason", "GRD-001", "请写明下调的理由, 不超过 200 字", "give the reason for the fall, at most 200 characters");
        }
        RegionCode district = region.ancestorAt(RegionLevel.DISTRICT).orElse(region);
        boolean graded = region.equals(district) || region.level() == RegionLevel.TOWN && townsHaveOwn(on);
        if (!graded || regions.find(region).isEmpty() || !isWithinReach(region)) {
            return refused("region", "GRD-003", "没有这个地方的等级, 或不在辖区内", "no such place has a level, or it lies outside your regions");
        }
        assess(district, on);
        Finding finding = compare(region, on);
        if (!finding.fallProposed()) {
            return refused("region", "GRD-002", "没有待确认的下调", "no fall of the level waits to be confirmed");
        }
        put(region, finding.assessment(), on, Jurisdiction.actorNow(), why);
        return new Confirmation.Done(finding.assessment().level());
    }

    private static boolean isWithinReach(RegionCode region) {
        return Jurisdiction.find().map(Jurisdiction::range).filter(range -> range.low() <= region.low() && region.high() <= range.high()).isPresent();
    }

    private static Confirmation refused(String field, String code, String zh, String en) {
        return new Confirmation.Refused(new FormFault(field, code, zh, en));
    }

    private void put(RegionCode region, RiskAssessment assessment, LocalDate on, String by, @Nullable String why) {
        sql.sql("""
                insert into grading.level (id, region, level, effective_on, reason_zh, reason_en, confirmed_by, confirmed_why, edition, recorded_at)
                values (:id, :region, :level, :on, :zh, :en, :by, :why, :edition, :at)
                """)
                .param("id", UUID.randomUUID()).param("region", region.value()).param("level", assessment.level().name()).param("on", on)
                .param("zh", assessment.reasonZh()).param("en", assessment.reasonEn()).param("by", by).param("why", why).param("edition", editions.on(on).code())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
        audit.record("level.in_force", Jurisdiction.placeFor(region.value()), null, region + " " + assessment.level() + " by " + by + (why == null ? "" : ": " + why));
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

    /// The level in force in a region on a day, as recorded by an instant. A place inside a district has the district's, or its town's where towns have their own.
    @Transactional(readOnly = true)
    public Optional<InForce> findInForce(RegionCode region, LocalDate on, Instant knownAt) {
        RegionCode graded = region.ancestorAt(townsHaveOwn(on) && region.level().ordinal() >= RegionLevel.TOWN.ordinal() ? RegionLevel.TOWN : RegionLevel.DISTRICT).orElse(region);
        return sql.sql("""
                select level, effective_on, reason_zh, reason_en, confirmed_by, confirmed_why, edition from grading.level
                where region = :region and effective_on <= :on and recorded_at <= :known
                order by effective_on desc, recorded_at desc limit 1
                """)
                .param("region", graded.value()).param("on", on).param("known", knownAt.atOffset(ZoneOffset.UTC)).query(RiskLevels::read).optional();
    }

    private static InForce read(ResultSet row, int index) throws SQLException {
        return new InForce(RiskLevel.valueOf(row.getString("level")), row.getObject("effective_on", LocalDate.class), row.getString("reason_zh"), row.getString("reason_en"),
                row.getString("confirmed_by"), row.getString("confirmed_why"), row.getString("edition"));
    }

    /// A change of a level.
    public record Step(RegionCode region, String name, InForce to) {
    }

    /// The changes of a district and its towns up to a day, the last first.
    @Transactional(readOnly = true)
    public List<Step> history(RegionCode district, LocalDate until) {
        return sql.sql("""
                select l.region, coalesce(r.name, l.region::text) as name, l.level, l.effective_on, l.reason_zh, l.reason_en, l.confirmed_by, l.confirmed_why, l.edition
                from grading.level l left join region.region r on r.code = l.region
                where l.region between :low and :high and l.effective_on <= :until order by l.effective_on desc, l.recorded_at desc
                """).param("low", district.low()).param("high", district.high()).param("until", until)
                .query((row, index) -> new Step(new RegionCode(row.getLong("region")), row.getString("name"), read(row, index))).list();
    }

    /// The level of a place with what it rests on.
    ///
    /// @param own whether it has a level of its own on the day; a town without one has its district's, and `finding` is what the rules would say of its cases alone
    /// @param since null when nothing was ever put in force here
    public record Place(RegionCode region, String name, boolean own, @Nullable InForce since, Finding finding, List<ConfirmedCase> cases) {

        /// Cases by cluster, the largest clusters first.
        public List<List<ConfirmedCase>> clusters() {
            return cases.stream().filter(one -> one.clusterId() != null).collect(java.util.stream.Collectors.groupingBy(one -> String.valueOf(one.clusterId()))).values().stream()
                    .sorted(java.util.Comparator.comparing((List<ConfirmedCase> one) -> -one.size()).thenComparing(one -> one.getFirst().confirmedOn())).toList();
        }
    }

    /// The levels of a district and its towns on a day.
    ///
    /// @param edition the rules that the day goes by
    public record Board(LocalDate on, RiskRules edition, Place district, List<Place> towns, List<Step> history) {

        /// The place of a code; empty when it is none of these.
        public Optional<Place> find(RegionCode code) {
            return Stream.concat(Stream.of(district), towns.stream()).filter(place -> place.region().equals(code)).findFirst();
        }
    }

    /// The levels of a district and its towns on a day, and how they came about.
    @Transactional(readOnly = true)
    public Board board(RegionCode district, LocalDate on) {
        List<LevelCases.Placed> all = cases.list(district, on);
        List<Step> history = history(district, on);
        boolean own = townsHaveOwn(on);
        List<Place> towns = new ArrayList<>();
        for (Region town : regions.listInside(district, RegionLevel.TOWN)) {
            towns.add(place(town.code(), town.name(), own, on, casesOf(town.code(), all), lastOf(own ? town.code() : district, history)));
        }
        String name = regions.find(district).map(Region::name).orElse(district.toString());
        return new Board(on, editions.on(on), place(district, name, true, on, casesOf(district, all), lastOf(district, history)), towns, history);
    }

    private static @Nullable InForce lastOf(RegionCode region, List<Step> latestFirst) {
        return latestFirst.stream().filter(step -> step.region().equals(region)).findFirst().map(Step::to).orElse(null);
    }

    private Place place(RegionCode region, String name, boolean own, LocalDate on, List<ConfirmedCase> its, @Nullable InForce since) {
        RiskLevel level = since == null ? RiskLevel.LOW : since.level();
        return new Place(region, name, own, since, new Finding(level, RiskAssessment.assess(its, on, editions.on(on))), its);
    }
}
