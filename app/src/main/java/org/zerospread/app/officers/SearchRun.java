package org.zerospread.app.officers;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.officers.OfficerKind;

/// A search that runs, as those who wait see it.
public final class SearchRun {

    private final UUID proposal;
    private final long begun = System.nanoTime();
    private volatile @Nullable OfficerKind kind;
    private volatile FirmSharing.@Nullable Score best;
    private volatile int improvements;
    private volatile boolean stopped;
    private volatile @Nullable FirmSharing sharing;

    SearchRun(UUID proposal) {
        this.proposal = proposal;
    }

    /// The proposal that will come of it.
    public UUID proposal() {
        return proposal;
    }

    /// Which officers are shared out now; null before the first.
    public @Nullable OfficerKind kind() {
        return kind;
    }

    /// The best score of these so far.
    public FirmSharing.@Nullable Score best() {
        return best;
    }

    /// How often something better was found, for these.
    public int improvements() {
        return improvements;
    }

    /// Whole seconds since it began.
    public long seconds() {
        return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    }

    /// Whether somebody stopped it.
    public boolean isStopped() {
        return stopped;
    }

    /// Lets it end with the best that it has.
    public void stop() {
        stopped = true;
        FirmSharing now = sharing;
        if (now != null) {
            now.stop();
        }
    }

    void begin(OfficerKind of, FirmSharing with) {
        best = null;
        improvements = 0;
        kind = of;
        sharing = with;
        if (stopped) {
            with.stop();
        }
    }

    void better(FirmSharing.Score score) {
        best = score;
        improvements++;
    }
}
