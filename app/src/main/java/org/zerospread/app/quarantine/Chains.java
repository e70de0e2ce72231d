package org.zerospread.app.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;

/// The chain behind each positive in quarantine: whose stay was broken off, and who was planned anew because of it, from which plan and place to which.
@Component
@Transactional(readOnly = true)
public class Chains {

    private final JdbcClient sql;

    Chains(JdbcClient sql) {
        this.sql = sql;
    }

    /// A positive in quarantine.
    ///
    /// @param place where the person was
    /// @param replanned how many were planned anew
    public record Chain(UUID stay, UUID person, String name, LocalDate on, String reason, String planZh, String planEn, @Nullable String place, long day, long replanned) {
    }

    /// Somebody who was near.
    ///
    /// @param fromPlanZh null when he was in no quarantine before
    /// @param toPlanZh null when none was opened, as for one registered elsewhere
    public record Link(UUID person, String name, String group, LocalDate lastExposure, @Nullable UUID fromStay, @Nullable String fromPlanZh, @Nullable String fromPlanEn, @Nullable String fromPlace,
            @Nullable UUID toStay, @Nullable String toPlanZh, @Nullable String toPlanEn, @Nullable String toPlace, @Nullable LocalDate toFrom, @Nullable LocalDate toRelease) {
    }

    /// The newest positives, at most 100.
    public List<Chain> list() {
        return read(null);
    }

    /// The one of a stay.
    public Optional<Chain> find(UUID stay) {
        return read(stay).stream().findFirst();
    }

    private List<Chain> read(@Nullable UUID stay) {
        return sql.sql("""
                select s.id, s.person_id, p.name, e.happened_on, e.detail, l.title_zh, l.title_en, e.happened_on - s.started_on + 1 as day,
                       (select g.place from quarantine.stage_run g where g.stay_id = s.id order by g.seq desc limit 1) as place,
                       (select count(*) from quarantine.replanned r where r.source_stay = s.id) as replanned
                from quarantine.stay_event e join quarantine.stay s on s.id = e.stay_id join person.person p on p.id = s.person_id
                join quarantine.plan l on l.code = s.plan_code and l.version = s.plan_version
                where e.kind = 'BROKEN_OFF' and e.detail in ('CASE_CONFIRMED', 'REPOSITIVE') and (:stay::uuid is null or s.id = :stay)
                order by e.happened_on desc, s.id limit 100
                """).param("stay", stay)
                .query((row, index) -> new Chain(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), Masking.name(row.getString("name")), row.getObject("happened_on", LocalDate.class),
                        row.getString("detail"), row.getString("title_zh"), row.getString("title_en"), row.getString("place"), row.getLong("day"), row.getLong("replanned"))).list();
    }

    /// Who was planned anew because of a stay's positive.
    public List<Link> links(UUID stay) {
        return sql.sql("""
                select r.person_id, p.name, r.contact_group, r.last_exposure, r.from_stay, f.title_zh as from_zh, f.title_en as from_en, r.from_place,
                       r.to_stay, l.title_zh, l.title_en, t.started_on, t.release_on, (select g.place from quarantine.stage_run g where g.stay_id = t.id and g.seq = 0) as to_place
                from quarantine.replanned r join person.person p on p.id = r.person_id
                left join quarantine.stay b on b.id = r.from_stay left join quarantine.plan f on f.code = b.plan_code and f.version = b.plan_version
                left join quarantine.stay t on t.id = r.to_stay left join quarantine.plan l on l.code = t.plan_code and l.version = t.plan_version
                where r.source_stay = :stay order by array_position(array['ROOMMATES', 'HOUSEHOLD', 'STAFF', 'FELLOW_PASSENGERS'], r.contact_group), r.last_exposure desc, p.id
                """).param("stay", stay).query(Chains::link).list();
    }

    private static Link link(ResultSet row, int index) throws SQLException {
        return new Link(row.getObject("person_id", UUID.class), Masking.name(row.getString("name")), row.getString("contact_group"), row.getObject("last_exposure", LocalDate.class),
                row.getObject("from_stay", UUID.class), row.getString("from_zh"), row.getString("from_en"), row.getString("from_place"), row.getObject("to_stay", UUID.class), row.getString("title_zh"),
                row.getString("title_en"), row.getString("to_place"), row.getObject("started_on", LocalDate.class), row.getObject("release_on", LocalDate.class));
    }
}
