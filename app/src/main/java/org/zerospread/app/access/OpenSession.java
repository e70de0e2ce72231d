package org.zerospread.app.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/// The browser's session of the present request: carried on under a new id when what it stands for has changed.
@Component
public class OpenSession {

    private final Accounts accounts;

    OpenSession(Accounts accounts) {
        this.accounts = accounts;
    }

    /// Keeps this session open after its own account's other sessions were ended.
    public void keep(HttpServletRequest request, HttpServletResponse response) {
        renew(request, response, SignedIn.get(request).secondFactor());
    }

    /// Raises this session to one signed in with a second factor.
    public void raise(HttpServletRequest request, HttpServletResponse response) {
        renew(request, response, true);
    }

    /// Keeps this session open after a second factor was removed and the account's other sessions were ended.
    ///
    /// @param secondFactor whether another second factor is left
    public void keepAfterRemoval(HttpServletRequest request, HttpServletResponse response, boolean secondFactor) {
        renew(request, response, secondFactor);
    }

    private void renew(HttpServletRequest request, HttpServletResponse response, boolean secondFactor) {
        Authentication present = SecurityContextHolder.getContext().getAuthentication();
        if (present == null || !(present.getPrincipal() instanceof AccountPrincipal principal)) {
            throw new IllegalStateException("nobody is signed in");
        }
        int epoch = accounts.find(principal.accountId()).orElseThrow().epoch();
        open(principal.renewed(epoch, secondFactor), request, response);
    }

    /// Makes this the session of an account.
    void open(AccountPrincipal principal, HttpServletRequest request, HttpServletResponse response) {
        request.getSession();
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of()));
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }
}
