package org.zerospread.engine.allocation;

/// What rooms are compared by; the policy says in which order.
public enum AllocationRule {
    /// The site is for people like the guest, or stands in for one that is.
    PURPOSE,
    /// The room has what the guest must have or would like.
    NEEDS,
    /// Near his family.
    FAMILY,
    /// People exposed together live on one floor, apart from others.
    COHORT,
    /// People who leave on about the same day live on one floor, so that floors empty together.
    RELEASE,
    /// Rooms with something rare are kept for those who need it.
    SPARE,
    /// Whether the room can be had at all; always asked first.
    AVAILABLE
}
