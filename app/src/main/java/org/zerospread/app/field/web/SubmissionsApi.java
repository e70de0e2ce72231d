package org.zerospread.app.field.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.OpenToAll;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.field.Answer;
import org.zerospread.app.field.Devices;
import org.zerospread.app.field.FieldCheckpoint;
import org.zerospread.app.field.FieldDay;
import org.zerospread.app.field.FieldSites;
import org.zerospread.app.field.SubmissionBatch;
import org.zerospread.app.field.SubmissionDesk;
import org.zerospread.app.field.TakenIn;
import org.zerospread.app.store.DistrictClock;

/// What phones ask: under `/api/v1` with a token, under `/field` with the session of the page and its form token in a header.
@RestController
class SubmissionsApi {

    /// By this a phone knows an acknowledgement from whatever else a network may answer.
    private static final String FORMAT = "zerospread-acknowledgement-1";

    private final SubmissionDesk desk;
    private final FieldDay days;
    private final FieldCheckpoint checkpoint;
    private final FieldSites sites;
    private final Devices devices;
    private final TakenIn files;
    private final DistrictClock clock;

    SubmissionsApi(SubmissionDesk desk, FieldDay days, FieldCheckpoint checkpoint, FieldSites sites, Devices devices, TakenIn files, DistrictClock clock) {
        this.desk = desk;
        this.days = days;
        this.checkpoint = checkpoint;
        this.sites = sites;
        this.devices = devices;
        this.files = files;
        this.clock = clock;
    }

    /// A batch is answered 200 when each was taken (now or before), else 207; a submission by itself 200, 202 waiting, 409 conflict, 422 refused.
    @Requires(Right.FIELD_SEND)
    @PostMapping({"/api/v1/submissions", "/field/submissions"})
    ResponseEntity<Object> receive(@RequestBody byte[] body, HttpServletRequest request) {
        SubmissionBatch batch = SubmissionBatch.read(body).orElseThrow(() -> RefusalCode.BATCH_UNREADABLE.thrownFor(request));
        SignedIn who = SignedIn.get(request);
        List<Answer> answers = desk.receive(who.username(), who.rights(), batch);
        if (batch.single()) {
            return ResponseEntity.status(status(answers.getFirst())).cacheControl(CacheControl.noStore()).body(answers.getFirst());
        }
        boolean all = answers.stream().allMatch(answer -> answer.state() == Answer.State.TAKEN || answer.state() == Answer.State.AGAIN);
        return ResponseEntity.status(all ? 200 : 207).cacheControl(CacheControl.noStore())
                .body(Map.of("format", FORMAT, "received_at", clock.instant().toString(), "answers", answers));
    }

    private static int status(Answer answer) {
        return switch (answer.state()) {
            case TAKEN, AGAIN -> 200;
            case WAITING -> 202;
            case CONFLICT -> 409;
            case REFUSED -> 422;
        };
    }

    /// What is due today of the worker's assignment, and what is asked at the door.
    @Requires({Right.FIELD_SEND, Right.SCREENING_WRITE})
    @GetMapping({"/api/v1/field/assignment", "/field/assignment"})
    ResponseEntity<FieldDay.Day> assignment(HttpServletRequest request) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(days.today(SignedIn.get(request).accountId()));
    }

    /// Whom a site's medic has to see today.
    @Requires({Right.FIELD_SEND, Right.QUARANTINE_OBSERVE})
    @GetMapping({"/api/v1/field/sites", "/field/sites"})
    ResponseEntity<FieldSites.Sites> sites() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(sites.today());
    }

    /// What a checkpoint's crew takes along.
    @Requires({Right.FIELD_SEND, Right.CHECKPOINT_WRITE})
    @GetMapping({"/api/v1/field/checkpoint", "/field/checkpoint"})
    ResponseEntity<FieldCheckpoint.Kit> checkpoint(HttpServletRequest request) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(checkpoint.today(SignedIn.get(request).may(Right.CHECKPOINT_LOOKUP)));
    }

    /// What the page needs before it can send: who is signed in, and the form token.
    ///
    /// @param now the district's clock, and its day
    /// @param zone its time zone
    /// @param tasks what the account's rights allow: `visit`, `passage`, `temperature`, `lookup`, `certificate`
    record Session(String format, String account, String displayName, String csrf, String now, String nowDay, String zone, List<String> tasks) {
    }

    /// Whose session it is.
    @Requires(Right.FIELD_SEND)
    @GetMapping("/field/session")
    ResponseEntity<Session> session(HttpServletRequest request) {
        SignedIn account = SignedIn.get(request);
        String token = request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf ? csrf.getToken() : "";
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .body(new Session("zerospread-session-1", account.username(), account.displayName(), token, clock.instant().toString(), clock.today().toString(), clock.getZone().getId(), tasks(account)));
    }

    private static List<String> tasks(SignedIn account) {
        List<String> tasks = new ArrayList<>();
        if (account.may(Right.SCREENING_WRITE)) {
            tasks.add("visit");
        }
        if (account.may(Right.CHECKPOINT_WRITE)) {
            tasks.add("passage");
        }
        if (account.may(Right.QUARANTINE_OBSERVE)) {
            tasks.add("temperature");
        }
        if (account.may(Right.CHECKPOINT_LOOKUP)) {
            tasks.add("lookup");
        }
        if (account.may(Right.CHECKPOINT_WRITE) && account.may(Right.CERTIFICATE_READ)) {
            tasks.add("certificate");
        }
        return tasks;
    }

    /// A phone says that it is there.
    record Contact(@Nullable UUID device, @Nullable Integer unsent, @Nullable Boolean wiped) {
    }

    /// @param wipe whether the phone is to forget everything
    /// @param fileKey the device's key for a queue saved as a file
    record Told(String format, boolean wipe, byte[] fileKey) {
    }

    /// Tells a phone what it has to know.
    @Requires(Right.FIELD_SEND)
    @PostMapping({"/api/v1/field/contact", "/field/contact"})
    ResponseEntity<Told> contact(@RequestBody Contact contact, HttpServletRequest request) {
        if (contact.device() == null || contact.unsent() != null && contact.unsent() < 0) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a device is needed, and no fewer than 0 unsent");
        }
        boolean wipe = devices.contact(contact.device(), SignedIn.get(request).username(), contact.unsent() == null ? 0 : contact.unsent(), Boolean.TRUE.equals(contact.wiped()));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Told("zerospread-contact-1", wipe, files.keyFor(contact.device())));
    }

    /// Also for a phone on which nobody is signed in any more: a lost one is to obey too. The id is random, and the answer names nobody.
    @OpenToAll
    @GetMapping("/field/orders/{device}")
    ResponseEntity<Map<String, Object>> orders(@PathVariable UUID device) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("format", "zerospread-orders-1", "wipe", devices.isToBeWiped(device)));
    }
}
