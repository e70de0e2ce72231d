package org.zerospread.app.recruiting.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;
import org.zerospread.engine.region.RegionRange;

/// What the public reads: open jobs and signed projects.
@Component
@Transactional(readOnly = true)
class PublicQuery {

    private static final int PAGE = 20;
    private static final int MOST_PROJECTS = 200;

    private final JdbcClient sql;
    private final Regions regions;
    private final DistrictClock clock;

    PublicQuery(JdbcClient sql, Regions regions, DistrictClock clock) {
        this.sql = sql;
        this.regions = regions;
        this.clock = clock;
    }

    private static JobPage.Job job(ResultSet row, int index) throws SQLException {
        return new JobPage.Job(row.getObject("id", UUID.class), row.getString("firm_name"), row.getString("industry"), row.getString("place"), row.getString("post"), row.getInt("places"),
                row.getInt("places") - row.getInt("hired"), row.getInt("wage_from"), row.getInt("wage_to"), row.getString("needs"), row.getObject("valid_until", LocalDate.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(), row.getBoolean("open"));
    }

    /// A page of the open jobs, the newest first.
    ///
    /// @param after the last job of the page before; null for the first page
    JobPage list(JobPage.Filter filter, @Nullable UUID after) {
        RegionRange town = RegionCode.tryParse(filter.town()).map(RegionCode::range).orElse(new RegionRange(0, Long.MAX_VALUE));
        record Found(JobPage.Job job, long all) {
        }
        List<Found> found = sql.sql("""
                select f.*, coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r where r.code in (f.region - f.region % 1000000, f.region - f.region % 1000) and r.level in (3, 4)), '') as place
                from (select j.*, true as open, count(*) over () as found from recruiting.job j
                    where j.closed_at is null and j.valid_until >= :today and j.hired < j.places and j.region between :low and :high and j.wage_to >= :wage
                      and (:sector = '' or starts_with(j.industry, :sector))
                      and (:words = '' or strpos(lower(j.post), lower(:words)) > 0 or strpos(lower(j.firm_name), lower(:words)) > 0 or strpos(lower(coalesce(j.needs, '')), lower(:words)) > 0)) f
                where :after::uuid is null or (f.opened_at, f.id) < (select a.opened_at, a.id from recruiting.job a where a.id = :after::uuid)
                order by f.opened_at desc, f.id desc limit :most
                """).param("today", clock.today()).param("low", town.low()).param("high", town.high()).param("wage", filter.wage()).param("sector", filter.sector()).param("words", filter.words()).param("after", after)
                .param("most", PAGE + 1).query((row, index) -> new Found(job(row, index), row.getLong("found"))).list();
        List<JobPage.Job> jobs = found.stream().limit(PAGE).map(Found::job).toList();
        return new JobPage(filter, jobs, found.size() > PAGE ? jobs.getLast().id() : null, found.isEmpty() ? 0 : found.getFirst().all(),
                regions.findServed().map(code -> regions.listInside(code, RegionLevel.TOWN)).orElse(List.of()));
    }

    /// One job, open or not.
    Optional<JobPage.Job> find(UUID id) {
        return sql.sql("""
                select j.*, j.closed_at is null and j.valid_until >= :today and j.hired < j.places as open,
                    coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r where r.code in (j.region - j.region % 1000000, j.region - j.region % 1000) and r.level in (3, 4)), '') as place
                from recruiting.job j where j.id = :id
                """).param("today", clock.today()).param("id", id).query(PublicQuery::job).optional();
    }

    /// Where a job is; for whom an application is written.
    Optional<RegionCode> findDistrict(UUID job) {
        return sql.sql("select region - region % 1000000000 from recruiting.job where id = :id").param("id", job).query(Long.class).optional().map(RegionCode::new);
    }

    /// The projects signed, the newest first: who invests, how much, in what, where.
    JobPage.SignedList listSigned() {
        return new JobPage.SignedList(sql.sql("""
                select p.title, p.investor, p.sector, p.amount_yuan, p.stage_on, p.public_note,
                    coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r where r.code = p.region - p.region % 1000000 and r.level = 3), '') as place
                from recruiting.project p where p.stage = 'SIGNED' and p.stage_on <= :today order by p.stage_on desc, p.amount_yuan desc, p.id limit :most
                """).param("today", clock.today()).param("most", MOST_PROJECTS)
                .query((row, index) -> new JobPage.Signed(row.getString("title"), row.getString("investor"), row.getString("sector"), row.getString("place"), row.getLong("amount_yuan"),
                        row.getObject("stage_on", LocalDate.class), row.getString("public_note"))).list());
    }
}
