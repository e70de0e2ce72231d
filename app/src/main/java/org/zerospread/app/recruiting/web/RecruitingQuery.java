package org.zerospread.app.recruiting.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.recruiting.ProjectForm;
import org.zerospread.app.recruiting.ProjectStepForm;
import org.zerospread.app.recruiting.RecruitingFigures;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.recruiting.ProjectStage;
import org.zerospread.engine.region.RegionRange;

/// Projects and jobs of a reader's regions.
@Component
@Transactional(readOnly = true)
class RecruitingQuery {

    private static final int MOST = 300;

    private final JdbcClient sql;
    private final RecruitingFigures figures;
    private final DistrictClock clock;

    RecruitingQuery(JdbcClient sql, RecruitingFigures figures, DistrictClock clock) {
        this.sql = sql;
        this.figures = figures;
        this.clock = clock;
    }

    private static RecruitingPage.Project project(ResultSet row, int index) throws SQLException {
        return new RecruitingPage.Project(row.getObject("id", UUID.class), row.getString("title"), row.getString("investor"), row.getString("sector"), row.getString("place"),
                ProjectStage.valueOf(row.getString("stage")), row.getObject("stage_on", LocalDate.class), row.getLong("amount_yuan"), row.getString("public_note"));
    }

    /// All projects, the latest of each stage first.
    List<RecruitingPage.Project> listProjects() {
        return sql.sql("""
                select p.*, coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r where r.code in (p.region - p.region % 1000000, p.region - p.region % 1000) and r.level in (3, 4)), '') as place
                from recruiting.project p where p.region between store.low() and store.high() order by p.stage_on desc, p.amount_yuan desc, p.id limit :most
                """).param("most", MOST).query(RecruitingQuery::project).list();
    }

    RecruitingPage.Board board(ProjectForm form, List<FormFault> faults) {
        List<RecruitingPage.Project> all = listProjects();
        RegionRange inside = Jurisdiction.find().map(Jurisdiction::range).orElseThrow();
        return new RecruitingPage.Board(Arrays.stream(ProjectStage.values()).map(stage -> new RecruitingPage.Column(stage, all.stream().filter(project -> project.stage() == stage).toList())).toList(),
                figures.upTo(inside, clock.today(), clock.instant()), new HiresChart(figures.listHires(inside, clock.today())), form, faults);
    }

    Optional<RecruitingPage.ProjectFile> findProject(UUID id, ProjectStepForm form, List<FormFault> faults) {
        return sql.sql("""
                select p.*, coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r where r.code in (p.region - p.region % 1000000, p.region - p.region % 1000) and r.level in (3, 4)), '') as place
                from recruiting.project p where p.id = :id and p.region between store.low() and store.high()
                """).param("id", id).query(RecruitingQuery::project).optional().map(project -> new RecruitingPage.ProjectFile(project, listSteps(id), form, faults));
    }

    private List<RecruitingPage.Step> listSteps(UUID project) {
        return sql.sql("""
                select s.stage, s.happened_on, s.amount_yuan, s.note, s.link, s.recorded_at, coalesce(a.display_name, s.recorded_by) as recorded_by
                from recruiting.project_step s left join access.account a on a.username = s.recorded_by where s.project_id = :project order by s.recorded_at, s.happened_on
                """).param("project", project).query((row, index) -> new RecruitingPage.Step(ProjectStage.valueOf(row.getString("stage")), row.getObject("happened_on", LocalDate.class), row.getLong("amount_yuan"),
                        row.getString("note"), row.getString("link"), instant(row, "recorded_at"), row.getString("recorded_by"))).list();
    }

    /// Jobs, those still open first.
    ///
    /// @param firm whose; null for all here
    List<RecruitingPage.Job> listJobs(@Nullable UUID firm) {
        return sql.sql("""
                select j.id, j.firm_name, j.post, j.places, j.hired, j.wage_from, j.wage_to, j.valid_until, j.closed_at is null and j.valid_until >= :today and j.hired < j.places as open,
                    coalesce(n.applied, 0) as applied, coalesce(n.waiting, 0) as waiting
                from recruiting.job j
                left join (select a.job_id, count(*) as applied, count(*) filter (where a.state in ('APPLIED', 'INVITED', 'PASSED', 'OFFERED')) as waiting from recruiting.application a group by a.job_id) n on n.job_id = j.id
                where j.region between store.low() and store.high() and (:firm::uuid is null or j.firm_id = :firm::uuid) order by open desc, j.opened_at desc, j.id limit :most
                """).param("today", clock.today()).param("firm", firm).param("most", MOST)
                .query((row, index) -> new RecruitingPage.Job(row.getObject("id", UUID.class), row.getString("firm_name"), row.getString("post"), row.getInt("places"), row.getInt("hired"), row.getInt("wage_from"),
                        row.getInt("wage_to"), row.getObject("valid_until", LocalDate.class), row.getBoolean("open"), row.getInt("applied"), row.getInt("waiting"))).list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
