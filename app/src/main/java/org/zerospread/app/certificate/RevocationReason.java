package org.zerospread.app.certificate;

/// Why a certificate was taken back.
public enum RevocationReason {
    /// He became a case, suspected or confirmed: by itself.
    CASE,
    /// He became a contact: by itself.
    CONTACT,
    /// He went into quarantine: by itself.
    QUARANTINE,
    /// A newer one took its place: by itself.
    REPLACED,
    MISTAKE, REQUEST, OTHER;

    /// Whether somebody may give this reason by hand.
    public boolean isGivenByHand() {
        return this == MISTAKE || this == REQUEST || this == OTHER;
    }
}
