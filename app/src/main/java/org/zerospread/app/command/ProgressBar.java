package org.zerospread.app.command;

import java.time.Duration;
import org.zerospread.app.situation.ReplayProgress;

/// One line on standard error that shows phase, day, share, rows a second and time left.
///
/// On a terminal the line is rewritten in place; elsewhere a new line comes at most every five seconds.
final class ProgressBar {

    private static final int WIDTH = 24;
    private static final long TERMINAL_NANOS = Duration.ofMillis(200).toNanos();
    private static final long FILE_NANOS = Duration.ofSeconds(5).toNanos();

    private final boolean terminal = System.console() != null && System.console().isTerminal();
    private long last;

    void show(ReplayProgress.State state) {
        long now = System.nanoTime();
        boolean over = state.phase() == ReplayProgress.Phase.DONE;
        if (last != 0 && now - last < (terminal ? TERMINAL_NANOS : FILE_NANOS) && !over) {
            return;
        }
        last = now;
        int full = (int) (state.share() * WIDTH);
        String line = "%-14s %s [%s%s] %3.0f%%  %,d 行/s  剩余 %s".formatted(state.phase().label(), state.day() == null ? "          " : state.day(),
                "█".repeat(full), "░".repeat(WIDTH - full), state.share() * 100, state.rowsPerSecond(), left(state.left()));
        System.err.print(terminal ? "\r" + line + "  " : line + System.lineSeparator());
        System.err.flush();
    }

    void end() {
        if (terminal) {
            System.err.println();
        }
    }

    private static String left(Duration left) {
        return "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
    }
}
