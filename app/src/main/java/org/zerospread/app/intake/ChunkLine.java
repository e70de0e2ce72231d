package org.zerospread.app.intake;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.DraftReader;

/// The chunks of one file on their way, each in a transaction on a connection of its own: one lands, the next one writes its rows, a third is
/// prepared, and the one behind them is read.
///
/// They land in their order, each with its faults and its progress. A chunk that fails takes those behind it with it; what landed before stays.
/// A chunk waits here only while it holds no lock; once it has written, it waits for the one before in the database ([IntakeRuns#awaitTurn]),
/// which sees a circle of waiting transactions and breaks it.
///
/// @param progress told after each chunk
/// @param stop asked when it is a chunk's turn to land
record ChunkLine(IntakeRuns runs, TransactionTemplate transaction, IntakeOrder order, Consumer<IntakeRun> progress, BooleanSupplier stop) {

    private static final int IN_FLIGHT = 3;
    private static final int MOST_NOTES = 1_000;

    /// How far the file came.
    ///
    /// @param stopped whether somebody stopped it before its end
    record Reached(IntakeRun run, boolean stopped) {
    }

    /// A chunk read, and the draft behind it.
    private record Piece(List<Draft> rows, @Nullable Draft ahead) {
    }

    /// A chunk on its way.
    ///
    /// @param connected done when its transaction has begun: the next one begins after it, so that chunks of several files never hold all connections
    ///     while the one that is to land first waits for one
    /// @param entered done when it has written its rows and the one before it has landed
    /// @param landed done when it was committed, or left out because somebody stopped the run
    private record Flight(CompletableFuture<@Nullable Void> connected, CompletableFuture<@Nullable Void> entered, CompletableFuture<Reached> landed) {

        static Flight begin() {
            return new Flight(new CompletableFuture<>(), new CompletableFuture<>(), new CompletableFuture<>());
        }

        static Flight landed(Reached reached) {
            return new Flight(CompletableFuture.completedFuture(null), CompletableFuture.completedFuture(null), CompletableFuture.completedFuture(reached));
        }
    }

    /// What a chunk came to.
    private record Landed(Reached reached, List<Row> faulty) {

        record Row(int row, List<Draft.Remark> faults) {
        }

        List<IntakeFault> faults() {
            return faulty.stream().flatMap(row -> row.faults().stream().map(fault -> new IntakeFault(row.row(), fault.address(), fault.field(), fault.code(), fault.zh(), fault.en()))).toList();
        }
    }

    /// Lands all chunks from where a run stands.
    Reached land(IntakeRun begun, DraftReader drafts, int chunk) throws IOException {
        Jurisdiction jurisdiction = Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction"));
        Deque<Flight> flights = new ArrayDeque<>();
        Flight last = Flight.landed(new Reached(begun, false));
        Piece piece = fill(drafts.next(), drafts, chunk);
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            boolean stopped = false;
            while (!piece.rows().isEmpty() && !stopped) {
                List<Draft> rows = piece.rows();
                Flight before = last;
                Flight flight = Flight.begin();
                hands.execute(() -> jurisdiction.run(() -> fly(begun, rows, before, flight)));
                last = flight;
                flights.add(flight);
                piece = fill(piece.ahead(), drafts, chunk);
                stopped = flights.size() == IN_FLIGHT && got(flights.remove().landed()).stopped();
            }
        }
        return got(last.landed());
    }

    private Piece fill(@Nullable Draft first, DraftReader drafts, int chunk) throws IOException {
        List<Draft> rows = new ArrayList<>();
        Draft ahead = first;
        while (ahead != null && (rows.size() < chunk || order.landing().groupOf(ahead).equals(order.landing().groupOf(rows.getLast())))) {
            rows.add(ahead);
            ahead = drafts.next();
        }
        return new Piece(rows, ahead);
    }

    private void fly(IntakeRun begun, List<Draft> rows, Flight before, Flight flight) {
        try {
            before.connected().join();
            Landed landed = Objects.requireNonNull(transaction.execute(status -> {
                flight.connected().complete(null);
                return land(begun, rows, before, flight, status);
            }));
            if (!landed.reached().stopped()) {
                tell(rows, landed);
            }
            flight.landed().complete(landed.reached());
        } catch (IOException | RuntimeException | Error fault) {
            flight.landed().completeExceptionally(fault);
        } finally {
            flight.connected().complete(null);
            flight.entered().complete(null);
        }
    }

    private Landed land(IntakeRun begun, List<Draft> rows, Flight before, Flight flight, TransactionStatus status) {
        List<Draft> sound = rows.stream().filter(Draft::sound).toList();
        Landing.Chunk chunk = sound.isEmpty() ? List::of : order.landing().prepare(sound);
        before.entered().join();
        chunk.enter();
        runs.awaitTurn(begun.id());
        flight.entered().complete(null);
        Reached reached = before.landed().join();
        if (reached.stopped() || stop.getAsBoolean()) {
            status.setRollbackOnly();
            return new Landed(new Reached(reached.run(), true), List.of());
        }
        Landed landed = landed(reached.run(), rows, chunk.land());
        if (order.dryRun()) {
            status.setRollbackOnly();
        } else {
            runs.commit(reached.run(), landed.reached().run(), landed.faults());
        }
        return landed;
    }

    private Landed landed(IntakeRun before, List<Draft> rows, List<Landing.Outcome> outcomes) {
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
                case Landing.Outcome.Refused(String field, String code, String zh, String en) ->
                    faulty.add(new Landed.Row(row.row(), List.of(row.fault(order.landing().kind(), field, code, zh, en))));
            }
        }
        IntakeRun after = new IntakeRun(before.id(), before.kind(), false, before.rowsRead() + rows.size(), before.taken() + taken, before.same() + same, before.refused() + faulty.size(), false);
        return new Landed(new Reached(after, false), faulty);
    }

    /// Before the next one lands: so each is told in its turn.
    private void tell(List<Draft> rows, Landed landed) throws IOException {
        for (Draft row : rows) {
            for (Draft.Remark remark : row.remarks()) {
                if (!remark.fault() && order.notes().size() < MOST_NOTES) {
                    order.notes().add(remark);
                }
            }
        }
        for (Landed.Row row : landed.faulty()) {
            order.faults().add(row.row(), row.faults());
        }
        progress.accept(landed.reached().run());
    }

    private static Reached got(CompletableFuture<Reached> landed) throws IOException {
        try {
            return landed.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted between two chunks");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            switch (cause) {
                case IOException fault -> throw fault;
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case null, default -> throw new IllegalStateException("a chunk failed", e);
            }
        }
    }
}
