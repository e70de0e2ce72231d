package org.zerospread.app.officers;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.officers.OfficerKind;
import org.zerospread.engine.region.RegionCode;

/// The register of officers.
@Component
public class Officers {

    private final JdbcClient sql;
    private final Regions regions;
    private final AuditTrail audit;
    private final DistrictClock clock;

    Officers(JdbcClient sql, Regions regions, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    /// Enters an officer from a form.
    @Transactional
    public OfficersAnswer enter(OfficerForm form) {
        FormReader reader = new FormReader(regions, clock);
        OfficerReader.Sound sound = new OfficerReader(reader).read(form);
        if (sound != null && Jurisdiction.placeFor(sound.place().value()) != sound.place().value()) {
            reader.add("region", "PER-004", "不在您的辖区内", "outside your regions");
        }
        if (sound == null || !reader.faults().isEmpty()) {
            return new OfficersAnswer.Refused(reader.faults());
        }
        Officer officer = new Officer(UUID.randomUUID(), sound.kind(), sound.name(), sound.organisation(), sound.skills(), sound.medical(), sound.place(), sound.capacity(), sound.username(),
                clock.today(), null);
        if (take(List.of(officer)).isEmpty()) {
            return OfficersAnswer.Refused.of("name", "OFC-003", "同一单位已有同名同类人员,或该账号已登记", "one of this kind, name and organisation, or with this account, is in the register already");
        }
        return new OfficersAnswer.Done(officer.id());
    }

    /// Enters many at once; those that are known by kind, name and organisation, or by kind and account, are left as they are.
    ///
    /// @return ids of those that were new
    @Transactional
    public List<UUID> take(List<Officer> officers) {
        List<UUID> taken = sql.sql("""
                insert into officers.officer (id, kind, name, organisation, skills, medical, region, capacity, username, from_on, recorded_at, recorded_by)
                select o.id, o.kind, o.name, o.organisation, string_to_array(o.skills, ' '), o.medical, o.region, o.capacity, o.username, o.from_on, :at, :by
                from unnest(:ids::uuid[], :kinds::text[], :names::text[], :organisations::text[], :skills::text[], :medical::boolean[], :regions::bigint[], :capacities::integer[], :usernames::text[],
                    :from::date[]) as o (id, kind, name, organisation, skills, medical, region, capacity, username, from_on)
                on conflict do nothing returning id
                """).param("ids", column(officers, Officer::id)).param("kinds", texts(officers, officer -> officer.kind().name())).param("names", texts(officers, Officer::name))
                .param("organisations", texts(officers, Officer::organisation)).param("skills", texts(officers, officer -> String.join(" ", officer.skills())))
                .param("medical", officers.stream().map(Officer::medical).toArray(Boolean[]::new)).param("regions", officers.stream().map(officer -> officer.place().value()).toArray(Long[]::new))
                .param("capacities", officers.stream().map(Officer::capacity).toArray(Integer[]::new)).param("usernames", texts(officers, Officer::username))
                .param("from", texts(officers, officer -> officer.fromOn().toString())).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).query(UUID.class).list();
        if (!taken.isEmpty()) {
            audit.record("officers.entered", officers.getFirst().place().value(), taken.size() == 1 ? taken.getFirst().toString() : null, taken.size() + " of " + officers.size());
        }
        return taken;
    }

    private static UUID[] column(List<Officer> officers, java.util.function.Function<Officer, UUID> of) {
        return officers.stream().map(of).toArray(UUID[]::new);
    }

    private static String[] texts(List<Officer> officers, java.util.function.Function<Officer, @Nullable String> of) {
        return officers.stream().map(of).toArray(String[]::new);
    }

    /// He takes no firms any more; those that he has are without one of his kind until somebody is assigned.
    @Transactional
    public OfficersAnswer leave(UUID id) {
        Optional<Long> region = sql.sql("""
                update officers.officer set left_on = :today where id = :id and left_on is null and region between store.low() and store.high() returning region
                """).param("today", clock.today()).param("id", id).query(Long.class).optional();
        if (region.isEmpty()) {
            return OfficersAnswer.Refused.unknown("officer");
        }
        int firms = sql.sql("""
                update officers.assignment set until_on = greatest(from_on, :today), ended_at = :at, ended_by = :by
                where officer_id = :id and until_on is null and region between store.low() and store.high()
                """).param("today", clock.today()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).param("id", id).update();
        audit.record("officer.left", region.get(), id.toString(), firms + " firms");
        return new OfficersAnswer.Done(id);
    }

    /// Who can take firms, by kind and name.
    @Transactional(readOnly = true)
    public List<Officer> list() {
        return sql.sql("""
                select id, kind, name, organisation, skills, medical, region, capacity, username, from_on, left_on from officers.officer
                where left_on is null and region between store.low() and store.high() order by kind, organisation, name, id
                """).query(Officers::read).list();
    }

    /// The officer with the id, if he is here.
    @Transactional(readOnly = true)
    public Optional<Officer> find(UUID id) {
        return sql.sql("""
                select id, kind, name, organisation, skills, medical, region, capacity, username, from_on, left_on from officers.officer where id = :id and region between store.low() and store.high()
                """).param("id", id).query(Officers::read).optional();
    }

    static Officer read(ResultSet row, int index) throws SQLException {
        Array skills = row.getArray("skills");
        LocalDate left = row.getObject("left_on", LocalDate.class);
        return new Officer(row.getObject("id", UUID.class), OfficerKind.valueOf(row.getString("kind")), row.getString("name"), row.getString("organisation"), List.of((String[]) skills.getArray()),
                row.getBoolean("medical"), new RegionCode(row.getLong("region")), row.getInt("capacity"), row.getString("username"), row.getObject("from_on", LocalDate.class), left);
    }
}
