package org.zerospread.app.intake;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.store.DistrictClock;
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

    private final IntakeRuns runs;
    private final DistrictClock clock;
    private final List<Landing> landings;
    private final TransactionTemplate transaction;

    IntakePipeline(IntakeRuns runs, DistrictClock clock, List<Landing> landings, PlatformTransactionManager transactions) {
        this.runs = runs;
        this.clock = clock;
        this.landings = List.copyOf(landings);
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The landing of a kind such as `visits`.
    public Optional<Landing> findLanding(String kind) {
        return landings.stream().filter(landing -> landing.kind().key().equals(kind)).findFirst();
    }

    /// How the headings of such files are meant in the present region.
    public org.zerospread.engine.intake.Mapping mapping(Landing landing) {
        return runs.mapping(landing.kind().key());
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
        try (DraftReader drafts = DraftReader.open(Tables.open(order.file()), landing.kind(), context, runs.mapping(landing.kind().key()))) {
            IntakeRun run = order.dryRun() ? new IntakeRun(idOf(landing, digest), landing.kind().key(), false, 0, 0, 0, 0, false)
                    : runs.begin(idOf(landing, digest), landing.kind().key(), digest);
            if (!order.dryRun()) {
                runs.tellAgain(run.id(), order.faults());
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
                        runs.commit(before, now.after(), now.faults());
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
        if (order.dryRun() || !whole) {
            return last.reached(whole);
        }
        IntakeRun ended = runs.end(last.id());
        return begun.before() && ended.taken() == 0 ? ended.again() : ended;
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
        return UUID.nameUUIDFromBytes((IntakeRuns.here() + " " + landing.kind().key() + " " + HexFormat.of().formatHex(digest)).getBytes(StandardCharsets.UTF_8));
    }

    /// What a chunk came to.
    private record Landed(IntakeRun after, List<Row> faulty) {

        List<IntakeFault> faults() {
            return faulty.stream().flatMap(row -> row.faults().stream().map(fault -> new IntakeFault(row.row(), fault.address(), fault.field(), fault.code(), fault.zh(), fault.en()))).toList();
        }

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

    private static byte[] digest(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
