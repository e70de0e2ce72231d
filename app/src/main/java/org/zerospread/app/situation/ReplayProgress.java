package org.zerospread.app.situation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How far the replay of this program is; empty when none runs.
@Component
public class ReplayProgress {

    private final AtomicReference<@Nullable State> state = new AtomicReference<>();

    /// The phases of a replay, in their order.
    public enum Phase {
        REGIONS("区划", "regions"), REGISTER("户籍", "register"), DAYS("逐日重放", "days"), DONE("完成", "done"), FAILED("失败", "failed");

        private final String zh;
        private final String en;

        Phase(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        /// The phase in Chinese and English.
        public String label() {
            return zh + " " + en;
        }
    }

    /// A snapshot of the progress.
    ///
    /// @param day the day of the scenario that is being replayed
    /// @param rows records received so far
    /// @param share of all rows, 0 to 1
    /// @param fault what stopped the replay, if anything did
    public record State(Phase phase, @Nullable LocalDate day, long rows, long allRows, Duration elapsed, @Nullable String fault) {

        public double share() {
            return allRows == 0 ? 0 : Math.min(1, (double) rows / allRows);
        }

        public long rowsPerSecond() {
            return elapsed.toMillis() == 0 ? 0 : rows * 1_000 / elapsed.toMillis();
        }

        public Duration left() {
            return rows == 0 ? Duration.ZERO : Duration.ofMillis((long) (elapsed.toMillis() * (allRows - rows) / (double) rows));
        }
    }

    /// The progress now, or `null` when no replay has run in this program.
    public @Nullable State now() {
        return state.get();
    }

    /// Whether a replay is running now.
    public boolean isRunning() {
        State present = state.get();
        return present != null && present.phase() != Phase.DONE && present.phase() != Phase.FAILED;
    }

    /// Reports how far it is.
    public void set(State next) {
        state.set(next);
    }
}
