package org.zerospread.app.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.DateOrderSeen;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.DraftReader;
import org.zerospread.engine.intake.Tables;

/// Takes a file in: read, check, match, stage and commit, chunk by chunk.
///
/// A chunk is one transaction with its rows, its faults, its audit record and its progress. The same file given again goes on behind the
/// last committed chunk; once it is done it changes nothing. Nothing of the file is kept. How chunks follow each other: [ChunkLine].
@Component
public class IntakePipeline {

    private static final int CHUNK = 20_000;
    private static final int DAYS_BACK = 366;

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
        DateContext context = new DateContext(clock.today().minusDays(DAYS_BACK), clock.today(), clock.getZone(), dates(order));
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
            ChunkLine.Reached reached = new ChunkLine(runs, transaction, order, progress, stop).land(run, drafts, chunk);
            if (!reached.stopped()) {
                drafts.notes().forEach(note -> order.notes().add(new Draft.Remark("", "", "", note, note)));
            }
            if (order.dryRun() || reached.stopped()) {
                return reached.run().reached(!reached.stopped());
            }
            IntakeRun ended = runs.end(run.id());
            return run.before() && ended.taken() == 0 ? ended.again() : ended;
        }
    }

    /// What was said of the order of day and month, else what the file shows.
    private DateContext.Order dates(IntakeOrder order) throws IOException {
        DateContext.Order seen = order.dates() != DateContext.Order.UNKNOWN ? order.dates() : DateOrderSeen.in(order.file(), order.landing().kind(), runs.mapping(order.landing().kind().key()));
        if (seen != order.dates()) {
            order.notes().add(new Draft.Remark("", "", "", DateOrderSeen.note(seen), DateOrderSeen.note(seen)));
        }
        return seen;
    }

    private static UUID idOf(Landing landing, byte[] digest) {
        return UUID.nameUUIDFromBytes((IntakeRuns.here() + " " + landing.kind().key() + landing.scope() + " " + HexFormat.of().formatHex(digest)).getBytes(StandardCharsets.UTF_8));
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
