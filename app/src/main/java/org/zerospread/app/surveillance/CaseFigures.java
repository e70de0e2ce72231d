package org.zerospread.app.surveillance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.grading.ConfirmedCase;
import org.zerospread.engine.region.RegionRange;

/// Counts cases and contacts from their events, as they had happened by the end of a day and were recorded by an instant.
@Component
public class CaseFigures {

    private final JdbcClient sql;
    private final DistrictClock clock;

    CaseFigures(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// The case figures of a bulletin; each counts cases, not events.
    public record Cases(int confirmed, int confirmedNew, int imported, int local, int discharged, int deaths, int suspectedCurrent,
            int suspectedNew, int repositive, @Nullable LocalDate lastConfirmed, @Nullable LocalDate lastSuspected) {
    }

    /// Counts the cases of a region.
    @Transactional(readOnly = true)
    public Cases cases(RegionRange inside, LocalDate day, Instant knownAt) {
        return sql.sql("""
                with event as (
                    select case_id, kind, source, happened_at, (happened_at at time zone :zone)::date as day
                    from surveillance.case_event
                    where region between :low and :high and happened_at < :dayEnd and recorded_at <= :known
                ), latest as (
                    select distinct on (case_id) case_id, kind from event
                    order by case_id, happened_at desc, kind = 'SUSPECTED'
                )
                select count(distinct case_id) filter (where kind = 'CONFIRMED') as confirmed,
                       count(distinct case_id) filter (where kind = 'CONFIRMED' and day = :day) as confirmed_new,
                       count(distinct case_id) filter (where kind = 'CONFIRMED' and source = 'IMPORTED') as imported,
                       count(distinct case_id) filter (where kind = 'CONFIRMED' and source = 'LOCAL') as local,
                       count(distinct case_id) filter (where kind = 'DISCHARGED') as discharged,
                       count(distinct case_id) filter (where kind = 'DEAD') as deaths,
                       (select count(*) from latest where kind = 'SUSPECTED') as suspected_current,
                       count(distinct case_id) filter (where kind = 'SUSPECTED' and day = :day) as suspected_new,
                       count(distinct case_id) filter (where kind = 'REPOSITIVE') as repositive,
                       max(day) filter (where kind = 'CONFIRMED') as last_confirmed,
                       max(day) filter (where kind = 'SUSPECTED') as last_suspected
                from event
                """)
                .param("zone", clock.getZone().getId()).param("low", inside.low()).param("high", inside.high()).param("day", day)
                .param("dayEnd", clock.startOf(day.plusDays(1)).atOffset(ZoneOffset.UTC)).param("known", knownAt.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Cases(row.getInt("confirmed"), row.getInt("confirmed_new"), row.getInt("imported"), row.getInt("local"),
                        row.getInt("discharged"), row.getInt("deaths"), row.getInt("suspected_current"), row.getInt("suspected_new"), row.getInt("repositive"),
                        row.getObject("last_confirmed", LocalDate.class), row.getObject("last_suspected", LocalDate.class)))
                .single();
    }

    /// Close contacts under observation at the end of a day; a person counts once.
    @Transactional(readOnly = true)
    public int contactsCurrent(RegionRange inside, LocalDate day, Instant knownAt) {
        return sql.sql("""
                select count(distinct person_id) from surveillance.contact
                where region between :low and :high and recorded_at < :dayEnd and recorded_at <= :known and degree = 1
                  and (released_on is null or released_on > :day or release_recorded_at > :known)
                """)
                .param("low", inside.low()).param("high", inside.high()).param("day", day)
                .param("dayEnd", clock.startOf(day.plusDays(1)).atOffset(ZoneOffset.UTC)).param("known", knownAt.atOffset(ZoneOffset.UTC))
                .query(Integer.class).single();
    }

    /// The confirmed cases of a region up to a day, for the risk level.
    @Transactional(readOnly = true)
    public List<ConfirmedCase> listConfirmed(RegionRange inside, LocalDate day) {
        return sql.sql("""
                select case_id, (min(happened_at) at time zone :zone)::date as day from surveillance.case_event
                where kind = 'CONFIRMED' and region between :low and :high and happened_at < :dayEnd group by case_id order by 2, 1
                """)
                .param("zone", clock.getZone().getId()).param("low", inside.low()).param("high", inside.high())
                .param("dayEnd", clock.startOf(day.plusDays(1)).atOffset(ZoneOffset.UTC))
                .query((row, index) -> new ConfirmedCase(row.getString("case_id"), row.getObject("day", LocalDate.class), null)).list();
    }
}
