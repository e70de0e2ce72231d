package org.zerospread.app.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.intake.AnnotatedWorkbook;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.FaultLog;
import org.zerospread.engine.intake.FaultyRows;
import org.zerospread.engine.intake.Mapping;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.intake.TableFault;
import org.zerospread.engine.intake.TableReader;
import org.zerospread.engine.intake.Tables;

/// One file on its way in, as its sender watches it.
public final class Upload {

    /// Where it is.
    public enum Phase {
        /// Others are before it.
        WAITING,
        /// Its rows are counted.
        COUNTING,
        /// Chunk after chunk is checked, matched and committed.
        TAKING,
        /// The end of the file was reached.
        DONE,
        /// Its sender stopped it: what was committed stays.
        STOPPED,
        /// The file as a whole cannot be read; see [#refusal()].
        REFUSED,
        /// Something failed that is not the file's fault; what was committed stays.
        BROKEN
    }

    private static final double NANOS = 1e9;

    private final UUID id;
    private final Landing landing;
    private final Jurisdiction where;
    private final Path file;
    private final boolean dryRun;
    private final DateContext.Order dates;
    private final List<Draft.Remark> notes = Collections.synchronizedList(new ArrayList<>());
    private volatile Phase phase = Phase.WAITING;
    private volatile boolean stop;
    private volatile boolean paused;
    private volatile long total;
    private volatile long begunNanos = System.nanoTime();
    private volatile @Nullable IntakeRun run;
    private volatile @Nullable TableFault refusal;
    private volatile @Nullable FaultLog faults;
    private volatile @Nullable Mapping mapping;
    private volatile long endedNanos;
    private volatile boolean ended;

    Upload(UUID id, Landing landing, Jurisdiction where, Path file, boolean dryRun, DateContext.Order dates) {
        this.id = id;
        this.landing = landing;
        this.where = where;
        this.file = file;
        this.dryRun = dryRun;
        this.dates = dates;
    }

    void take(IntakePipeline pipeline) {
        if (stop || paused) {
            end(paused ? Phase.WAITING : Phase.STOPPED);
            return;
        }
        try {
            phase = Phase.COUNTING;
            total = count(file);
            FaultLog log = FaultLog.create();
            faults = log;
            mapping = pipeline.mapping(landing);
            begunNanos = System.nanoTime();
            phase = Phase.TAKING;
            IntakeRun reached = pipeline.take(new IntakeOrder(landing, file, log, notes, dryRun, dates), state -> run = state, () -> stop || paused);
            run = reached;
            end(reached.done() ? Phase.DONE : paused ? Phase.WAITING : Phase.STOPPED);
        } catch (TableFault fault) {
            refusal = fault;
            end(Phase.REFUSED);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long count(Path file) throws IOException {
        long rows = 0;
        try (TableReader table = Tables.open(file)) {
            do {
                while (table.next() != null) {
                    rows++;
                }
            } while (table.nextSheet());
        }
        return Math.max(0, rows - 1);
    }

    void broke() {
        end(Phase.BROKEN);
    }

    private void end(Phase last) {
        phase = last;
        if (last != Phase.WAITING) {
            endedNanos = System.nanoTime();
            ended = true;
        }
    }

    /// Stops behind the present chunk.
    public void cancel() {
        stop = true;
    }

    void pause() {
        paused = true;
    }

    boolean endedLongerAgoThan(Duration span) {
        return ended && System.nanoTime() - endedNanos > span.toNanos();
    }

    void discard() throws IOException {
        FaultLog log = faults;
        if (log != null) {
            log.close();
        }
        Files.deleteIfExists(file);
    }

    /// Its number for the address of its page.
    public UUID id() {
        return id;
    }

    /// What the file is full of.
    public RecordKind kind() {
        return landing.kind();
    }

    Jurisdiction where() {
        return where;
    }

    /// Whether nothing is kept.
    public boolean dryRun() {
        return dryRun;
    }

    /// Where it is.
    public Phase phase() {
        return phase;
    }

    /// Whether it will not move any more.
    public boolean ended() {
        return ended;
    }

    /// Whether it was asked to stop and has not yet.
    public boolean stopping() {
        return stop && !ended();
    }

    /// How far it came; null before the first chunk.
    public @Nullable IntakeRun run() {
        return run;
    }

    /// Rows of the file without its heading; 0 while they are not counted.
    public long total() {
        return total;
    }

    /// Rows a second since it began.
    public long rowsPerSecond() {
        IntakeRun state = run;
        return state == null ? 0 : Math.round(state.rowsRead() / seconds());
    }

    /// Seconds left at this speed, or -1 while nobody can tell.
    public long secondsLeft() {
        IntakeRun state = run;
        long speed = rowsPerSecond();
        return state == null || speed == 0 ? -1 : Math.max(0, total - state.rowsRead()) / speed;
    }

    /// Percent of the rows, 0 to 100.
    public int percent() {
        IntakeRun state = run;
        return phase == Phase.DONE ? 100 : state == null || total == 0 ? 0 : (int) Math.min(100, 100 * state.rowsRead() / total);
    }

    private double seconds() {
        return Math.max(0.001, (System.nanoTime() - begunNanos) / NANOS);
    }

    /// Why the file as a whole was refused.
    public @Nullable TableFault refusal() {
        return refusal;
    }

    /// What had to be understood.
    public List<Draft.Remark> notes() {
        return List.copyOf(notes);
    }

    /// The first faults.
    public List<FaultLog.Told> faults(int most) throws IOException {
        FaultLog log = faults;
        return log == null || !ended() ? List.of() : log.listFirst(most);
    }

    /// The sender's own workbook with each fault marked, or the faulty rows alone; only when it has ended.
    public void write(boolean onlyFaulty, OutputStream out) throws IOException {
        FaultLog log = faults;
        IntakeRun state = run;
        Mapping columns = mapping;
        if (!ended() || log == null || state == null || columns == null) {
            throw new IllegalStateException("upload " + id + " has not ended");
        }
        if (onlyFaulty) {
            FaultyRows.write(file, landing.kind(), columns, log, out);
        } else {
            AnnotatedWorkbook.write(file, landing.kind(), columns, log, state.rowsRead(), out);
        }
    }
}
