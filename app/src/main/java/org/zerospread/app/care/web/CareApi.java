package org.zerospread.app.care.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.care.CareAnswer;
import org.zerospread.app.care.Errands;
import org.zerospread.app.care.NeedForm;
import org.zerospread.app.care.Needs;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.person.PersonId;

/// Needs and errands, for clients of the API.
@RestController
class CareApi {

    private final Needs needs;
    private final Errands errands;
    private final ErrandsQuery query;

    CareApi(Needs needs, Errands errands, ErrandsQuery query) {
        this.needs = needs;
        this.errands = errands;
        this.query = query;
    }

    /// What is said with an order about an errand.
    ///
    /// @param paid yuan, `86.50`
    record Word(@Nullable String note, @Nullable String paid, @Nullable String doer) {
    }

    @Requires(Right.CARE_READ)
    @GetMapping("/api/v1/care/errands")
    List<CarePage.Row> list(@RequestParam(defaultValue = "DUE") CarePage.View view) {
        return query.list(view);
    }

    @Requires(Right.CARE_WRITE)
    @PostMapping("/api/v1/care/persons/{id}/needs")
    ResponseEntity<?> take(@PathVariable UUID id, @RequestBody NeedForm form) {
        return answer(needs.take(new PersonId(id), form), HttpStatus.CREATED);
    }

    @Requires(Right.CARE_WRITE)
    @PostMapping("/api/v1/care/needs/{id}/end")
    ResponseEntity<?> end(@PathVariable UUID id) {
        return answer(needs.end(id), HttpStatus.OK);
    }

    @Requires(Right.CARE_WRITE)
    @PostMapping("/api/v1/care/errands/{id}/done")
    ResponseEntity<?> done(@PathVariable UUID id, @RequestBody Word word) {
        return answer(errands.done(id, word.note(), word.paid()), HttpStatus.OK);
    }

    @Requires(Right.CARE_WRITE)
    @PostMapping("/api/v1/care/errands/{id}/drop")
    ResponseEntity<?> drop(@PathVariable UUID id, @RequestBody Word word) {
        return answer(errands.drop(id, word.note()), HttpStatus.OK);
    }

    @Requires(Right.CARE_WRITE)
    @PostMapping("/api/v1/care/errands/{id}/doer")
    ResponseEntity<?> give(@PathVariable UUID id, @RequestBody Word word) {
        return answer(errands.give(id, word.doer()), HttpStatus.OK);
    }

    private static ResponseEntity<?> answer(CareAnswer answer, HttpStatus done) {
        return switch (answer) {
            case CareAnswer.Done(UUID id) -> ResponseEntity.status(done).body(Map.of("id", id));
            case CareAnswer.Refused(List<FormFault> faults) -> {
                HttpStatus status = faults.getFirst().code().equals("CARE-003") ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT;
                yield FormRefusal.of(status, "Nothing was changed", faults);
            }
        };
    }
}
