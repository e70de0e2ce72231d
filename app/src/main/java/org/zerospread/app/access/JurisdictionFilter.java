package org.zerospread.app.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

/// Reads the account's rights anew, and runs the rest of the request within its active jurisdiction.
///
/// An account that was disabled, or whose sessions were ended, is signed out at its next request. One with a second factor
/// reaches nothing before its code was shown; one with a one-time password nothing but the page (or the address of the API)
/// that sets its own.
final class JurisdictionFilter extends OncePerRequestFilter {

    /// Header of the API that shows the second factor.
    static final String CODE_HEADER = "Zerospread-Code";
    /// Header of the API that selects one of the jurisdictions assigned.
    static final String JURISDICTION_HEADER = "Zerospread-Jurisdiction";

    private static final String PASSWORD_PAGE = "/account/password";
    private static final String PASSWORD_API = "/api/v1/account/password";
    private static final String CODE_PAGE = "/account/code";

    private final Accounts accounts;
    private final SecondFactors factors;
    private final Duration longestSession;

    JurisdictionFilter(Accounts accounts, SecondFactors factors, Duration longestSession) {
        this.accounts = accounts;
        this.factors = factors;
        this.longestSession = longestSession;
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
        Optional<Holding> found = accounts.findHolding(principal.accountId())
                .filter(holding -> holding.epoch() == principal.epoch() && !principal.isOlderThan(longestSession, InstantSource.system().instant()));
        if (found.isEmpty()) {
            signOut(request);
            chain.doFilter(request, response);
        } else if (RefusalCode.isApi(request)) {
            api(found.get(), principal, request, response, chain);
        } else {
            page(found.get(), principal, request, response, chain);
        }
    }

    private void page(Holding holding, AccountPrincipal principal, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean secondFactor = principal.secondFactor();
        if (holding.hasSecondFactor() && !secondFactor) {
            if (isAllowedBefore(request.getRequestURI(), CODE_PAGE)) {
                holding.on(null, false).attachTo(request);
                chain.doFilter(request, response);
            } else {
                response.sendRedirect(CODE_PAGE);
            }
            return;
        }
        SignedIn account = holding.on(holding.active().orElse(null), secondFactor);
        account.attachTo(request);
        if (account.mustChange() && !isAllowedBefore(request.getRequestURI(), PASSWORD_PAGE)) {
            response.sendRedirect(PASSWORD_PAGE);
        } else {
            proceed(account, request, response, chain);
        }
    }

    private void api(Holding holding, AccountPrincipal principal, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (holding.hasSecondFactor() && !principal.secondFactor() && !showsCode(holding, request, response)) {
            return;
        }
        if (holding.mustChange() && !request.getRequestURI().equals(PASSWORD_API)) {
            refuse(RefusalCode.MUST_CHANGE_PASSWORD, HttpServletResponse.SC_FORBIDDEN, request, response);
            return;
        }
        String asked = request.getHeader(JURISDICTION_HEADER);
        Optional<Holding.Given> active = asked == null ? holding.active() : RegionCode.tryParse(asked.strip()).flatMap(code -> holding.find(code.low()));
        if (asked != null && active.isEmpty()) {
            refuse(RefusalCode.NOT_ASSIGNED, HttpServletResponse.SC_FORBIDDEN, request, response);
            return;
        }
        SignedIn account = holding.on(active.orElse(null), holding.hasSecondFactor());
        account.attachTo(request);
        proceed(account, request, response, chain);
    }

    private boolean showsCode(Holding holding, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String code = request.getHeader(CODE_HEADER);
        if (code == null) {
            refuse(RefusalCode.CODE_NEEDED, HttpServletResponse.SC_UNAUTHORIZED, request, response);
            return false;
        }
        return switch (factors.check(holding.id(), holding.username(), code)) {
            case SecondFactors.Answer.Accepted() -> true;
            case SecondFactors.Answer.Wrong() -> {
                refuse(RefusalCode.WRONG_CODE, HttpServletResponse.SC_UNAUTHORIZED, request, response);
                yield false;
            }
            case SecondFactors.Answer.MustWait(long seconds) -> {
                response.setHeader("Retry-After", Long.toString(seconds));
                refuse(RefusalCode.WAIT, 429, request, response);
                yield false;
            }
        };
    }

    private static void refuse(RefusalCode code, int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        code.attachTo(request);
        response.sendError(status);
    }

    private static void proceed(SignedIn account, HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (account.range() == null) {
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

    private static boolean isAllowedBefore(String path, String page) {
        return path.equals(page) || path.equals("/sign-out") || path.equals("/sign-in") || path.startsWith("/language/") || path.equals("/error");
    }
}
