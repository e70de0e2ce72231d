package org.zerospread.app.care;

/// Through whom a need became known.
public enum ToldBy {
    /// The cadre at the door.
    CADRE,
    /// The staff of the site.
    SITE,
    /// The person's own call.
    PHONE
}
