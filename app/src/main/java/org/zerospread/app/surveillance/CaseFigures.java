package org.zerospread.app.surveillance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionRange;

/// Counts cases and contacts from their events, as they had happened by the end of a day and were recorded by an instant.
@Component
public class CaseFigures {

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final DiseaseBook diseases;

    CaseFigures(JdbcClient sql, DistrictClock clock, DiseaseBook diseases) {
        this.sql = sql;
        this.clock = clock;
        this.diseases = diseases;
    }

    /// The case figures of a bulletin; each counts cases, not events, of the disease of the outbreak.
    ///
    /// @param local infected within the district, by somebody imported or not
    /// @param importedRelated those of `local` who were infected by somebody imported
    /// @param asymptomatic infections without symptoms, which are no confirmed cases
    public record Cases(int confirmed, int confirmedNew, int imported, int local, int importedRelated, int discharged, int deaths, int suspectedCurrent,
            int suspectedNew, int repositive, @Nullable LocalDate lastConfirmed, @Nullable LocalDate lastSuspected, Asymptomatic asymptomatic) {
    }

    /// Infections without symptoms.
    ///
    /// @param current neither turned nor released
    /// @param turned were confirmed afterwards, and are counted among the confirmed from then on
    public record Asymptomatic(int total, int fresh, int current, int turned) {
    }

    /// Counts the cases of a region.
    @Transactional(readOnly = true)
    public Cases cases(RegionRange inside, LocalDate day, Instant knownAt) {
        return sql.sql("""
                with event as (
                    select e.case_id, e.kind, e.source, e.happened_at, (e.happened_at at time zone :zone)::date as day
                    from surveillance.case_event e join surveillance.case_file f on f.id = e.case_id and f.disease = :disease
                    where e.region between :low and :high and e.happened_at < :dayEnd and e.recorded_at <= :known
                      and not exists (select from surveillance.case_event n where n.corrects = e.id and n.recorded_at <= :known)
                ), found as (
                    select distinct case_id from event where kind = 'ASYMPTOMATIC'
                ), latest as (
                    select distinct on (case_id) case_id, kind from event
                    order by case_id, happened_at desc, kind = 'SUSPECTED'
                )
                select count(distinct case_id) filter (where kind = 'CONFIRMED') as confirmed,
                       count(distinct case_id) filter (where kind = 'CONFIRMED' and day = :day) as confirmed_new,
                       count(distinct case_id) filter (where kind = 'CONFIRMED' and source = 'IMPORTED') as imported,
                       count(distinct case_id) filter (where kind = 'CONFIRMED' and source in ('LOCAL', 'IMPORTED_RELATED')) as local,
                       count(distinct case_id) filter (where kind = 'CONFIRMED' and source = 'IMPORTED_RELATED') as imported_related,
                       count(distinct case_id) filter (where kind = 'DISCHARGED') as discharged,
                       count(distinct case_id) filter (where kind = 'DEAD') as deaths,
                       (select count(*) from latest where kind = 'SUSPECTED') as suspected_current,
                       count(distinct case_id) filter (where kind = 'SUSPECTED' and day = :day) as suspected_new,
                       count(distinct case_id) filter (where kind = 'REPOSITIVE') as repositive,
                       max(day) filter (where kind = 'CONFIRMED') as last_confirmed,
                       max(day) filter (where kind = 'SUSPECTED') as last_suspected,
                       (select count(*) from found) as asymptomatic, count(distinct case_id) filter (where kind = 'ASYMPTOMATIC' and day = :day) as asymptomatic_new,
                       (select count(*) from latest where kind = 'ASYMPTOMATIC') as asymptomatic_current,
                       count(distinct case_id) filter (where kind = 'CONFIRMED' and case_id in (select case_id from found)) as asymptomatic_turned
                from event
                """)
                .param("disease", diseases.outbreak().code()).param("zone", clock.getZone().getId()).param("low", inside.low()).param("high", inside.high()).param("day", day)
                .param("dayEnd", clock.startOf(day.plusDays(1)).atOffset(ZoneOffset.UTC)).param("known", knownAt.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Cases(row.getInt("confirmed"), row.getInt("confirmed_new"), row.getInt("imported"), row.getInt("local"),
                        row.getInt("imported_related"), row.getInt("discharged"), row.getInt("deaths"), row.getInt("suspected_current"), row.getInt("suspected_new"), row.getInt("repositive"),
                        row.getObject("last_confirmed", LocalDate.class), row.getObject("last_suspected", LocalDate.class),
                        new Asymptomatic(row.getInt("asymptomatic"), row.getInt("asymptomatic_new"), row.getInt("asymptomatic_current"), row.getInt("asymptomatic_turned"))))
                .single();
    }

    /// Close contacts under observation at the end of a day; a person counts once.
    @Transactional(readOnly = true)
    public int contactsCurrent(RegionRange inside, LocalDate day, Instant knownAt) {
        return sql.sql("""
                select count(distinct person_id) from surveillance.contact
                where region between :low and :high and recorded_at < :dayEnd and recorded_at <= :known and degree = 1
                  and (first_degree_at is null or first_degree_at < :dayEnd and first_degree_at <= :known)
                  and (released_on is null or released_on > :day or release_recorded_at > :known)
                """)
                .param("low", inside.low()).param("high", inside.high()).param("day", day)
                .param("dayEnd", clock.startOf(day.plusDays(1)).atOffset(ZoneOffset.UTC)).param("known", knownAt.atOffset(ZoneOffset.UTC))
                .query(Integer.class).single();
    }
}
