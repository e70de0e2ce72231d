package org.zerospread.app.surveillance;

/// What became of an order about a case.
public sealed interface CaseAnswer {

    /// It was done.
    record Done(CaseId caseId) implements CaseAnswer {
    }

    /// It was refused: `CAS-001` case not known here, `CAS-002` that state cannot follow the present one, `CAS-003` the
    /// person has an open case already, `CAS-004` person not known here, `CAS-005` dated before the case's last event or
    /// later than now, `CAS-006` a field of the form not understood, `CAS-007` the tests do not allow to take the suspicion back, `TRI-006` number of the report
    /// missing, `TRI-007` no suspicion waits for its report, `TRI-008` reported already, `CAS-008` reason missing, `CAS-010` no such entry or corrected already, `CAS-011` no such task or done
    /// already, `CAS-012` no such sample waits, `CAS-013` no such disease, `TRI-009` the times of a result do not fit.
    record Refused(String code, String zh, String en) implements CaseAnswer {
    }
}
