package org.zerospread.engine.disease;

/// Whether a criterion holds. What was not asked is open, and stays open unless another answer decides (the strong logic of Kleene).
public enum Truth {
    HOLDS, FAILS, OPEN;

    static Truth of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }

    Truth opposite() {
        return switch (this) {
            case HOLDS -> FAILS;
            case FAILS -> HOLDS;
            case OPEN -> OPEN;
        };
    }
}
