package org.zerospread.engine.triage;

/// A desk, the way to it, and the window at which its patients pay and get their medicine.
public record DeskRoute(Desk desk, String nameZh, String nameEn, String routeZh, String routeEn, String windowZh, String windowEn) {
}
