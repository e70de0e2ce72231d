package org.zerospread.app.surveillance;

/// How close people came.
public enum ExposureMode {
    PHYSICAL, FACE_TO_FACE, SAME_ROOM, SAME_VEHICLE, CARE, ENVIRONMENT
}
