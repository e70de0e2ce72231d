package org.zerospread.app.scenario;

/// The scenario asks for what cannot be: more travellers than people, a case that is discharged before it is opened.
final class ScenarioConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScenarioConflict(String message) {
        super(message);
    }
}
