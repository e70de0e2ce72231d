package org.zerospread.engine.tracing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is asked about index cases.
///
/// @param atLeast a contact is told when all his meetings together last as long; zero for anyone who met at all
/// @param linger each stay of an index, once clipped to its window, is taken to end so much later: air and surfaces stay infectious. Whole seconds
/// @param radiusMetres how near two stays with coordinates and without a common place meet; null when only common places count
/// @param degree 1, or 2 for those too who met a contact after his first exposure
public record TraceQuestion(Duration atLeast, Duration linger, @Nullable Double radiusMetres, int degree) {

    /// Anyone who shared a place with the index while he was infectious.
    public static final TraceQuestion PLACES = new TraceQuestion(Duration.ZERO, Duration.ZERO, null, 1);

    public TraceQuestion {
        if (atLeast.isNegative() || linger.isNegative() || linger.getNano() != 0) {
            throw new IllegalArgumentException("at least " + atLeast + " and linger " + linger + " must not be negative, and linger must be whole seconds");
        }
        if (radiusMetres != null && !(radiusMetres >= 0 && radiusMetres < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("radius of " + radiusMetres + " m");
        }
        if (degree != 1 && degree != 2) {
            throw new IllegalArgumentException("degree " + degree + " is not 1 or 2");
        }
    }

    /// The same with another least time together.
    public TraceQuestion withAtLeast(Duration other) {
        return new TraceQuestion(other, linger, radiusMetres, degree);
    }

    /// The same with another time that air and surfaces stay infectious.
    public TraceQuestion withLinger(Duration other) {
        return new TraceQuestion(atLeast, other, radiusMetres, degree);
    }

    /// The same with another radius.
    public TraceQuestion withRadiusMetres(@Nullable Double other) {
        return new TraceQuestion(atLeast, linger, other, degree);
    }

    /// The same for another degree.
    public TraceQuestion withDegree(int other) {
        return new TraceQuestion(atLeast, linger, radiusMetres, other);
    }

    /// Meetings are whole seconds, so a fraction is rounded up.
    long leastSeconds() {
        return atLeast.getSeconds() + (atLeast.getNano() > 0 ? 1 : 0);
    }
}
