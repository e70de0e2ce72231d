package org.zerospread.app.certificate.web;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.zerospread.app.access.OpenToAll;
import org.zerospread.app.certificate.CertificateKeys;

/// The public keys and the revocation list of each, where verifiers of health cards look for them, from whatever site. Open to all on purpose: they tell nothing of anybody.
@RestController
class PublishedKeys {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final CertificateKeys keys;

    PublishedKeys(CertificateKeys keys) {
        this.keys = keys;
    }

    @OpenToAll
    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<String> keys() {
        return published(Optional.of(keys.published()));
    }

    @OpenToAll
    @GetMapping("/.well-known/crl/{kid:[A-Za-z0-9_-]+}.json")
    ResponseEntity<String> revocations(@PathVariable String kid) {
        return published(keys.revocations(kid));
    }

    private static ResponseEntity<String> published(Optional<String> json) {
        return json.map(text -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).cacheControl(CacheControl.maxAge(FRESH).cachePublic()).header("Access-Control-Allow-Origin", "*").body(text))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
