package org.zerospread.app.store;

/// The store cannot be opened, and a person can do something about it.
///
/// The message is one sentence that says what is wrong and what to do; it is printed as it stands, without a
/// stack trace, behind its stable code (`STO-001` …).
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /// @param code stable code, such as `STO-003`
    /// @param sentence what is wrong and what to do
    public StoreException(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /// The stable code.
    public String code() {
        return code;
    }
}
