package org.zerospread.app.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

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
    NOT_OPENED("ACC-013"),
    /// Nobody would be left to manage access.
    LAST_WHO_MANAGES("ACC-014"),
    /// The account or region lies outside the range of the one who manages.
    OUTSIDE_RANGE("ACC-015"),
    /// Nobody closes his own account.
    ONESELF("ACC-016"),
    /// The user name is taken or does not fit, or the display name is empty.
    NAME_UNFIT("ACC-017"),
    /// What a phone sent is no batch of submissions, or was cut off.
    BATCH_UNREADABLE("FLD-007"),
    /// The file of a phone's queue is not whole, or was altered.
    QUEUE_UNREADABLE("FLD-008"),
    /// Of a series of codes some are not there.
    CODES_MISSING("FLD-011"),
    /// In a picture no code can be read.
    NO_CODE_READ("FLD-012"),
    /// No such phone or submission in this jurisdiction.
    UNKNOWN_IN_FIELD("FLD-009"),
    /// No such account, role, right or region.
    UNKNOWN("ACC-018"),
    /// The jurisdiction asked for is not assigned.
    NOT_ASSIGNED("ACC-019"),
    /// The second factor's code is missing.
    CODE_NEEDED("ACC-020"),
    /// The right acts only with a second factor.
    SECOND_FACTOR_FIRST("ACC-021"),
    /// Roles act everywhere: only one who manages the whole district changes them.
    ROLES_ACT_EVERYWHERE("ACC-022"),
    /// The account would end before it begins.
    DATES_REVERSED("ACC-023"),
    /// The second factor's code is wrong, or was used before.
    WRONG_CODE("ACC-024"),
    /// A list this long leaves the house when somebody else approved it.
    APPROVAL_NEEDED("EXP-001"),
    /// Nobody decides on what he himself asks for.
    OWN_EXPORT("EXP-002"),
    /// The ask was decided, used or has expired.
    EXPORT_CLOSED("EXP-003"),
    /// The reason is missing or too long.
    EXPORT_REASON_MISSING("EXP-004"),
    /// No such ask in this jurisdiction.
    UNKNOWN_EXPORT("EXP-005"),
    /// Nothing is deleted without two signatures.
    NOT_SIGNED_BY_TWO("RET-001"),
    /// The same person cannot sign twice.
    SIGNED_ALREADY("RET-002"),
    /// The run is done, withdrawn or has begun.
    RUN_CLOSED("RET-003"),
    /// No such run in this jurisdiction.
    UNKNOWN_RUN("RET-004"),
    /// Nothing is due, or a proposal is open already.
    NOTHING_TO_PROPOSE("RET-005"),
    /// The reason is missing.
    RUN_REASON_MISSING("RET-006"),
    /// The passkey was not accepted: of another account or site, cloned, or too late.
    PASSKEY_REFUSED("ACC-025"),
    /// The password that confirms a removal is wrong.
    PASSWORD_NEEDED("ACC-026"),
    /// The token of the API was never given out, or has ended.
    TOKEN_ENDED("ACC-027"),
    /// A token is given for a password, not for a token; and only a token's session is ended.
    TOKEN_FOR_PASSWORD("ACC-028"),
    /// The identity provider vouches for somebody to whom no usable account is linked.
    NOT_LINKED("ACC-029"),
    /// The identity provider's answer does not hold.
    PROVIDER_REFUSED("ACC-030"),
    /// The identity is linked to another account, or no provider is configured.
    IDENTITY_UNFIT("ACC-031");

    private static final String ATTRIBUTE = RefusalCode.class.getName();

    private final String code;

    RefusalCode(String code) {
        this.code = code;
    }

    /// The stable code, such as `ACC-004`.
    public String code() {
        return code;
    }

    /// The refusal of this code, such as one that a redirect carries.
    public static Optional<RefusalCode> byCode(@Nullable String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /// The code that was attached to the request.
    public static Optional<RefusalCode> find(HttpServletRequest request) {
        return Optional.ofNullable((RefusalCode) request.getAttribute(ATTRIBUTE));
    }

    /// What a controller of the API throws to answer with this refusal as a problem document.
    public ErrorResponseException thrownFor(HttpServletRequest request) {
        attachTo(request);
        return new ErrorResponseException(switch (this) {
            case UNKNOWN, UNKNOWN_EXPORT, UNKNOWN_RUN, UNKNOWN_IN_FIELD -> HttpStatus.NOT_FOUND;
            case APPROVAL_NEEDED, OWN_EXPORT -> HttpStatus.FORBIDDEN;
            case EXPORT_CLOSED, NOT_SIGNED_BY_TWO, SIGNED_ALREADY, RUN_CLOSED, NOTHING_TO_PROPOSE -> HttpStatus.CONFLICT;
            case BATCH_UNREADABLE, QUEUE_UNREADABLE, CODES_MISSING, NO_CODE_READ, WAIT, WRONG_PASSWORD, MUST_CHANGE_PASSWORD, SIGN_IN_FIRST, RIGHT_MISSING, FORM_EXPIRED, NOT_OPENED, LAST_WHO_MANAGES, OUTSIDE_RANGE, ONESELF, NAME_UNFIT, NOT_ASSIGNED,
                    CODE_NEEDED, SECOND_FACTOR_FIRST, ROLES_ACT_EVERYWHERE, DATES_REVERSED, WRONG_CODE, EXPORT_REASON_MISSING, RUN_REASON_MISSING,
                    PASSKEY_REFUSED, PASSWORD_NEEDED, TOKEN_ENDED, TOKEN_FOR_PASSWORD, NOT_LINKED, PROVIDER_REFUSED, IDENTITY_UNFIT -> HttpStatus.UNPROCESSABLE_CONTENT;
        });
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }
}
