package org.zerospread.engine.track;

/// A point on the Earth, WGS 84, in degrees.
public record Position(double latitude, double longitude) {

    /// Mean radius of the Earth in metres (IUGG).
    public static final double EARTH_RADIUS_METRES = 6_371_008.8;

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

    /// The distance over the ground in metres, by the haversine formula.
    public double metresTo(Position other) {
        double north = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
        double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double half = north * north + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude)) * east * east;
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
    }
}
