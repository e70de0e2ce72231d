package org.zerospread.app.quarantine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.DistrictWide;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.surveillance.TestDesk;
import org.zerospread.app.surveillance.TestDraft;

/// Takes down what was done of the day's work beside temperatures: samples, results, moves; and what befell: exposures, refusals, escapes. The rules are asked
/// anew in the same transaction.
@Component
public class DutyDesk {

    private static final String TAKE = """
            with judged as materialized (
                select d.*, s.region, case when s.id is null then 'STY-001' when d.happened_on > :today then 'STY-004'
                                 when d.happened_on < s.started_on and d.kind <> 'EXPOSURE' then 'STY-002' when d.happened_on > s.ended_on then 'STY-003' end as code,
                       exists (select from quarantine.incident i where i.id = d.id or i.stay_id = d.stay_id and i.kind = d.kind and i.happened_on = d.happened_on
                           and i.place is not distinct from d.place and i.note is not distinct from d.note) as known
                from incident_draft d left join quarantine.stay s on s.id = d.stay_id
            ), taken as (
                insert into quarantine.incident (id, stay_id, region, kind, happened_on, place, note, recorded_at, recorded_by)
                select id, stay_id, region, kind, happened_on, place, note, :at, :by from judged where code is null and not known on conflict do nothing
                returning stay_id, region
            )
            select stay_id, region, null as code from taken
            union all
            select stay_id, null, code from judged where code is not null and not known
            """;

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final Stays stays;
    private final TestDesk tests;
    private final DistrictWide district;

    DutyDesk(JdbcClient sql, BulkCopy copy, AuditTrail audit, DistrictClock clock, Stays stays, TestDesk tests, DistrictWide district) {
        this.district = district;
        this.sql = sql;
        this.copy = copy;
        this.audit = audit;
        this.clock = clock;
        this.stays = stays;
        this.tests = tests;
    }

    /// What became of a batch: how many were new, and the codes of those refused: `STY-001` no such stay here, `STY-002` before it began, `STY-003` after it
    /// ended, `STY-004` in the future, `STY-008` nothing of the kind is due.
    public record Answer(int taken, List<String> refused) {

        static final Answer NOTHING_DUE = new Answer(0, List.of("STY-008"));
    }

    private record Row(UUID stay, long region, @Nullable String code) {
    }

    /// Takes down incidents; the same id again, or the same incident, changes nothing.
    @Transactional
    public Answer happened(List<IncidentDraft> drafts) {
        copy.stage("incident_draft", "id uuid, stay_id uuid, kind text, happened_on date, place text, note text", new String[] {"id", "stay_id", "kind", "happened_on", "place", "note"}, drafts,
                (draft, row) -> {
                    row.setUUID(0, draft.id());
                    row.setUUID(1, draft.stay());
                    row.setText(2, draft.kind().name());
                    row.setDate(3, draft.on());
                    row.setText(4, draft.place() == null ? null : draft.place().name());
                    row.setText(5, draft.note() == null || draft.note().isBlank() ? null : draft.note().strip());
                });
        List<Row> rows = sql.sql(TAKE).param("today", clock.today()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow())
                .query((row, index) -> new Row(row.getObject("stay_id", UUID.class), row.getLong("region"), row.getString("code"))).list();
        List<Row> taken = rows.stream().filter(row -> row.code() == null).toList();
        if (!taken.isEmpty()) {
            stays.reconsider(taken.stream().map(Row::stay).distinct().toList(), clock.today());
            audit.record("stay." + drafts.getFirst().kind().name().toLowerCase(Locale.ROOT), Jurisdiction.placeFor(taken.getFirst().region()), drafts.getFirst().stay().toString(),
                    taken.size() + " of " + drafts.size());
        }
        List<String> refused = new ArrayList<>();
        rows.forEach(row -> Optional.ofNullable(row.code()).ifPresent(refused::add));
        return new Answer(taken.size(), refused);
    }

    /// The moves that are due by today are done.
    @Transactional
    public Answer moved(List<UUID> of) {
        List<UUID> due = sql.sql("""
                with due as (select d.stay_id, d.detail, d.region from quarantine.duty d where d.stay_id = any(:stays) and d.kind = 'MOVE' and d.due_on <= :today)
                insert into quarantine.incident (id, stay_id, region, kind, happened_on, place, recorded_at, recorded_by)
                select gen_random_uuid(), stay_id, region, 'MOVED', :today, split_part(detail, ' > ', 2), :at, :by from due returning stay_id
                """).param("stays", of.toArray(UUID[]::new)).param("today", clock.today()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow())
                .query(UUID.class).list();
        return after("stays.moved", of, due);
    }

    /// The samples that are due by today are taken now; their results are awaited.
    @Transactional
    public Answer sampled(List<UUID> of) {
        List<UUID> due = sql.sql("""
                with due as (select d.stay_id, d.detail, d.region from quarantine.duty d where d.stay_id = any(:stays) and d.kind = 'TEST' and d.due_on <= :today)
                insert into quarantine.sample (id, stay_id, region, method, sampled_at, recorded_at, recorded_by)
                select gen_random_uuid(), stay_id, region, split_part(detail, ' ', 1), :at, :at, :by from due returning stay_id
                """).param("stays", of.toArray(UUID[]::new)).param("today", clock.today()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow())
                .query(UUID.class).list();
        return after("stays.sampled", of, due);
    }

    private Answer after(String what, List<UUID> asked, List<UUID> done) {
        if (done.isEmpty()) {
            return Answer.NOTHING_DUE;
        }
        stays.reconsider(done.stream().distinct().toList(), clock.today());
        audit.record(what, Jurisdiction.find().orElseThrow().range().low(), asked.size() == 1 ? asked.getFirst().toString() : null, done.size() + " of " + asked.size());
        return new Answer(done.size(), List.of());
    }

    /// The laboratory has answered the oldest sample of a stay that waits; the result is a test of surveillance, and what follows from it follows at once. The
    /// test is kept where the person is registered, which need not be where he is a guest.
    @Transactional
    public Answer resulted(UUID stay, TestDraft.Result result) {
        Optional<TestDraft> draft = sql.sql("""
                select p.id, s.person_id, p.method, p.sampled_at, s.reason from quarantine.sample p join quarantine.stay s on s.id = p.stay_id
                where p.stay_id = :stay and not p.resulted order by p.sampled_at, p.id limit 1
                """).param("stay", stay).query((row, index) -> {
            Instant sampled = row.getTimestamp("sampled_at").toInstant();
            Instant now = clock.instant();
            return new TestDraft(row.getObject("id", UUID.class), new PersonId(row.getObject("person_id", UUID.class)), TestDraft.Method.valueOf(row.getString("method")),
                    row.getString("reason").equals("CASE_DISCHARGED") ? TestDraft.Purpose.REHAB : TestDraft.Purpose.QUARANTINE, sampled, result, now.isBefore(sampled) ? sampled : now);
        }).optional();
        if (draft.isEmpty()) {
            return Answer.NOTHING_DUE;
        }
        return new Answer(district.call(() -> tests.record(List.of(draft.get()))), List.of());
    }
}
