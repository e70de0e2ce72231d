package org.zerospread.engine.chain;

/// What was registered about two cases.
///
/// @param evidence in the words of whoever registered it
public record ChainLink(String infector, String infectee, Certainty certainty, String evidence) {

    /// What a link says.
    public enum Certainty {
        /// The investigation has established the infector: nobody else comes into question.
        ESTABLISHED,
        /// The infector is named as a possible source.
        NAMED,
        /// The two met; either may have infected the other.
        CONTACT,
        /// The investigation has excluded that the infector infected the infectee.
        EXCLUDED
    }
}
