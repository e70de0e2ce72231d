package org.zerospread.app.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zerospread.app.store.Jurisdiction;

/// Reads the account's rights anew, and runs the rest of the request within its jurisdiction.
///
/// An account that was disabled is signed out at its next request. One with a one-time password reaches nothing
/// but the page (or the address of the API) that sets its own.
final class JurisdictionFilter extends OncePerRequestFilter {

    private static final String PASSWORD_PAGE = "/account/password";
    private static final String PASSWORD_API = "/api/v1/account/password";

    private final Accounts accounts;

    JurisdictionFilter(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/webjars/") || path.startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof AccountPrincipal principal)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<SignedIn> found = accounts.findSignedIn(principal.accountId());
        if (found.isEmpty()) {
            signOut(request);
            chain.doFilter(request, response);
            return;
        }
        SignedIn account = found.get();
        account.attachTo(request);
        if (account.mustChange() && !isAllowedBefore(request.getRequestURI())) {
            askForOwnPassword(request, response);
        } else if (account.range() == null) {
            chain.doFilter(request, response);
        } else {
            within(new Jurisdiction(account.username(), account.range()), request, response, chain);
        }
    }

    private static void within(Jurisdiction jurisdiction, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            jurisdiction.carrier().call(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static void signOut(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private static boolean isAllowedBefore(String path) {
        return path.equals(PASSWORD_PAGE) || path.equals(PASSWORD_API) || path.equals("/sign-out") || path.equals("/sign-in")
                || path.startsWith("/language/") || path.equals("/error");
    }

    private static void askForOwnPassword(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (RefusalCode.isApi(request)) {
            RefusalCode.MUST_CHANGE_PASSWORD.attachTo(request);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendRedirect(PASSWORD_PAGE);
        }
    }
}
