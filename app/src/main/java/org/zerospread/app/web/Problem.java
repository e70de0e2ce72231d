package org.zerospread.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.zerospread.app.access.RefusalCode;

/// Why a request was not answered: its stable code and, through the words `problem.CODE.…`, what to do.
///
/// Public for the error page's template.
///
/// @param status HTTP status
/// @param code such as `WEB-404` or `ACC-011`
public record Problem(int status, String code) {

    static Problem of(HttpServletRequest request, int status) {
        String general = switch (status) {
            case 400, 401, 403, 404, 405, 411, 413 -> "WEB-" + status;
            default -> status >= 500 ? "WEB-500" : "WEB-400";
        };
        return new Problem(status, RefusalCode.find(request).map(RefusalCode::code).orElse(general));
    }

    /// The answer to a client of the API, in both languages.
    ProblemDetail asDetail(HttpServletRequest request) {
        Texts chinese = Texts.in("zh", java.time.ZoneOffset.UTC);
        Texts english = Texts.in("en", java.time.ZoneOffset.UTC);
        ProblemDetail detail = ProblemDetail.forStatus(HttpStatusCode.valueOf(status));
        detail.setTitle(english.of("problem." + code + ".title"));
        detail.setDetail(chinese.of("problem." + code + ".todo") + " " + english.of("problem." + code + ".todo"));
        detail.setProperty("code", code);
        Object before = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        detail.setInstance(java.net.URI.create(before instanceof String path ? path : request.getRequestURI()));
        return detail;
    }

    static boolean isApi(HttpServletRequest request) {
        Object before = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return (before instanceof String path ? path : request.getRequestURI()).startsWith("/api/");
    }
}
