package org.zerospread.app.person;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

/// Makes a person visible where he is cared for, beyond the regions in which his records lie; to be read, not to be changed.
///
/// Only who may write where the record lies refers, and ends the referral.
@Component
public class Referrals {

    private static final int LONGEST_REASON = 200;

    private final JdbcClient sql;
    private final Regions regions;
    private final AuditTrail audit;
    private final DistrictClock clock;

    Referrals(JdbcClient sql, Regions regions, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    /// What became of an order.
    public sealed interface Answer {

        /// It was done.
        record Done(UUID referral) implements Answer {
        }

        /// Nothing was changed: `PER-002`, `PER-003` which region, `PER-009` person or referral not known here, `PER-010`, `PER-011` reason.
        record Refused(List<FormFault> faults) implements Answer {
        }
    }

    /// Refers a person to a region.
    ///
    /// @param to name or code of the region where he is cared for, anywhere in the country
    @Transactional
    public Answer refer(PersonId person, @Nullable String to, @Nullable String reason) {
        FormReader reader = new FormReader(regions, clock);
        RegionCode where = reader.division("to", to);
        String why = reader.text("reason", reason, LONGEST_REASON);
        if (why == null) {
            reader.add("reason", "PER-011", "请写明原因(最多 200 字)", "give a reason of at most 200 characters");
        }
        Optional<Long> region = ownRegion(person);
        if (region.isEmpty()) {
            reader.add("person", "PER-009", "本辖区没有登记此人", "the person is not registered here");
        }
        if (!reader.faults().isEmpty()) {
            return new Answer.Refused(reader.faults());
        }
        UUID id = UUID.randomUUID();
        RegionCode seen = Objects.requireNonNull(where);
        sql.sql("""
                insert into person.referral (id, person_id, region, to_region, to_high, reason, recorded_at, recorded_by) values (:id, :person, :region, :low, :high, :reason, :at, :by)
                """).param("id", id).param("person", person.value()).param("region", region.orElseThrow()).param("low", seen.low()).param("high", seen.high())
                .param("reason", why).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        audit.record("person.referred", region.orElseThrow(), person.toString(), seen + ": " + why);
        return new Answer.Done(id);
    }

    /// Ends a referral.
    @Transactional
    public Answer end(PersonId person, UUID referral) {
        int ended = sql.sql("update person.referral set ended_at = :at, ended_by = :by where id = :id and person_id = :person and ended_at is null")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).param("id", referral).param("person", person.value()).update();
        if (ended == 0) {
            return new Answer.Refused(List.of(new FormFault("referral", "PER-009", "没有这次转介", "there is no such referral here")));
        }
        ownRegion(person).ifPresent(region -> audit.record("referral.ended", region, person.toString(), referral.toString()));
        return new Answer.Done(referral);
    }

    private Optional<Long> ownRegion(PersonId person) {
        return sql.sql("select region from person.person where id = :id and region between store.low() and store.high()").param("id", person.value()).query(Long.class).optional();
    }
}
