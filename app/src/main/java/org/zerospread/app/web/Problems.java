package org.zerospread.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.zerospread.app.access.OpenToAll;

/// Answers what went wrong: a page for people, a problem document for clients of the API.
///
/// Refusals of rights pass on to the security filters, which either ask for sign-in or come back through `/error`.
@Controller
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /// What a controller threw; nothing is answered to one who has gone.
    @ExceptionHandler
    @Nullable Object thrown(Exception fault, HttpServletRequest request, HttpServletResponse response) throws Exception {
        return switch (fault) {
            case AccessDeniedException refused -> throw refused;
            case AuthenticationException refused -> throw refused;
            case ErrorResponse known -> answer(request, response, known.getStatusCode().value());
            case MethodArgumentTypeMismatchException wrong -> answer(request, response, 400);
            case HttpMessageNotReadableException unreadable -> answer(request, response, 400);
            case MultipartException unreadable -> answer(request, response, 400);
            case AsyncRequestNotUsableException gone -> null;
            case DataAccessException refused when isRefused(refused, "42501") -> answer(request, response, 403);
            case DataAccessException unfit when isRefused(unfit, "22") -> answer(request, response, 400);
            default -> {
                LOG.error("{} {}", request.getMethod(), request.getRequestURI(), fault);
                yield answer(request, response, 500);
            }
        };
    }

    /// Whether the database itself refused: 42501 a row outside the jurisdiction, 22… a value that it cannot hold, such as a character of code 0.
    private static boolean isRefused(DataAccessException fault, String state) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().startsWith(state)) {
                return true;
            }
        }
        return false;
    }

    /// What the container or a filter refused.
    @OpenToAll
    @RequestMapping("/error")
    Object refused(HttpServletRequest request, HttpServletResponse response) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return answer(request, response, status instanceof Integer number ? number : 404);
    }

    private static Object answer(HttpServletRequest request, HttpServletResponse response, int status) {
        Problem problem = Problem.of(request, status);
        if (Problem.isApi(request)) {
            return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem.asDetail(request));
        }
        response.setStatus(status);
        return new ModelAndView("web/problem", "problem", problem);
    }
}
