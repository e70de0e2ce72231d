package org.zerospread.app.store;

import java.util.Optional;
import java.util.function.Supplier;
import org.zerospread.engine.region.RegionRange;

/// On whose behalf, and over which range of regions, the present thread acts.
///
/// Every transaction takes the range from here into its settings, where the row-level policies read it; outside
/// [#call] there is none, and every table with personal data is empty.
///
/// @param actor user name, or the name of the job that acts
/// @param range the regions that may be seen and written
public record Jurisdiction(String actor, RegionRange range) {

    /// Every region: for the first administrator and for tables that reach beyond the district.
    public static final RegionRange EVERYWHERE = new RegionRange(100_000_000_000_000L, 999_999_999_999_999L);

    private static final ScopedValue<Jurisdiction> CURRENT = ScopedValue.newInstance();

    /// The jurisdiction of this thread, if it acts for anyone.
    public static Optional<Jurisdiction> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// The actor of this thread.
    ///
    /// @throws IllegalStateException when the thread acts for nobody
    public static String actorNow() {
        return find().orElseThrow(() -> new IllegalStateException("no jurisdiction: wrap the call in Jurisdiction.call")).actor();
    }

    /// Where an act of this thread upon something in a region is recorded: there, or at the head of the jurisdiction when it lies outside,
    /// as a person does who was referred here.
    public static long placeFor(long region) {
        RegionRange range = find().map(Jurisdiction::range).orElseThrow(() -> new IllegalStateException("no jurisdiction"));
        return range.low() <= region && region <= range.high() ? region : range.low();
    }

    /// Runs the work with this jurisdiction.
    public <T> T call(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /// Runs the work with this jurisdiction.
    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    /// The carrier for work that throws checked exceptions, such as a servlet filter.
    public ScopedValue.Carrier carrier() {
        return ScopedValue.where(CURRENT, this);
    }
}
