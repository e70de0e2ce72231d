package org.zerospread.app.recruiting;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.recruiting.ApplicationState;

/// Applications as they lie in the store, one or thousands in the same statements.
@Component
class ApplicationRows {

    private final JdbcClient sql;
    private final FieldCipher cipher;
    private final DistrictClock clock;

    ApplicationRows(JdbcClient sql, FieldCipher cipher, DistrictClock clock) {
        this.sql = sql;
        this.cipher = cipher;
        this.clock = clock;
    }

    /// One application as the rules see it.
    record Row(UUID id, UUID job, UUID firm, long region, ApplicationState state, LocalDate since, @Nullable UUID person, byte[] phoneIndex) {
    }

    /// The application, kept for this transaction.
    ///
    /// @param firm whose it must be; null for any firm here
    Optional<Row> findForUpdate(UUID id, @Nullable UUID firm) {
        return sql.sql("""
                select id, job_id, firm_id, region, state, state_on, person_id, phone_index from recruiting.application
                where id = :id and region between store.low() and store.high() and (:firm::uuid is null or firm_id = :firm::uuid) for update
                """).param("id", id).param("firm", firm)
                .query((row, index) -> new Row(row.getObject("id", UUID.class), row.getObject("job_id", UUID.class), row.getObject("firm_id", UUID.class), row.getLong("region"),
                        ApplicationState.valueOf(row.getString("state")), row.getObject("state_on", LocalDate.class), row.getObject("person_id", UUID.class), row.getBytes("phone_index"))).optional();
    }

    /// Keeps new applications; the region and firm are those of their jobs, which are open.
    ///
    /// @return ids of those kept; the others had applied for the job already, or it is not open
    Set<UUID> insertAll(Collection<Applications.Draft> drafts, LocalDate on) {
        List<UUID> kept = sql.sql("""
                insert into recruiting.application (id, number, job_id, firm_id, region, name, phone_sealed, phone_index, person_id, origin, arrived_on, fever, contact, message, source, state, state_on, recorded_at, recorded_by)
                select d.id, d.number, j.id, j.firm_id, j.region, d.name, d.sealed, d.phone_index, d.person, d.origin, d.arrived_on, d.fever, d.contact, d.message, d.source, 'APPLIED', :on, :at, :by
                from unnest(:ids::uuid[], :numbers::text[], :jobs::uuid[], :names::text[], :sealed::bytea[], :indexes::bytea[], :persons::uuid[], :origins::bigint[], :arrived::date[], :fever::bool[], :contact::bool[],
                    :messages::text[], :sources::text[]) as d (id, number, job, name, sealed, phone_index, person, origin, arrived_on, fever, contact, message, source)
                join recruiting.job j on j.id = d.job and j.closed_at is null and j.valid_until >= :on and j.hired < j.places
                on conflict do nothing returning id
                """).param("ids", drafts.stream().map(Applications.Draft::id).toArray(UUID[]::new)).param("numbers", drafts.stream().map(Applications.Draft::number).toArray(String[]::new))
                .param("jobs", drafts.stream().map(Applications.Draft::job).toArray(UUID[]::new)).param("names", drafts.stream().map(Applications.Draft::name).toArray(String[]::new))
                .param("sealed", drafts.stream().map(draft -> cipher.seal(draft.phone(), Applications.phoneOwner(draft.id()))).toArray(byte[][]::new))
                .param("indexes", drafts.stream().map(draft -> cipher.index("phone", draft.phone())).toArray(byte[][]::new))
                .param("persons", drafts.stream().map(Applications.Draft::person).toArray(UUID[]::new)).param("origins", drafts.stream().map(draft -> draft.origin().low()).toArray(Long[]::new))
                .param("arrived", drafts.stream().map(draft -> text(draft.arrivedOn())).toArray(String[]::new)).param("fever", drafts.stream().map(Applications.Draft::fever).toArray(Boolean[]::new))
                .param("contact", drafts.stream().map(Applications.Draft::contact).toArray(Boolean[]::new)).param("messages", drafts.stream().map(Applications.Draft::message).toArray(String[]::new))
                .param("sources", drafts.stream().map(draft -> draft.source().name()).toArray(String[]::new)).param("on", on).param("at", now()).param("by", Jurisdiction.actorNow())
                .query(UUID.class).list();
        if (!kept.isEmpty()) {
            keepSteps(kept, null);
        }
        return new HashSet<>(kept);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /// Brings applications to a state from one that it may follow; others are left as they are.
    ///
    /// @return how many were brought there
    int advanceAll(Collection<UUID> ids, ApplicationState to, LocalDate on, @Nullable String note) {
        String[] before = java.util.Arrays.stream(ApplicationState.values()).filter(state -> state.next().contains(to)).map(Enum::name).toArray(String[]::new);
        List<UUID> moved = sql.sql("""
                update recruiting.application a set state = :to, state_on = :on
                where a.id = any (:ids::uuid[]) and a.state = any (:before::text[]) and a.state_on <= :on and a.region between store.low() and store.high() returning a.id
                """).param("to", to.name()).param("on", on).param("ids", ids.toArray(UUID[]::new)).param("before", before).query(UUID.class).list();
        if (!moved.isEmpty()) {
            keepSteps(moved, note);
        }
        return moved.size();
    }

    /// Writes when and by link where the interview is.
    void invite(UUID id, java.time.Instant at, String link) {
        sql.sql("update recruiting.application set interview_at = :at, interview_link = :link where id = :id").param("at", at.atOffset(ZoneOffset.UTC)).param("link", link).param("id", id).update();
    }

    /// The same for many.
    void inviteAll(Collection<UUID> ids, java.time.Instant at, String link) {
        sql.sql("update recruiting.application set interview_at = :at, interview_link = :link where id = any (:ids::uuid[]) and state in ('APPLIED', 'INVITED')").param("at", at.atOffset(ZoneOffset.UTC)).param("link", link)
                .param("ids", ids.toArray(UUID[]::new)).update();
    }

    private void keepSteps(Collection<UUID> ids, @Nullable String note) {
        sql.sql("""
                insert into recruiting.application_step (application_id, seq, region, state, happened_on, note, recorded_at, recorded_by)
                select a.id, (select count(*) from recruiting.application_step s where s.application_id = a.id), a.region, a.state, a.state_on, :note, :at, :by
                from recruiting.application a where a.id = any (:ids::uuid[])
                """).param("ids", ids.toArray(UUID[]::new)).param("note", note).param("at", now()).param("by", Jurisdiction.actorNow()).update();
    }

    /// Finds in the register of the district who applied, where he was registered only after he had; nobody when two could be meant.
    ///
    /// @return how many were found
    int recognise(UUID id) {
        return sql.sql("""
                update recruiting.application a set person_id = p.id
                from (select b.id as application, min(q.id::text)::uuid as id from recruiting.application b join person.person q on q.phone_index = b.phone_index and q.name = b.name
                    and q.region between store.low() and store.high() where b.id = :id group by b.id having count(*) = 1) p
                where a.id = p.application and a.person_id is null and not exists (select from recruiting.application c where c.person_id = p.id and c.state = 'HIRED' and c.left_on is null)
                """).param("id", id).update();
    }

    /// Takes places of jobs for those who are hired.
    ///
    /// @return whether every job had as many places left
    boolean takePlaces(Collection<UUID> ids) {
        return sql.sql("""
                with wanted as (select a.job_id, count(*)::int as n from recruiting.application a where a.id = any (:ids::uuid[]) group by a.job_id),
                    taken as (update recruiting.job j set hired = j.hired + w.n from wanted w where j.id = w.job_id and j.hired + w.n <= j.places returning j.id)
                select (select count(*) from wanted) = (select count(*) from taken)
                """).param("ids", ids.toArray(UUID[]::new)).query(Boolean.class).single();
    }

    /// Hires those to whom an offer was made: each is counted once, and whoever is registered comes onto the firm's ledger of staff.
    ///
    /// @return how many were hired
    int hireAll(Collection<UUID> ids, LocalDate on, LocalDate startOn) {
        sql.sql("update recruiting.application set start_on = :start where id = any (:ids::uuid[])").param("start", startOn).param("ids", ids.toArray(UUID[]::new)).update();
        int hired = advanceAll(ids, ApplicationState.HIRED, on, null);
        sql.sql("""
                insert into recruiting.hire (application_id, job_id, region, hired_on, recorded_at)
                select a.id, a.job_id, a.region, a.state_on, :at from recruiting.application a where a.id = any (:ids::uuid[]) and a.state = 'HIRED' on conflict do nothing
                """).param("ids", ids.toArray(UUID[]::new)).param("at", now()).update();
        return hired;
    }

    /// Puts those hired who are registered on their firm's ledger of staff.
    ///
    /// @return whether nobody is on another ledger
    boolean enterStaff(Collection<UUID> ids) {
        return sql.sql("""
                with wanted as (select a.firm_id, a.person_id, a.region, j.post, a.start_on from recruiting.application a join recruiting.job j on j.id = a.job_id
                        where a.id = any (:ids::uuid[]) and a.state = 'HIRED' and a.person_id is not null),
                    entered as (insert into enterprise.staff (id, firm_id, person_id, region, post, joined_on, recorded_at, recorded_by)
                        select gen_random_uuid(), w.firm_id, w.person_id, w.region, w.post, w.start_on, :at, :by from wanted w on conflict do nothing returning person_id)
                select (select count(*) from wanted) = (select count(*) from entered)
                """).param("ids", ids.toArray(UUID[]::new)).param("at", now()).param("by", Jurisdiction.actorNow()).query(Boolean.class).single();
    }

    /// Writes on which day somebody left who was hired, here and on the ledger.
    ///
    /// @return whether he had not left already
    boolean leave(UUID id, LocalDate on) {
        boolean left = sql.sql("update recruiting.application set left_on = :on where id = :id and state = 'HIRED' and left_on is null").param("on", on).param("id", id).update() == 1;
        if (left) {
            sql.sql("""
                    update enterprise.staff s set left_on = greatest(:on, s.joined_on) from recruiting.application a
                    where a.id = :id and s.firm_id = a.firm_id and s.person_id = a.person_id and s.left_on is null
                    """).param("on", on).param("id", id).update();
        }
        return left;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
