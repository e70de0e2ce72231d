package org.zerospread.app.person.web;

import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.Referrals;

/// Referrals, for clients of the API.
@RestController
class ReferralController {

    private final Referrals referrals;

    ReferralController(Referrals referrals) {
        this.referrals = referrals;
    }

    /// Where a person is cared for, and why he is referred there.
    record Order(String to, String reason) {
    }

    @Requires(Right.PERSON_WRITE)
    @PostMapping("/api/v1/persons/{id}/referrals")
    ResponseEntity<?> refer(@PathVariable UUID id, @RequestBody Order order) {
        return answer(referrals.refer(new PersonId(id), order.to(), order.reason()), HttpStatus.CREATED);
    }

    @Requires(Right.PERSON_WRITE)
    @DeleteMapping("/api/v1/persons/{id}/referrals/{referral}")
    ResponseEntity<?> end(@PathVariable UUID id, @PathVariable UUID referral) {
        return answer(referrals.end(new PersonId(id), referral), HttpStatus.OK);
    }

    private static ResponseEntity<?> answer(Referrals.Answer answer, HttpStatus done) {
        return switch (answer) {
            case Referrals.Answer.Done(UUID referral) -> ResponseEntity.status(done).body(Map.of("id", referral));
            case Referrals.Answer.Refused(String code, String zh, String en) -> {
                ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_ENTITY);
                problem.setTitle("Nothing was referred");
                problem.setDetail(zh + " " + en);
                problem.setProperty("code", code);
                yield ResponseEntity.unprocessableEntity().body(problem);
            }
        };
    }
}
