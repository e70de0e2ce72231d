package org.zerospread.app.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Why a request was refused, for the page or the problem document that tells it.
public enum RefusalCode {
    /// Too many failures: wait.
    WAIT("ACC-002"),
    /// User name or password wrong.
    WRONG_PASSWORD("ACC-001"),
    /// A one-time password must be replaced first.
    MUST_CHANGE_PASSWORD("ACC-004"),
    /// Nobody is signed in.
    SIGN_IN_FIRST("ACC-010"),
    /// The account lacks the right.
    RIGHT_MISSING("ACC-011"),
    /// The form was too old, or came from elsewhere.
    FORM_EXPIRED("ACC-012"),
    /// The program offers this address without saying who may use it: closed by default.
    NOT_OPENED("ACC-013");

    private static final String ATTRIBUTE = RefusalCode.class.getName();

    private final String code;

    RefusalCode(String code) {
        this.code = code;
    }

    /// The stable code, such as `ACC-004`.
    public String code() {
        return code;
    }

    /// The code that was attached to the request.
    public static Optional<RefusalCode> find(HttpServletRequest request) {
        return Optional.ofNullable((RefusalCode) request.getAttribute(ATTRIBUTE));
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }
}
