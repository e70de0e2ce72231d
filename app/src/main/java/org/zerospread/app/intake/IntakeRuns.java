package org.zerospread.app.intake;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.FaultLog;
import org.zerospread.engine.intake.Mapping;

/// The runs of files on record: how far each came, what was refused; and how columns are meant.
@Component
public class IntakeRuns {

    private static final String COLUMNS = "select id, kind, state, rows_read, taken, same, refused";

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;

    IntakeRuns(JdbcClient sql, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /// A run with who began it and when.
    public record Past(IntakeRun run, String by, Instant at) {
    }

    /// A heading that is remembered; an empty field leaves the column out.
    public record Remembered(String kind, String heading, String field) {
    }

    /// The run of a file in the present jurisdiction, begun now where there is none.
    ///
    /// A file of which rows were refused begins anew: what they lacked may be there by now, and what was taken is known as the same.
    @Transactional
    IntakeRun begin(UUID id, String kind, byte[] digest) {
        int anew = sql.sql("update intake.run set state = 'RUNNING', rows_read = 0, taken = 0, same = 0, refused = 0, ended_at = null where id = :id and state = 'DONE' and refused > 0").param("id", id).update();
        if (anew > 0) {
            sql.sql("delete from intake.fault where run_id = :id").param("id", id).update();
            record("intake.again", id, null);
        }
        sql.sql("""
                insert into intake.run (id, region, kind, digest, state, started_by, started_at) values (:id, :region, :kind, :digest, 'RUNNING', :by, :at)
                on conflict (id) do nothing
                """).param("id", id).param("region", here()).param("kind", kind).param("digest", digest).param("by", Jurisdiction.actorNow()).param("at", now()).update();
        return anew > 0 ? get(id).again() : get(id);
    }

    /// Waits until no other transaction has its turn in a run, and keeps the turn until the present one ends.
    @Transactional(propagation = Propagation.MANDATORY)
    void awaitTurn(UUID run) {
        sql.sql("select pg_advisory_xact_lock(:run)").param("run", run.getLeastSignificantBits()).query((row, index) -> 0).list();
    }

    /// Brings a run from one chunk to the next, within the chunk's transaction.
    ///
    /// @throws IllegalStateException when somebody else carries the run on
    @Transactional(propagation = Propagation.MANDATORY)
    void commit(IntakeRun before, IntakeRun after, List<IntakeFault> faults) {
        long reached = sql.sql("select rows_read from intake.run where id = :id for update").param("id", before.id()).query(Long.class).single();
        if (reached != before.rowsRead()) {
            throw new IllegalStateException("run " + before.id() + " is carried on elsewhere");
        }
        keep(before.id(), faults);
        sql.sql("update intake.run set rows_read = :rows, taken = :taken, same = :same, refused = :refused where id = :id").param("rows", after.rowsRead()).param("taken", after.taken())
                .param("same", after.same()).param("refused", after.refused()).param("id", before.id()).update();
        record("intake.chunk", before.id(), (after.rowsRead() - before.rowsRead()) + " rows, " + (after.taken() - before.taken()) + " taken, " + (after.same() - before.same()) + " same");
    }

    /// Tells the faults of chunks that were committed before.
    void tellAgain(UUID run, FaultLog log) throws IOException {
        List<IntakeFault> all = listFaults(run, Integer.MAX_VALUE);
        int begin = 0;
        for (int i = 1; i <= all.size(); i++) {
            if (i == all.size() || all.get(i).row() != all.get(begin).row()) {
                log.add(all.get(begin).row(), all.subList(begin, i).stream().map(fault -> new Draft.Remark(fault.address(), fault.field(), fault.code(), fault.zh(), fault.en())).toList());
                begin = i;
            }
        }
    }

    private void keep(UUID run, List<IntakeFault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        sql.sql("""
                insert into intake.fault (run_id, region, seq, row_number, address, field, code, zh, en)
                select r.id, r.region, f.before + n.place, n.row_number, n.address, n.field, n.code, n.zh, n.en
                from intake.run r cross join (select count(*) as before from intake.fault where run_id = :run) f cross join unnest(:rows::integer[], :addresses::text[], :fields::text[], :codes::text[], :zh::text[], :en::text[])
                    with ordinality as n (row_number, address, field, code, zh, en, place)
                where r.id = :run
                """).param("run", run).param("rows", faults.stream().map(IntakeFault::row).toArray(Integer[]::new))
                .param("addresses", faults.stream().map(IntakeFault::address).toArray(String[]::new)).param("fields", faults.stream().map(IntakeFault::field).toArray(String[]::new))
                .param("codes", faults.stream().map(IntakeFault::code).toArray(String[]::new)).param("zh", faults.stream().map(IntakeFault::zh).toArray(String[]::new))
                .param("en", faults.stream().map(IntakeFault::en).toArray(String[]::new)).update();
    }

    /// Ends a run.
    @Transactional
    IntakeRun end(UUID id) {
        sql.sql("update intake.run set state = 'DONE', ended_at = :at where id = :id").param("at", now()).param("id", id).update();
        record("intake.done", id, null);
        return get(id);
    }

    /// A run of the present jurisdiction.
    @Transactional(readOnly = true)
    public Optional<IntakeRun> find(UUID id) {
        return sql.sql(COLUMNS + " from intake.run where id = :id").param("id", id).query((row, index) -> run(row)).optional();
    }

    /// The last runs of the present jurisdiction, the newest first.
    @Transactional(readOnly = true)
    public List<Past> listRuns() {
        return sql.sql(COLUMNS + ", started_by, started_at from intake.run order by started_at desc, id limit 50")
                .query((row, index) -> new Past(run(row), row.getString("started_by"), row.getObject("started_at", OffsetDateTime.class).toInstant())).list();
    }

    /// The faults of a run, in the order of the file's chunks.
    @Transactional(readOnly = true)
    public List<IntakeFault> listFaults(UUID run, int most) {
        return sql.sql("select row_number, address, field, code, zh, en from intake.fault where run_id = :run order by seq limit :most").param("run", run).param("most", most)
                .query((row, index) -> new IntakeFault(row.getInt("row_number"), row.getString("address"), row.getString("field"), row.getString("code"), row.getString("zh"), row.getString("en"))).list();
    }

    /// What people of the present region mean by the headings of files of a kind.
    @Transactional(readOnly = true)
    public Mapping mapping(String kind) {
        Map<String, String> fields = new HashMap<>();
        listRemembered(kind).forEach(one -> fields.put(one.heading(), one.field()));
        return new Mapping(fields);
    }

    /// What is remembered for a kind, by heading.
    @Transactional(readOnly = true)
    public List<Remembered> listRemembered(String kind) {
        return sql.sql("select heading, field from intake.mapping where region = :region and kind = :kind order by heading").param("region", here()).param("kind", kind)
                .query((row, index) -> new Remembered(kind, row.getString("heading"), row.getString("field"))).list();
    }

    /// Remembers a heading from now on, or forgets it where `field` is null.
    @Transactional
    public void remember(String kind, String heading, @Nullable String field) {
        if (field == null) {
            sql.sql("delete from intake.mapping where region = :region and kind = :kind and heading = :heading").param("region", here()).param("kind", kind).param("heading", heading).update();
        } else {
            sql.sql("""
                    insert into intake.mapping (region, kind, heading, field, recorded_by, recorded_at) values (:region, :kind, :heading, :field, :by, :at)
                    on conflict (region, kind, heading) do update set field = excluded.field, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
                    """).param("region", here()).param("kind", kind).param("heading", heading).param("field", field).param("by", Jurisdiction.actorNow()).param("at", now()).update();
        }
        audit.record("intake.mapping", here(), kind, heading + " → " + Objects.requireNonNullElse(field, "—"));
    }

    private IntakeRun get(UUID id) {
        return sql.sql(COLUMNS + " from intake.run where id = :id").param("id", id).query((row, index) -> run(row)).single();
    }

    private static IntakeRun run(java.sql.ResultSet row) throws java.sql.SQLException {
        return new IntakeRun(row.getObject("id", UUID.class), row.getString("kind"), row.getString("state").equals("DONE"), row.getLong("rows_read"), row.getLong("taken"), row.getLong("same"),
                row.getLong("refused"), false);
    }

    private void record(String action, UUID id, @Nullable String detail) {
        audit.record(action, here(), id.toString(), detail);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static long here() {
        return Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction")).range().low();
    }
}
