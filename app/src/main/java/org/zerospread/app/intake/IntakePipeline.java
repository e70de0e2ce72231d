package org.zerospread.app.intake;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.DraftReader;
import org.zerospread.engine.intake.FaultLog;
import org.zerospread.engine.intake.Tables;

/// Takes a file in: read, check, match, stage and commit, chunk by chunk.
///
/// A chunk is one transaction with its rows, its faults, its audit record and its progress. The same file given again goes on behind the
/// last committed chunk; once it is done it changes nothing. Nothing of the file is kept.
@Component
public class IntakePipeline {

    private static final int CHUNK = 20_000;
    private static final int DAYS_BACK = 366;
    private static final int MOST_NOTES = 1_000;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final List<Landing> landings;
    private final TransactionTemplate transaction;

    IntakePipeline(JdbcClient sql, AuditTrail audit, DistrictClock clock, List<Landing> landings, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.landings = List.copyOf(landings);
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The landing of a kind such as `visits`.
    public Optional<Landing> findLanding(String kind) {
        return landings.stream().filter(landing -> landing.kind().key().equals(kind)).findFirst();
    }

    /// Takes a file in, or goes on with it, for the thread's jurisdiction.
    ///
    /// @param progress told after each chunk
    /// @param stop asked before each chunk
    /// @return the run; not done when it was stopped
    /// @throws org.zerospread.engine.intake.TableFault when the file as a whole cannot be read
    public IntakeRun take(IntakeOrder order, Consumer<IntakeRun> progress, BooleanSupplier stop) throws IOException {
        return take(order, CHUNK, progress, stop);
    }

    IntakeRun take(IntakeOrder order, int chunk, Consumer<IntakeRun> progress, BooleanSupplier stop) throws IOException {
        Landing landing = order.landing();
        DateContext context = new DateContext(clock.today().minusDays(DAYS_BACK), clock.today(), clock.getZone(), order.dates());
        byte[] digest = digest(order.file());
        try (DraftReader drafts = DraftReader.open(Tables.open(order.file()), landing.kind(), context)) {
            IntakeRun run = order.dryRun() ? new IntakeRun(idOf(landing, digest), landing.kind().key(), false, 0, 0, 0, 0, false)
                    : Objects.requireNonNull(transaction.execute(status -> begin(landing, digest)));
            if (!order.dryRun()) {
                tellAgain(run.id(), order.faults());
            }
            if (run.done()) {
                return run.again();
            }
            for (long skipped = 0; skipped < run.rowsRead(); skipped++) {
                drafts.next();
            }
            return landAll(order, run, drafts, chunk, progress, stop);
        }
    }

    /// A chunk read, and the draft behind it.
    private record Piece(List<Draft> rows, @Nullable Draft ahead) {
    }

    /// While a chunk lands, the next one is read.
    private IntakeRun landAll(IntakeOrder order, IntakeRun begun, DraftReader drafts, int chunk, Consumer<IntakeRun> progress, BooleanSupplier stop) throws IOException {
        IntakeRun run = begun;
        Piece piece = fill(drafts.next(), drafts, order.landing(), chunk);
        try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!piece.rows().isEmpty() && !stop.getAsBoolean()) {
                Piece present = piece;
                Future<Piece> next = reader.submit(() -> fill(present.ahead(), drafts, order.landing(), chunk));
                note(order.notes(), present.rows());
                IntakeRun before = run;
                Landed landed = Objects.requireNonNull(transaction.execute(status -> {
                    Landed now = land(order.landing(), before, present.rows());
                    if (order.dryRun()) {
                        status.setRollbackOnly();
                    } else {
                        commit(before, now);
                    }
                    return now;
                }));
                for (Landed.Row row : landed.faulty()) {
                    order.faults().add(row.row(), row.faults());
                }
                run = landed.after();
                progress.accept(run);
                piece = got(next);
            }
        }
        boolean whole = piece.rows().isEmpty();
        if (whole) {
            drafts.notes().forEach(note -> order.notes().add(new Draft.Remark("", "", "", note, note)));
        }
        IntakeRun last = run;
        return order.dryRun() || !whole ? last.reached(whole) : Objects.requireNonNull(transaction.execute(status -> end(last.id())));
    }

    private static Piece got(Future<Piece> next) throws IOException {
        try {
            return next.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted between two chunks");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException fault -> throw fault;
                case RuntimeException fault -> throw fault;
                case null, default -> throw new IllegalStateException("reading failed", e);
            }
        }
    }

    private static void note(List<Draft.Remark> notes, List<Draft> rows) {
        for (Draft row : rows) {
            for (Draft.Remark remark : row.remarks()) {
                if (!remark.fault() && notes.size() < MOST_NOTES) {
                    notes.add(remark);
                }
            }
        }
    }

    private static Piece fill(@Nullable Draft first, DraftReader drafts, Landing landing, int chunk) throws IOException {
        List<Draft> rows = new ArrayList<>();
        Draft ahead = first;
        while (ahead != null && (rows.size() < chunk || landing.groupOf(ahead).equals(landing.groupOf(rows.getLast())))) {
            rows.add(ahead);
            ahead = drafts.next();
        }
        return new Piece(rows, ahead);
    }

    private static UUID idOf(Landing landing, byte[] digest) {
        return UUID.nameUUIDFromBytes((here() + " " + landing.kind().key() + " " + HexFormat.of().formatHex(digest)).getBytes(StandardCharsets.UTF_8));
    }

    private static long here() {
        return Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction")).range().low();
    }

    private IntakeRun begin(Landing landing, byte[] digest) {
        UUID id = idOf(landing, digest);
        sql.sql("""
                insert into intake.run (id, region, kind, digest, state, started_by, started_at) values (:id, :region, :kind, :digest, 'RUNNING', :by, :at)
                on conflict (id) do nothing
                """).param("id", id).param("region", here()).param("kind", landing.kind().key()).param("digest", digest).param("by", Jurisdiction.actorNow())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
        return get(id);
    }

    /// What a chunk came to.
    private record Landed(IntakeRun after, List<Row> faulty) {

        record Row(int row, List<Draft.Remark> faults) {
        }
    }

    private static Landed land(Landing landing, IntakeRun before, List<Draft> rows) {
        List<Draft> sound = rows.stream().filter(Draft::sound).toList();
        List<Landing.Outcome> outcomes = sound.isEmpty() ? List.of() : landing.land(sound);
        List<Landed.Row> faulty = new ArrayList<>();
        long taken = 0;
        long same = 0;
        int next = 0;
        for (Draft row : rows) {
            if (!row.sound()) {
                faulty.add(new Landed.Row(row.row(), row.remarks().stream().filter(Draft.Remark::fault).toList()));
                continue;
            }
            switch (outcomes.get(next++)) {
                case Landing.Outcome.Taken() -> taken++;
                case Landing.Outcome.Same() -> same++;
                case Landing.Outcome.Refused(String field, String code, String zh, String en) -> faulty.add(new Landed.Row(row.row(), List.of(row.fault(landing.kind(), field, code, zh, en))));
            }
        }
        return new Landed(new IntakeRun(before.id(), before.kind(), false, before.rowsRead() + rows.size(), before.taken() + taken, before.same() + same, before.refused() + faulty.size(), false), faulty);
    }

    private void commit(IntakeRun before, Landed landed) {
        IntakeRun after = landed.after();
        long now = sql.sql("select rows_read from intake.run where id = :id for update").param("id", before.id()).query(Long.class).single();
        if (now != before.rowsRead()) {
            throw new IllegalStateException("run " + before.id() + " is carried on elsewhere");
        }
        keep(before.id(), landed.faulty().stream().flatMap(row -> row.faults().stream()
                .map(fault -> new IntakeFault(row.row(), fault.address(), fault.field(), fault.code(), fault.zh(), fault.en()))).toList());
        sql.sql("update intake.run set rows_read = :rows, taken = :taken, same = :same, refused = :refused where id = :id").param("rows", after.rowsRead()).param("taken", after.taken())
                .param("same", after.same()).param("refused", after.refused()).param("id", before.id()).update();
        record("intake.chunk", before.id(), (after.rowsRead() - before.rowsRead()) + " rows, " + (after.taken() - before.taken()) + " taken, " + (after.same() - before.same()) + " same");
    }

    /// Faults of chunks that were committed before.
    private void tellAgain(UUID run, FaultLog log) throws IOException {
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

    private IntakeRun end(UUID id) {
        sql.sql("update intake.run set state = 'DONE', ended_at = :at where id = :id").param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("id", id).update();
        record("intake.done", id, null);
        return get(id);
    }

    private void record(String action, UUID id, @Nullable String detail) {
        audit.record(action, here(), id.toString(), detail);
    }

    private IntakeRun get(UUID id) {
        return sql.sql("select id, kind, state, rows_read, taken, same, refused from intake.run where id = :id").param("id", id)
                .query((row, index) -> new IntakeRun(row.getObject("id", UUID.class), row.getString("kind"), row.getString("state").equals("DONE"), row.getLong("rows_read"),
                        row.getLong("taken"), row.getLong("same"), row.getLong("refused"), false)).single();
    }

    /// A run with who began it and when.
    public record Past(IntakeRun run, String by, java.time.Instant at) {
    }

    /// A run of the present jurisdiction.
    public Optional<IntakeRun> find(UUID id) {
        return Objects.requireNonNull(transaction.execute(status -> sql.sql("select id, kind, state, rows_read, taken, same, refused from intake.run where id = :id").param("id", id)
                .query((row, index) -> run(row)).optional()));
    }

    /// The last runs of the present jurisdiction, the newest first.
    public List<Past> listRuns() {
        return Objects.requireNonNull(transaction.execute(status -> sql.sql("""
                select id, kind, state, rows_read, taken, same, refused, started_by, started_at from intake.run order by started_at desc, id limit 50
                """).query((row, index) -> new Past(run(row), row.getString("started_by"), row.getObject("started_at", java.time.OffsetDateTime.class).toInstant())).list()));
    }

    private static IntakeRun run(java.sql.ResultSet row) throws java.sql.SQLException {
        return new IntakeRun(row.getObject("id", UUID.class), row.getString("kind"), row.getString("state").equals("DONE"), row.getLong("rows_read"), row.getLong("taken"), row.getLong("same"),
                row.getLong("refused"), false);
    }

    /// The faults of a run, in the order of the file's chunks.
    public List<IntakeFault> listFaults(UUID run, int most) {
        return Objects.requireNonNull(transaction.execute(status -> sql.sql("""
                select row_number, address, field, code, zh, en from intake.fault where run_id = :run order by seq limit :most
                """).param("run", run).param("most", most).query((row, index) -> new IntakeFault(row.getInt("row_number"), row.getString("address"), row.getString("field"),
                        row.getString("code"), row.getString("zh"), row.getString("en"))).list()));
    }

    private static byte[] digest(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
