package org.zerospread.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zerospread.app.access.ApiSessions;
import org.zerospread.app.access.OpenToSignedIn;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.access.SignedIn;

/// Exchanges password and code for a token that stands for both for a while.
@RestController
class SessionsApi {

    private final ApiSessions sessions;

    SessionsApi(ApiSessions sessions) {
        this.sessions = sessions;
    }

    /// What a client gets: `Authorization: Bearer` and the token from then on.
    ///
    /// @param idleSeconds the token ends after so long without use
    /// @param longestSeconds the token ends after so long in any case
    record Opened(String token, String tokenType, long idleSeconds, long longestSeconds) {
    }

    /// Sent with HTTP Basic, and `Zerospread-Code` where the account has a second factor. A token does not make another: it would never end.
    @OpenToSignedIn
    @PostMapping("/api/v1/sessions")
    ResponseEntity<Opened> open(HttpServletRequest request) {
        if (ApiSessions.tokenOf(request).isPresent()) {
            throw RefusalCode.TOKEN_FOR_PASSWORD.thrownFor(request);
        }
        String token = sessions.open(SignedIn.get(request));
        return ResponseEntity.status(HttpStatus.CREATED).cacheControl(CacheControl.noStore())
                .body(new Opened(token, "Bearer", ApiSessions.IDLE.toSeconds(), ApiSessions.LONGEST.toSeconds()));
    }

    /// Ends the session of the token that the request carries.
    @OpenToSignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/api/v1/sessions")
    void end(HttpServletRequest request) {
        sessions.end(SignedIn.get(request), ApiSessions.tokenOf(request).orElseThrow(() -> RefusalCode.TOKEN_FOR_PASSWORD.thrownFor(request)));
    }

    /// Whose session it is.
    @OpenToSignedIn
    @GetMapping("/api/v1/sessions")
    Map<String, Object> present(HttpServletRequest request) {
        SignedIn account = SignedIn.get(request);
        return Map.of("username", account.username(), "second_factor", account.secondFactor());
    }
}
