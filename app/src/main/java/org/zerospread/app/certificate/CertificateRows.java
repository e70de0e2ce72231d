package org.zerospread.app.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.access.Masking;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.certificate.CertificateNumber;
import org.zerospread.engine.certificate.CertifiedMeasure;

/// Reads and writes certificates.
@Component
class CertificateRows {

    private final JdbcClient sql;
    private final DistrictClock clock;

    CertificateRows(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// One to be kept.
    record Fresh(UUID id, CertificateNumber number, UUID person, long region, CertifiedMeasure measure, LocalDate firstOn, LocalDate lastOn, String jws) {
    }

    /// What was taken back.
    record TakenBack(UUID id, UUID person, long region, String kid) {
    }

    void keep(String kid, List<Fresh> fresh, @Nullable UUID firm) {
        sql.sql("""
                insert into certificate.certificate (id, number, person_id, region, kid, measure, first_on, last_on, jws, firm_id, issued_at, issued_by)
                select c.id, c.number, c.person, c.region, :kid, c.measure, c.first_on, c.last_on, c.jws, :firm, :at, :by
                from unnest(:id, :number, :person, :region, :measure, :first::text[]::date[], :last::text[]::date[], :jws) as c (id, number, person, region, measure, first_on, last_on, jws)
                """).param("kid", kid).param("firm", firm).param("at", now()).param("by", Jurisdiction.actorNow()).param("id", fresh.stream().map(Fresh::id).toArray(UUID[]::new))
                .param("number", fresh.stream().map(one -> one.number().text()).toArray(String[]::new)).param("person", fresh.stream().map(Fresh::person).toArray(UUID[]::new))
                .param("region", fresh.stream().map(Fresh::region).toArray(Long[]::new)).param("measure", fresh.stream().map(one -> one.measure().name()).toArray(String[]::new))
                .param("first", fresh.stream().map(one -> one.firstOn().toString()).toArray(String[]::new)).param("last", fresh.stream().map(one -> one.lastOn().toString()).toArray(String[]::new))
                .param("jws", fresh.stream().map(Fresh::jws).toArray(String[]::new)).update();
    }

    /// Takes back what holds of some persons, of all entries that are one person; the revocation lists of their keys count one change.
    List<TakenBack> revokeOf(Collection<UUID> persons, RevocationReason reason, @Nullable String note) {
        return counted(sql.sql("""
                with same as (
                    select p.id as entry from unnest(:persons) as p (id)
                    union select e.id from unnest(:persons) as p (id) cross join lateral person.entries_of(p.id) e
                    where exists (select from person.doubt d where d.state = 'SAME' and (d.person_id = p.id or d.other_id = p.id))
                )
                update certificate.certificate c set revoked_at = :at, revoked_by = :by, revoked_for = :reason, revoked_note = :note
                from same where c.person_id = same.entry and c.revoked_at is null and c.last_on >= :today returning c.id, c.person_id, c.region, c.kid
                """).param("persons", persons.toArray(UUID[]::new)).param("today", clock.today()).param("at", now()).param("by", Jurisdiction.actorNow())
                .param("reason", reason.name()).param("note", note).query(CertificateRows::takenBack).list());
    }

    /// Takes one back; empty where it is not here, or was taken back before.
    Optional<TakenBack> revoke(String number, RevocationReason reason, String note) {
        return counted(sql.sql("""
                update certificate.certificate set revoked_at = :at, revoked_by = :by, revoked_for = :reason, revoked_note = :note
                where number = :number and revoked_at is null and region between store.low() and store.high() returning id, person_id, region, kid
                """).param("number", number).param("at", now()).param("by", Jurisdiction.actorNow()).param("reason", reason.name()).param("note", note).query(CertificateRows::takenBack).list())
                .stream().findFirst();
    }

    private List<TakenBack> counted(List<TakenBack> taken) {
        if (!taken.isEmpty()) {
            sql.sql("update certificate.signing_key set revocations = revocations + 1 where kid = any (:kids)").param("kids", taken.stream().map(TakenBack::kid).distinct().toArray(String[]::new)).update();
        }
        return taken;
    }

    private static TakenBack takenBack(ResultSet row, int index) throws SQLException {
        return new TakenBack(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), row.getLong("region"), row.getString("kid"));
    }

    /// What a list is narrowed by; null leaves a condition out.
    record Wanted(@Nullable String number, @Nullable UUID person, @Nullable UUID firm, Certificate.@Nullable State state, @Nullable String words) {
    }

    /// Certificates that may be seen here, the newest first.
    ///
    /// @param after the last of the part before; null for the first part
    List<Certificate> list(Wanted wanted, @Nullable UUID after, int most) {
        return sql.sql("""
                select c.id, c.number, c.person_id, p.name, coalesce(r.name, '') as place, c.measure, c.first_on, c.last_on, c.jws, c.firm_id, c.issued_at, c.issued_by, c.revoked_at, c.revoked_by, c.revoked_for,
                    c.revoked_note
                from certificate.certificate c join person.person p on p.id = c.person_id
                left join region.region r on r.code = c.region / 1000000 * 1000000
                where (:number::text is null or c.number = :number) and (:person::uuid is null or c.person_id = :person) and (:firm::uuid is null or c.firm_id = :firm)
                  and (:state::text is null or :state = case when c.revoked_at is not null then 'REVOKED' when c.last_on < :today then 'ENDED' else 'HOLDS' end)
                  and (:words::text is null or starts_with(p.name, :words) or starts_with(p.pinyin, lower(:words)) or starts_with(p.initials, lower(:words)))
                  and (:after::uuid is null or (c.issued_at, c.id) < (select a.issued_at, a.id from certificate.certificate a where a.id = :after))
                order by c.issued_at desc, c.id desc limit :most
                """).param("number", wanted.number()).param("person", wanted.person()).param("firm", wanted.firm()).param("state", wanted.state() == null ? null : wanted.state().name()).param("today", clock.today())
                .param("words", wanted.words()).param("after", after).param("most", most).query(CertificateRows::certificate).list();
    }

    private static Certificate certificate(ResultSet row, int index) throws SQLException {
        OffsetDateTime revokedAt = row.getObject("revoked_at", OffsetDateTime.class);
        Certificate.Revoked revoked = revokedAt == null ? null
                : new Certificate.Revoked(revokedAt.toInstant(), row.getString("revoked_by"), RevocationReason.valueOf(row.getString("revoked_for")), row.getString("revoked_note"));
        return new Certificate(row.getObject("id", UUID.class), new CertificateNumber(row.getString("number")), new PersonId(row.getObject("person_id", UUID.class)), Masking.name(row.getString("name")),
                row.getString("place"), CertifiedMeasure.valueOf(row.getString("measure")), row.getObject("first_on", LocalDate.class), row.getObject("last_on", LocalDate.class), row.getString("jws"),
                row.getObject("firm_id", UUID.class), row.getObject("issued_at", OffsetDateTime.class).toInstant(), row.getString("issued_by"), revoked);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
