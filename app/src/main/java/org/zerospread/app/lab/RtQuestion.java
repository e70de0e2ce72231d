package org.zerospread.app.lab;

/// How R(t) is to be estimated.
///
/// @param mean of the serial interval in days, above 1
/// @param std its standard deviation in days, above 0
/// @param window days
public record RtQuestion(RtMethod method, double mean, double std, int window) {

    /// The serial interval of the first 425 cases of Wuhan: 7.5 days, standard deviation 3.4 (Li et al., N Engl J Med 2020;382:1199–1207).
    public static final RtQuestion PUBLISHED = new RtQuestion(RtMethod.CORI, 7.5, 3.4, 7);

    /// By whose method.
    public enum RtMethod {
        CORI, WALLINGA_TEUNIS
    }
}
