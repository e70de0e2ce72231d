package org.zerospread.app.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets a request through to a controller method only as the method's annotation says; without one, never.
final class RightsInterceptor implements HandlerInterceptor {

    private static final String OURS = "org.zerospread.";

    private final AccessEvents events;

    RightsInterceptor(AccessEvents events) {
        this.events = events;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !method.getBeanType().getName().startsWith(OURS) || method.hasMethodAnnotation(OpenToAll.class)) {
            return true;
        }
        Optional<SignedIn> account = SignedIn.find(request);
        if (account.isEmpty()) {
            RefusalCode.SIGN_IN_FIRST.attachTo(request);
            throw new AuthenticationCredentialsNotFoundException(RefusalCode.SIGN_IN_FIRST.code());
        }
        if (method.hasMethodAnnotation(OpenToSignedIn.class)) {
            return true;
        }
        Requires requires = method.getMethodAnnotation(Requires.class);
        if (requires == null) {
            throw refused(request, account.get(), RefusalCode.NOT_OPENED, "no right named");
        }
        for (Right right : requires.value()) {
            if (account.get().withheld().contains(right)) {
                throw refused(request, account.get(), RefusalCode.SECOND_FACTOR_FIRST, right.name());
            }
            if (!account.get().may(right)) {
                throw refused(request, account.get(), RefusalCode.RIGHT_MISSING, right.name());
            }
        }
        return true;
    }

    private AccessDeniedException refused(HttpServletRequest request, SignedIn account, RefusalCode code, String detail) {
        code.attachTo(request);
        events.record(account.username(), "access.refused", account.accountId().toString(), request.getMethod() + " " + request.getRequestURI() + ": " + detail);
        return new AccessDeniedException(code.code());
    }
}
