package org.zerospread.app.checkpoint.web;

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
import org.zerospread.app.checkpoint.PassageDesk;
import org.zerospread.app.checkpoint.PassageForm;
import org.zerospread.app.checkpoint.Posts;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.checkpoint.PassageDecision;

/// Checkpoints and passages, for clients of the API.
@RestController
class CheckpointApi {

    private final Posts posts;
    private final PassageDesk desk;
    private final PassageQuery passages;

    CheckpointApi(Posts posts, PassageDesk desk, PassageQuery passages) {
        this.posts = posts;
        this.desk = desk;
        this.passages = passages;
    }

    @Requires(Right.CHECKPOINT_READ)
    @GetMapping("/api/v1/checkpoints")
    List<Posts.Post> list() {
        return posts.list();
    }

    /// At most 1,000, the newest first.
    @Requires(Right.CHECKPOINT_READ)
    @GetMapping("/api/v1/checkpoints/passages")
    List<CheckpointPage.Passage> passages(@Nullable @RequestParam(required = false) UUID post, @RequestParam(defaultValue = "100") int limit) {
        return passages.list(post, null, false, PassageQuery.After.NOTHING, Math.clamp(limit, 1, 1_000));
    }

    @Requires({Right.CHECKPOINT_WRITE, Right.PERSON_WRITE})
    @PostMapping("/api/v1/checkpoints/{id}/passages")
    ResponseEntity<?> take(@PathVariable UUID id, @RequestBody PassageForm form) {
        return switch (desk.take(id, form)) {
            case PassageDesk.Answer.Taken(UUID passage, PassageDecision due, PersonId person) -> ResponseEntity.status(HttpStatus.CREATED).body(person == null
                    ? Map.of("id", passage, "due", due) : Map.of("id", passage, "due", due, "person_id", person.value()));
            case PassageDesk.Answer.Refused(List<FormFault> faults) -> FormRefusal.of("The passage was not taken down", faults);
        };
    }
}
