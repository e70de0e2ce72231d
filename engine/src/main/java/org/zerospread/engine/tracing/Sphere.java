package org.zerospread.engine.tracing;

/// Distances on the earth taken as a sphere of 6,371,008.8 m, the mean radius of WGS 84.
public final class Sphere {

    static final double RADIUS_METRES = 6_371_008.8;

    private Sphere() {
    }

    /// Great-circle distance by the haversine formula (Sinnott 1984), in metres; degrees in.
    public static double metres(double latitude1, double longitude1, double latitude2, double longitude2) {
        double phi1 = Math.toRadians(latitude1);
        double phi2 = Math.toRadians(latitude2);
        double north = Math.sin((phi2 - phi1) / 2);
        double east = Math.sin(Math.toRadians(longitude2 - longitude1) / 2);
        double h = north * north + Math.cos(phi1) * Math.cos(phi2) * east * east;
        return 2 * RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
