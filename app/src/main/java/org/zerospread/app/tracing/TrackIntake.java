package org.zerospread.app.tracing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Receives stays at places, many at a time: COPY into staging, the places that are new, then the stays whose person is known and whose id is new.
///
/// A track lies where the person's record lies. A place lies in the first of its visitors' records' region, once for a district; where its position was
/// not known, the first that is told is kept.
@Component
public class TrackIntake {

    private static final String PLACES = """
            insert into tracing.place (id, region, division, kind, name, latitude, longitude, household_id, recorded_at, recorded_by)
            select gen_random_uuid(), k.region, k.division, k.kind, k.name, k.latitude, k.longitude, k.household_id, :at, :by
            from (select distinct on (p.region / 1000000000, d.division, d.kind, d.name, d.household_id) p.region, d.division, d.kind, d.name, d.latitude, d.longitude, d.household_id
                  from track_draft d cross join lateral (select x.region from person.person x where x.id = d.person_id and x.region between store.low() and store.high() offset 0) p
                  where d.starts_at <= :at
                  order by p.region / 1000000000, d.division, d.kind, d.name, d.household_id, d.latitude, p.region) k
            on conflict do nothing
            """;

    private static final String POSITIONS = """
            update tracing.place l set latitude = d.latitude, longitude = d.longitude
            from (select distinct on (division, kind, name, household_id) division, kind, name, household_id, latitude, longitude from track_draft where latitude is not null) d
            where l.latitude is null and l.division = d.division and l.kind = d.kind and l.name = d.name and l.household_id is not distinct from d.household_id
              and l.region between store.low() and store.high()
            """;

    private static final String TRACKS = """
            with taken as (
                insert into tracing.track (id, person_id, place_id, region, starts_at, ends_at, certainty, source, carriage, seat, remark, recorded_at, recorded_by)
                select d.id, d.person_id, l.id, p.region, d.starts_at, d.ends_at, d.certainty, d.source, d.carriage, d.seat, d.remark, :at, :by
                from track_draft d
                cross join lateral (select x.region from person.person x where x.id = d.person_id and x.region between store.low() and store.high() offset 0) p
                join tracing.place l on l.region / 1000000000 = p.region / 1000000000 and l.division = d.division and l.kind = d.kind and l.name = d.name
                    and l.household_id is not distinct from d.household_id
                where d.starts_at <= :at
                on conflict (id) do nothing
                returning region
            )
            select count(*) as tracks, coalesce(min(region), 0) as region from taken
            """;

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final AuditTrail audit;
    private final DistrictClock clock;

    TrackIntake(JdbcClient sql, BulkCopy copy, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.copy = copy;
        this.audit = audit;
        this.clock = clock;
    }

    /// What became of a batch.
    ///
    /// @param tracks newly taken; one taken before is neither here nor refused
    public record Receipt(int tracks, List<Refusal> refused) {
    }

    /// A stay that was not taken: `TRK-001` person not known here, `TRK-002` begins later than now.
    public record Refusal(UUID track, String code, String zh, String en) {
    }

    private record Taken(int tracks, long region) {
    }

    /// Receives a batch; sent again, it changes nothing.
    @Transactional
    public Receipt receive(List<TrackDraft> drafts) {
        if (drafts.isEmpty()) {
            return new Receipt(0, List.of());
        }
        Instant at = clock.instant();
        stage(drafts);
        sql.sql(PLACES).param("at", at.atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        if (drafts.stream().anyMatch(draft -> draft.place().position() != null)) {
            sql.sql(POSITIONS).update();
        }
        Taken taken = sql.sql(TRACKS).param("at", at.atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow())
                .query((row, index) -> new Taken(row.getInt("tracks"), row.getLong("region"))).single();
        if (taken.tracks() > 0) {
            audit.record("tracks.received", taken.region(), null, taken.tracks() + " of " + drafts.size());
        }
        return new Receipt(taken.tracks(), taken.tracks() == drafts.size() ? List.of() : refusals(at));
    }

    private List<Refusal> refusals(Instant at) {
        return sql.sql("""
                select d.id, true as later from track_draft d where d.starts_at > :at
                union all
                select d.id, false from track_draft d
                where d.starts_at <= :at and not exists (select from person.person p where p.id = d.person_id and p.region between store.low() and store.high())
                """).param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, index) -> row.getBoolean("later")
                        ? new Refusal(row.getObject("id", UUID.class), "TRK-002", "开始时间晚于现在:请核对", "it begins later than now: check the time")
                        : new Refusal(row.getObject("id", UUID.class), "TRK-001", "本辖区没有登记此人:先登记", "the person is not registered here: register him first"))
                .list();
    }

    private void stage(List<TrackDraft> drafts) {
        copy.stage("track_draft", """
                id uuid, person_id uuid, division bigint, kind text, name text, latitude double precision, longitude double precision, household_id uuid,
                starts_at timestamptz, ends_at timestamptz, certainty text, source text, carriage text, seat text, remark text
                """, new String[] {"id", "person_id", "division", "kind", "name", "latitude", "longitude", "household_id", "starts_at", "ends_at", "certainty", "source", "carriage", "seat", "remark"},
                drafts, (draft, row) -> {
                    TrackDraft.Place place = draft.place();
                    row.setUUID(0, draft.id());
                    row.setUUID(1, draft.person().value());
                    row.setLong(2, place.division().value());
                    row.setText(3, place.kind().name());
                    row.setText(4, place.name().strip());
                    row.setDouble(5, place.position() == null ? null : place.position().latitude());
                    row.setDouble(6, place.position() == null ? null : place.position().longitude());
                    row.setUUID(7, place.household());
                    row.setTimeStampTz(8, BulkCopy.utc(draft.startsAt()));
                    row.setTimeStampTz(9, BulkCopy.utc(draft.endsAt()));
                    row.setText(10, draft.certainty().name());
                    row.setText(11, draft.source().name());
                    row.setText(12, draft.carriage());
                    row.setText(13, draft.seat());
                    row.setText(14, draft.remark());
                });
    }
}
