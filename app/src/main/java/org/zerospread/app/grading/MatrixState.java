package org.zerospread.app.grading;

/// Where a version of the matrix is on its way.
public enum MatrixState {
    /// Somebody works on it.
    DRAFT,
    /// It waits for a second person.
    SUBMITTED,
    /// It holds, did hold or will hold.
    PUBLISHED,
    /// It never came into force.
    WITHDRAWN
}
