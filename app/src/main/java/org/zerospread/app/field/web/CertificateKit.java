package org.zerospread.app.field.web;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.certificate.CertificateKeys;
import org.zerospread.app.store.DistrictClock;

/// By what a crew checks health certificates without a network: the accepted keys, and the revocations of the day.
@RestController
class CertificateKit {

    private final CertificateKeys keys;
    private final DistrictClock clock;

    CertificateKit(CertificateKeys keys, DistrictClock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Requires({Right.FIELD_SEND, Right.CERTIFICATE_READ})
    @GetMapping({"/api/v1/field/certificates", "/field/certificates"})
    ResponseEntity<String> today() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).cacheControl(CacheControl.noStore()).body("{\"format\":\"zerospread-certificates-1\",\"day\":\"%s\",\"made_at\":\"%s\",\"keys\":%s,\"revoked\":%s}"
                .formatted(clock.today(), clock.instant(), keys.published(), keys.revocations()));
    }
}
