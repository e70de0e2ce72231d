package org.zerospread.engine.certificate;

/// A text that is no JSON, or none that can be relied on.
final class JsonFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    JsonFault(int line, String what) {
        super(what, null, false, false);
        this.line = line;
    }

    /// Counted from 1.
    int line() {
        return line;
    }
}
