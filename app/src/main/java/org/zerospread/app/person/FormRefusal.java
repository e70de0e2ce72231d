package org.zerospread.app.person;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/// What clients of the API are told of a form that was refused: a problem document with the first fault's words and code, and all `faults`.
public final class FormRefusal {

    private FormRefusal() {
    }

    /// Answers 422.
    ///
    /// @param title what did not happen
    /// @param faults at least one
    public static ResponseEntity<ProblemDetail> of(String title, List<FormFault> faults) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, title, faults);
    }

    /// Answers with another status than 422, such as 404 for what is not here or 409 for what is taken.
    ///
    /// @param title what did not happen
    /// @param faults at least one
    public static ResponseEntity<ProblemDetail> of(HttpStatus status, String title, List<FormFault> faults) {
        FormFault first = faults.getFirst();
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(title);
        problem.setDetail(first.zh() + " " + first.en());
        problem.setProperty("code", first.code());
        problem.setProperty("faults", faults);
        return ResponseEntity.status(status).body(problem);
    }
}
