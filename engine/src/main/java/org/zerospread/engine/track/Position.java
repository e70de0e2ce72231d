package org.zerospread.engine.track;

import org.zerospread.engine.tracing.Sphere;

/// A point on the Earth, WGS 84, in degrees.
public record Position(double latitude, double longitude) {

    public Position {
        if (!isLatitude(latitude) || !isLongitude(longitude)) {
            throw new IllegalArgumentException("outside the world: " + latitude + ", " + longitude);
        }
    }

    /// Whether it is a latitude: -90 to 90.
    public static boolean isLatitude(double degrees) {
        return Math.abs(degrees) <= 90;
    }

    /// Whether it is a longitude: -180 to 180.
    public static boolean isLongitude(double degrees) {
        return Math.abs(degrees) <= 180;
    }

    /// The distance over the ground in metres.
    public double metresTo(Position other) {
        return Sphere.metres(latitude, longitude, other.latitude, other.longitude);
    }
}
