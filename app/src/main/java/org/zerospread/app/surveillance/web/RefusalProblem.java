package org.zerospread.app.surveillance.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// A refusal as clients of the API read it: 422, with the stable code.
final class RefusalProblem {

    private RefusalProblem() {
    }

    static ProblemDetail of(String title, String code, String zh, String en) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        problem.setTitle(title);
        problem.setDetail(zh + " " + en);
        problem.setProperty("code", code);
        return problem;
    }
}
