package org.zerospread.app.chain.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.chain.ChainJson;
import org.zerospread.app.chain.LinkAnswer;
import org.zerospread.app.chain.LinkDesk;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.engine.chain.ChainLink;

/// Chains and links, for clients of the API.
@RestController
class ChainApi {

    private final ChainView view;
    private final LinkDesk desk;

    ChainApi(ChainView view, LinkDesk desk) {
        this.view = view;
        this.desk = desk;
    }

    /// A link to register.
    record NewLink(@Nullable String infectorId, @Nullable String infecteeId, ChainLink.@Nullable Certainty certainty, @Nullable String evidence) {
    }

    @Requires(Right.CASE_READ)
    @GetMapping("/api/v1/chains")
    Map<String, ?> chains() {
        return ChainJson.of(view.answer());
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/api/v1/chains/links")
    ResponseEntity<?> register(@RequestBody NewLink link) {
        return answer(desk.register(text(link.infectorId()), text(link.infecteeId()), link.certainty() == null ? ChainLink.Certainty.ESTABLISHED : link.certainty(), text(link.evidence())),
                HttpStatus.CREATED);
    }

    @Requires(Right.CASE_WRITE)
    @DeleteMapping("/api/v1/chains/links/{id}")
    ResponseEntity<?> withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
        return answer(desk.withdraw(id, reason), HttpStatus.OK);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static ResponseEntity<?> answer(LinkAnswer answer, HttpStatus done) {
        return switch (answer) {
            case LinkAnswer.Done(UUID id) -> ResponseEntity.status(done).body(Map.of("id", id));
            case LinkAnswer.Refused(FormFault fault) -> {
                HttpStatus status = fault.code().equals("CHN-009") ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT;
                yield FormRefusal.of(status, "Nothing was changed", List.of(fault));
            }
        };
    }
}
