package org.zerospread.engine.resumption;

/// Where a firm stands in the closed loop of return to work.
public enum FirmState {
    /// Nothing was done yet.
    CLOSED,
    /// It is known of each of its staff whether he may return.
    SCREENED,
    /// A first batch of staff has returned to the firm; work has not begun.
    RETURNING,
    /// It has filed, with evidence and commitment.
    FILED,
    /// It was reviewed on site.
    REVIEWED, APPROVED,
    /// Approved under conditions that are still open; work has not begun.
    CONDITIONAL,
    /// Its filing was refused with reasons; it may file again.
    REFUSED,
    /// It has begun to work: a daily report told of staff at work.
    WORKING,
    /// A suspected case stopped it.
    FROZEN;

    /// Whether its staff may be at the firm.
    public boolean hasStaff() {
        return this != CLOSED && this != SCREENED;
    }

    /// Whether daily reports are due.
    public boolean isReporting() {
        return this == WORKING || this == FROZEN;
    }
}
