package org.zerospread.app.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// What comes with a release and after it: the certificate, given only when every condition holds, and the calls on days 1, 2, 3, 7 and 14.
@Component
public class ReleaseDesk {

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final StayBook book;
    private final DutyRows duties;

    ReleaseDesk(JdbcClient sql, AuditTrail audit, DistrictClock clock, StayBook book, DutyRows duties) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.book = book;
        this.duties = duties;
    }

    /// A release certificate.
    ///
    /// @param name masked; the paper names the person by hand where it must
    public record Certificate(UUID stay, UUID person, String number, String name, LocalDate startedOn, LocalDate releasedOn, String planZh, String planEn, Instant issuedAt, String issuedBy) {
    }

    /// What the desk says to somebody who wants a certificate.
    public sealed interface Answer {

        /// It is given.
        record Given(Certificate certificate) implements Answer {
        }

        /// It cannot be given yet, `STY-009`; every condition that does not hold, as [Outlook#text] has it.
        record Wanting(List<String> missing) implements Answer {
        }

        /// `STY-001` no such stay here, `STY-010` the stay was broken off.
        record Refused(String code) implements Answer {
        }
    }

    /// How a call went.
    public enum Outcome {
        WELL, SYMPTOMS, UNREACHED
    }

    /// Gives the certificate of a stay; given before, the same one.
    @Transactional
    public Answer certify(UUID stay) {
        List<StayBook.Read> read = book.read(List.of(stay), clock.today());
        if (read.isEmpty()) {
            return new Answer.Refused("STY-001");
        }
        StayBook.Stored stored = read.getFirst().stored();
        if (stored.state().equals("BROKEN_OFF")) {
            return new Answer.Refused("STY-010");
        }
        if (stored.isRunning()) {
            return new Answer.Wanting(read.getFirst().run().missing().stream().map(Outlook::text).toList());
        }
        issue(List.of(stay));
        return new Answer.Given(find(stay).orElseThrow());
    }

    /// Gives certificates to stays that were released and have none.
    ///
    /// @return how many were given
    @Transactional
    public int issue(List<UUID> stays) {
        List<Long> regions = sql.sql("""
                with given as (
                    insert into quarantine.certificate (stay_id, region, number, issued_at, issued_by)
                    select s.id, s.region, s.region / 1000000000 || '-' || to_char(s.ended_on, 'YYYYMMDD') || '-' || upper(left(replace(gen_random_uuid()::text, '-', ''), 10)), :at, :by
                    from quarantine.stay s where s.id = any(:stays) and s.state = 'RELEASED'
                    on conflict (stay_id) do nothing returning stay_id, region
                ), done as (
                    delete from quarantine.duty d using given where d.stay_id = given.stay_id and d.kind = 'RELEASE'
                )
                select region from given
                """).param("stays", stays.toArray(UUID[]::new)).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).query(Long.class).list();
        if (!regions.isEmpty()) {
            audit.record("certificates.issued", Jurisdiction.placeFor(regions.getFirst()), stays.size() == 1 ? stays.getFirst().toString() : null, regions.size() + " of " + stays.size());
        }
        return regions.size();
    }

    /// The certificate of a stay, if it was given.
    @Transactional(readOnly = true)
    public Optional<Certificate> find(UUID stay) {
        return read(stay, null);
    }

    /// The certificate of a number, to tell a true one from a copy.
    @Transactional(readOnly = true)
    public Optional<Certificate> find(String number) {
        return read(null, number.strip().toUpperCase(java.util.Locale.ROOT));
    }

    private Optional<Certificate> read(@Nullable UUID stay, @Nullable String number) {
        return sql.sql("""
                select c.stay_id, s.person_id, c.number, p.name, s.started_on, s.ended_on, l.title_zh, l.title_en, c.issued_at, c.issued_by
                from quarantine.certificate c join quarantine.stay s on s.id = c.stay_id join person.person p on p.id = s.person_id
                join quarantine.plan l on l.code = s.plan_code and l.version = s.plan_version
                where (:stay::uuid is null or c.stay_id = :stay) and (:number::text is null or c.number = :number) limit 1
                """).param("stay", stay).param("number", number).query(ReleaseDesk::certificate).optional();
    }

    private static Certificate certificate(ResultSet row, int index) throws SQLException {
        return new Certificate(row.getObject("stay_id", UUID.class), row.getObject("person_id", UUID.class), row.getString("number"), Masking.name(row.getString("name")),
                row.getObject("started_on", LocalDate.class), row.getObject("ended_on", LocalDate.class), row.getString("title_zh"), row.getString("title_en"),
                row.getTimestamp("issued_at").toInstant(), row.getString("issued_by"));
    }

    /// Calls that were made; the same id again changes nothing. A call of a day that is not due yet is not taken.
    ///
    /// @return how many were new
    @Transactional
    public int called(List<Call> calls) {
        List<UUID> stays = sql.sql("""
                insert into quarantine.follow_up (id, stay_id, region, day_number, outcome, note, called_at, recorded_by)
                select n.id, d.stay_id, d.region, d.slot, n.outcome, n.note, :at, :by
                from unnest(:ids::uuid[], :stays::uuid[], :outcomes::text[], :notes::text[]) as n (id, stay, outcome, note)
                join quarantine.duty d on d.stay_id = n.stay and d.kind = 'CALL' and d.due_on <= :today
                on conflict (id) do nothing returning stay_id
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).param("today", clock.today())
                .param("ids", calls.stream().map(Call::id).toArray(UUID[]::new)).param("stays", calls.stream().map(Call::stay).toArray(UUID[]::new))
                .param("outcomes", calls.stream().map(call -> call.outcome().name()).toArray(String[]::new)).param("notes", calls.stream().map(Call::note).toArray(String[]::new))
                .query(UUID.class).list();
        if (!stays.isEmpty()) {
            duties.called(stays);
            audit.record("stays.called", Jurisdiction.find().orElseThrow().range().low(), stays.size() == 1 ? stays.getFirst().toString() : null, stays.size() + " of " + calls.size());
        }
        return stays.size();
    }

    /// A call after release.
    public record Call(UUID id, UUID stay, Outcome outcome, @Nullable String note) {
    }
}
